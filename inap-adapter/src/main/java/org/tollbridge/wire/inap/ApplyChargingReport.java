package org.tollbridge.wire.inap;

import static org.tollbridge.wire.asn1.MappedType.mapped;

import org.tollbridge.wire.asn1.Asn1Type;
import org.tollbridge.wire.asn1.Opaque;

/** ApplyChargingReport: what was charged. */
public record ApplyChargingReport(Opaque callResult) implements Argument {
    public static final Asn1Type<ApplyChargingReport> TYPE = mapped(
            "ApplyChargingReportArg",
            InapTypes.NETWORK_SPECIFIC,
            ApplyChargingReport::new,
            ApplyChargingReport::callResult);

    @Override
    public Asn1Type<ApplyChargingReport> type() {
        return TYPE;
    }
}
