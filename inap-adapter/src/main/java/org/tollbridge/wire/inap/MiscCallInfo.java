package org.tollbridge.wire.inap;

import org.tollbridge.wire.asn1.Content;
import org.tollbridge.wire.asn1.Field;
import org.tollbridge.wire.asn1.SequenceDescription;
import org.tollbridge.wire.asn1.SequenceType;
import org.tollbridge.wire.asn1.SequenceValue;

/** How a detection point was met. */
public record MiscCallInfo(Content content) implements SequenceValue {
    private static final SequenceDescription SEQUENCE = SequenceType.describe("MiscCallInfo");

    public static final Field<MessageType> MESSAGE_TYPE = SEQUENCE.required("messageType", 0, MessageType.TYPE);
    public static final Field<DpAssignment> DP_ASSIGNMENT = SEQUENCE.optional("dpAssignment", 1, DpAssignment.TYPE);

    public static final SequenceType<MiscCallInfo> TYPE = SEQUENCE.build(MiscCallInfo::new);

    /** A report that waits for instructions: the default. */
    public static final MiscCallInfo REQUEST =
            TYPE.values().set(MESSAGE_TYPE, MessageType.REQUEST).build();

    @Override
    public SequenceType<MiscCallInfo> type() {
        return TYPE;
    }
}
