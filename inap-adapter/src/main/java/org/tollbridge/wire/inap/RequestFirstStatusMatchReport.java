package org.tollbridge.wire.inap;

import java.util.List;
import org.tollbridge.wire.Octets;
import org.tollbridge.wire.asn1.Content;
import org.tollbridge.wire.asn1.Field;
import org.tollbridge.wire.asn1.SequenceDescription;
import org.tollbridge.wire.asn1.SequenceType;
import org.tollbridge.wire.asn1.SequenceValue;

/** RequestFirstStatusMatchReport: report when this termination is next busy or idle. */
public record RequestFirstStatusMatchReport(Content content) implements SequenceValue, Argument {
    private static final SequenceDescription SEQUENCE = SequenceType.describe("RequestFirstStatusMatchReportArg");

    public static final Field<ResourceId> RESOURCE_ID = SEQUENCE.optional("resourceID", 0, ResourceId.TYPE);
    public static final Field<ResourceStatus> RESOURCE_STATUS =
            SEQUENCE.optional("resourceStatus", 1, ResourceStatus.TYPE);
    public static final Field<Octets> CORRELATION_ID = SEQUENCE.optional("correlationID", 2, InapTypes.GENERIC_DIGITS);
    public static final Field<Long> MONITOR_DURATION = SEQUENCE.optional("monitorDuration", 3, InapTypes.DURATION);
    public static final Field<List<ExtensionField>> EXTENSIONS =
            SEQUENCE.optional("extensions", 4, ExtensionField.LIST);
    public static final Field<BearerCapability> BEARER_CAPABILITY =
            SEQUENCE.optional("bearerCapability", 5, BearerCapability.TYPE);

    public static final SequenceType<RequestFirstStatusMatchReport> TYPE =
            SEQUENCE.build(RequestFirstStatusMatchReport::new);

    @Override
    public SequenceType<RequestFirstStatusMatchReport> type() {
        return TYPE;
    }
}
