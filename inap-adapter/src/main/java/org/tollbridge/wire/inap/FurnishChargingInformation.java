package org.tollbridge.wire.inap;

import static org.tollbridge.wire.asn1.MappedType.mapped;

import org.tollbridge.wire.asn1.Asn1Type;
import org.tollbridge.wire.asn1.Opaque;

/** FurnishChargingInformation: data for the switch to put into its call record. */
public record FurnishChargingInformation(Opaque characteristics) implements Argument {
    public static final Asn1Type<FurnishChargingInformation> TYPE = mapped(
            "FurnishChargingInformationArg",
            InapTypes.NETWORK_SPECIFIC,
            FurnishChargingInformation::new,
            FurnishChargingInformation::characteristics);

    @Override
    public Asn1Type<FurnishChargingInformation> type() {
        return TYPE;
    }
}
