package org.tollbridge.wire.inap;

import java.util.List;
import org.tollbridge.wire.Octets;
import org.tollbridge.wire.asn1.Content;
import org.tollbridge.wire.asn1.Field;
import org.tollbridge.wire.asn1.SequenceDescription;
import org.tollbridge.wire.asn1.SequenceType;
import org.tollbridge.wire.asn1.SequenceValue;

/** StatusReport: a termination became busy or idle. */
public record StatusReport(Content content) implements SequenceValue, Argument {
    private static final SequenceDescription SEQUENCE = SequenceType.describe("StatusReportArg");

    public static final Field<ResourceStatus> RESOURCE_STATUS =
            SEQUENCE.optional("resourceStatus", 0, ResourceStatus.TYPE);
    public static final Field<Octets> CORRELATION_ID = SEQUENCE.optional("correlationID", 1, InapTypes.GENERIC_DIGITS);
    public static final Field<ResourceId> RESOURCE_ID = SEQUENCE.optional("resourceID", 2, ResourceId.TYPE);
    public static final Field<List<ExtensionField>> EXTENSIONS =
            SEQUENCE.optional("extensions", 3, ExtensionField.LIST);
    public static final Field<ReportCondition> REPORT_CONDITION =
            SEQUENCE.optional("reportCondition", 4, ReportCondition.TYPE);

    public static final SequenceType<StatusReport> TYPE = SEQUENCE.build(StatusReport::new);

    @Override
    public SequenceType<StatusReport> type() {
        return TYPE;
    }
}
