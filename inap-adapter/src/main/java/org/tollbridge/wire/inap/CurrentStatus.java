package org.tollbridge.wire.inap;

import java.util.List;
import org.tollbridge.wire.asn1.Content;
import org.tollbridge.wire.asn1.Field;
import org.tollbridge.wire.asn1.SequenceDescription;
import org.tollbridge.wire.asn1.SequenceType;
import org.tollbridge.wire.asn1.SequenceValue;

/** The result of RequestCurrentStatusReport. */
public record CurrentStatus(Content content) implements SequenceValue, Result {
    private static final SequenceDescription SEQUENCE = SequenceType.describe("RequestCurrentStatusReportResultArg");

    public static final Field<ResourceStatus> RESOURCE_STATUS =
            SEQUENCE.required("resourceStatus", 0, ResourceStatus.TYPE);
    public static final Field<ResourceId> RESOURCE_ID = SEQUENCE.optional("resourceID", 1, ResourceId.TYPE);
    public static final Field<List<ExtensionField>> EXTENSIONS =
            SEQUENCE.optional("extensions", 2, ExtensionField.LIST);

    public static final SequenceType<CurrentStatus> TYPE = SEQUENCE.build(CurrentStatus::new);

    @Override
    public SequenceType<CurrentStatus> type() {
        return TYPE;
    }
}
