package org.tollbridge.wire.inap;

import java.util.List;
import org.tollbridge.wire.asn1.Content;
import org.tollbridge.wire.asn1.Field;
import org.tollbridge.wire.asn1.SequenceDescription;
import org.tollbridge.wire.asn1.SequenceType;
import org.tollbridge.wire.asn1.SequenceValue;

/** CancelStatusReportRequest: stop reporting on a termination. */
public record CancelStatusReportRequest(Content content) implements SequenceValue, Argument {
    private static final SequenceDescription SEQUENCE = SequenceType.describe("CancelStatusReportRequestArg");

    public static final Field<ResourceId> RESOURCE_ID = SEQUENCE.optional("resourceID", 0, ResourceId.TYPE);
    public static final Field<List<ExtensionField>> EXTENSIONS =
            SEQUENCE.optional("extensions", 1, ExtensionField.LIST);

    public static final SequenceType<CancelStatusReportRequest> TYPE = SEQUENCE.build(CancelStatusReportRequest::new);

    @Override
    public SequenceType<CancelStatusReportRequest> type() {
        return TYPE;
    }
}
