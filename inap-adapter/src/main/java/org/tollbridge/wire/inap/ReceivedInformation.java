package org.tollbridge.wire.inap;

import static org.tollbridge.wire.asn1.TextType.IA5_STRING;

import org.tollbridge.wire.Octets;
import org.tollbridge.wire.asn1.Alternative;
import org.tollbridge.wire.asn1.ChoiceType;
import org.tollbridge.wire.asn1.ChoiceValue;
import org.tollbridge.wire.asn1.Chosen;

/** The result of PromptAndCollectUserInformation: what the party keyed. */
public record ReceivedInformation(Chosen chosen) implements ChoiceValue, Result {
    private static final ChoiceType.Description CHOICE = ChoiceType.describe("ReceivedInformationArg");

    public static final Alternative<Octets> DIGITS_RESPONSE =
            CHOICE.alternative("digitsResponse", 0, InapTypes.GENERIC_DIGITS);
    public static final Alternative<String> IA5_RESPONSE = CHOICE.alternative("iA5Response", 1, IA5_STRING);

    public static final ChoiceType<ReceivedInformation> TYPE = CHOICE.build(ReceivedInformation::new);

    @Override
    public ChoiceType<ReceivedInformation> type() {
        return TYPE;
    }
}
