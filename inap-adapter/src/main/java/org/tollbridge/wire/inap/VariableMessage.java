package org.tollbridge.wire.inap;

import static org.tollbridge.wire.asn1.ListType.listOf;

import java.util.List;
import org.tollbridge.wire.asn1.Content;
import org.tollbridge.wire.asn1.Field;
import org.tollbridge.wire.asn1.SequenceDescription;
import org.tollbridge.wire.asn1.SequenceType;
import org.tollbridge.wire.asn1.SequenceValue;

/** An announcement with parts spoken from values. */
public record VariableMessage(Content content) implements SequenceValue {
    private static final SequenceDescription SEQUENCE = SequenceType.describe("VariableMessage");

    public static final Field<Long> ELEMENTARY_MESSAGE_ID =
            SEQUENCE.required("elementaryMessageID", 0, InapTypes.INTEGER4);
    public static final Field<List<VariablePart>> VARIABLE_PARTS =
            SEQUENCE.required("variableParts", 1, listOf(VariablePart.TYPE, 1, 5));

    public static final SequenceType<VariableMessage> TYPE = SEQUENCE.build(VariableMessage::new);

    @Override
    public SequenceType<VariableMessage> type() {
        return TYPE;
    }
}
