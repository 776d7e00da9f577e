package org.tollbridge.wire.inap;

import org.tollbridge.wire.asn1.Alternative;
import org.tollbridge.wire.asn1.ChoiceType;
import org.tollbridge.wire.asn1.ChoiceValue;
import org.tollbridge.wire.asn1.Chosen;

/** Which filtered calls are let through: one per interval in seconds, or every Nth. */
public record FilteringCharacteristics(Chosen chosen) implements ChoiceValue {
    private static final ChoiceType.Description CHOICE = ChoiceType.describe("FilteringCharacteristics");

    public static final Alternative<Long> INTERVAL = CHOICE.alternative("interval", 0, InapTypes.FILTERING_INTERVAL);
    public static final Alternative<Long> NUMBER_OF_CALLS = CHOICE.alternative("numberOfCalls", 1, InapTypes.INTEGER4);

    public static final ChoiceType<FilteringCharacteristics> TYPE = CHOICE.build(FilteringCharacteristics::new);

    @Override
    public ChoiceType<FilteringCharacteristics> type() {
        return TYPE;
    }
}
