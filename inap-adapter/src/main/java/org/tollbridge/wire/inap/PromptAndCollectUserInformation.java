package org.tollbridge.wire.inap;

import static org.tollbridge.wire.asn1.BooleanType.BOOLEAN;

import java.util.List;
import org.tollbridge.wire.asn1.Content;
import org.tollbridge.wire.asn1.Field;
import org.tollbridge.wire.asn1.SequenceDescription;
import org.tollbridge.wire.asn1.SequenceType;
import org.tollbridge.wire.asn1.SequenceValue;

/** PromptAndCollectUserInformation: collect digits from a party. */
public record PromptAndCollectUserInformation(Content content) implements SequenceValue, Argument {
    private static final SequenceDescription SEQUENCE = SequenceType.describe("PromptAndCollectUserInformationArg");

    public static final Field<CollectedInfo> COLLECTED_INFO = SEQUENCE.required("collectedInfo", 0, CollectedInfo.TYPE);
    public static final Field<Boolean> DISCONNECT_FROM_IP_FORBIDDEN =
            SEQUENCE.withDefault("disconnectFromIPForbidden", 1, BOOLEAN, true);
    public static final Field<InformationToSend> INFORMATION_TO_SEND =
            SEQUENCE.optional("informationToSend", 2, InformationToSend.TYPE);
    public static final Field<List<ExtensionField>> EXTENSIONS =
            SEQUENCE.optional("extensions", 3, ExtensionField.LIST);

    public static final SequenceType<PromptAndCollectUserInformation> TYPE =
            SEQUENCE.build(PromptAndCollectUserInformation::new);

    @Override
    public SequenceType<PromptAndCollectUserInformation> type() {
        return TYPE;
    }
}
