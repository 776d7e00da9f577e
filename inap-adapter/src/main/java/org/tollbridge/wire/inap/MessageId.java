package org.tollbridge.wire.inap;

import static org.tollbridge.wire.asn1.ListType.listOf;

import java.util.List;
import org.tollbridge.wire.asn1.Alternative;
import org.tollbridge.wire.asn1.ChoiceType;
import org.tollbridge.wire.asn1.ChoiceValue;
import org.tollbridge.wire.asn1.Chosen;

/** Which announcement. */
public record MessageId(Chosen chosen) implements ChoiceValue {
    private static final ChoiceType.Description CHOICE = ChoiceType.describe("MessageID");

    public static final Alternative<Long> ELEMENTARY_MESSAGE_ID =
            CHOICE.alternative("elementaryMessageID", 0, InapTypes.INTEGER4);
    public static final Alternative<Text> TEXT = CHOICE.alternative("text", 1, Text.TYPE);
    public static final Alternative<List<Long>> ELEMENTARY_MESSAGE_IDS =
            CHOICE.alternative("elementaryMessageIDs", 29, listOf(InapTypes.INTEGER4, 1, InapTypes.MAX_LIST));
    public static final Alternative<VariableMessage> VARIABLE_MESSAGE =
            CHOICE.alternative("variableMessage", 30, VariableMessage.TYPE);

    public static final ChoiceType<MessageId> TYPE = CHOICE.build(MessageId::new);

    @Override
    public ChoiceType<MessageId> type() {
        return TYPE;
    }
}
