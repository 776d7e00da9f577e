package org.tollbridge.wire.inap;

import java.util.List;
import org.tollbridge.wire.Octets;
import org.tollbridge.wire.asn1.Content;
import org.tollbridge.wire.asn1.Field;
import org.tollbridge.wire.asn1.SequenceDescription;
import org.tollbridge.wire.asn1.SequenceType;
import org.tollbridge.wire.asn1.SequenceValue;

/** RequestEveryStatusChangeReport: report whenever this termination becomes busy or idle. */
public record RequestEveryStatusChangeReport(Content content) implements SequenceValue, Argument {
    private static final SequenceDescription SEQUENCE = SequenceType.describe("RequestEveryStatusChangeReportArg");

    public static final Field<ResourceId> RESOURCE_ID = SEQUENCE.required("resourceID", 0, ResourceId.TYPE);
    public static final Field<Octets> CORRELATION_ID = SEQUENCE.optional("correlationID", 1, InapTypes.GENERIC_DIGITS);
    public static final Field<Long> MONITOR_DURATION = SEQUENCE.optional("monitorDuration", 2, InapTypes.DURATION);
    public static final Field<List<ExtensionField>> EXTENSIONS =
            SEQUENCE.optional("extensions", 3, ExtensionField.LIST);

    public static final SequenceType<RequestEveryStatusChangeReport> TYPE =
            SEQUENCE.build(RequestEveryStatusChangeReport::new);

    @Override
    public SequenceType<RequestEveryStatusChangeReport> type() {
        return TYPE;
    }
}
