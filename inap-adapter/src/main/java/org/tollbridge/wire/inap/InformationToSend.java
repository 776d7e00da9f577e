package org.tollbridge.wire.inap;

import static org.tollbridge.wire.asn1.TextType.IA5_STRING;

import org.tollbridge.wire.asn1.Alternative;
import org.tollbridge.wire.asn1.ChoiceType;
import org.tollbridge.wire.asn1.ChoiceValue;
import org.tollbridge.wire.asn1.Chosen;

/** What a party hears or sees. */
public record InformationToSend(Chosen chosen) implements ChoiceValue {
    private static final ChoiceType.Description CHOICE = ChoiceType.describe("InformationToSend");

    public static final Alternative<InbandInfo> INBAND_INFO = CHOICE.alternative("inbandInfo", 0, InbandInfo.TYPE);
    public static final Alternative<Tone> TONE = CHOICE.alternative("tone", 1, Tone.TYPE);
    public static final Alternative<String> DISPLAY_INFORMATION =
            CHOICE.alternative("displayInformation", 2, IA5_STRING);

    public static final ChoiceType<InformationToSend> TYPE = CHOICE.build(InformationToSend::new);

    @Override
    public ChoiceType<InformationToSend> type() {
        return TYPE;
    }
}
