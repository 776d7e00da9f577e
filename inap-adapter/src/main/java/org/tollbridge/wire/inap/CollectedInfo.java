package org.tollbridge.wire.inap;

import static org.tollbridge.wire.asn1.BooleanType.BOOLEAN;

import org.tollbridge.wire.asn1.Alternative;
import org.tollbridge.wire.asn1.ChoiceType;
import org.tollbridge.wire.asn1.ChoiceValue;
import org.tollbridge.wire.asn1.Chosen;

/** What is collected from a party. */
public record CollectedInfo(Chosen chosen) implements ChoiceValue {
    private static final ChoiceType.Description CHOICE = ChoiceType.describe("CollectedInfo");

    public static final Alternative<CollectedDigits> COLLECTED_DIGITS =
            CHOICE.alternative("collectedDigits", 0, CollectedDigits.TYPE);
    public static final Alternative<Boolean> IA5_INFORMATION = CHOICE.alternative("iA5Information", 1, BOOLEAN);

    public static final ChoiceType<CollectedInfo> TYPE = CHOICE.build(CollectedInfo::new);

    @Override
    public ChoiceType<CollectedInfo> type() {
        return TYPE;
    }
}
