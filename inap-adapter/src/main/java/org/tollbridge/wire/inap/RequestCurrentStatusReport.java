package org.tollbridge.wire.inap;

import static org.tollbridge.wire.asn1.MappedType.mapped;

import org.tollbridge.wire.asn1.Asn1Type;

/** RequestCurrentStatusReport: is this termination busy? */
public record RequestCurrentStatusReport(ResourceId resourceId) implements Argument {
    public static final Asn1Type<RequestCurrentStatusReport> TYPE = mapped(
            "RequestCurrentStatusReportArg",
            ResourceId.TYPE,
            RequestCurrentStatusReport::new,
            RequestCurrentStatusReport::resourceId);

    @Override
    public Asn1Type<RequestCurrentStatusReport> type() {
        return TYPE;
    }
}
