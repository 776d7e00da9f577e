package org.tollbridge.wire.inap;

import org.tollbridge.wire.asn1.Alternative;
import org.tollbridge.wire.asn1.ChoiceType;
import org.tollbridge.wire.asn1.ChoiceValue;
import org.tollbridge.wire.asn1.Chosen;

/** When a detection point is met. */
public record DpSpecificCriteria(Chosen chosen) implements ChoiceValue {
    private static final ChoiceType.Description CHOICE = ChoiceType.describe("DpSpecificCriteria");

    public static final Alternative<Long> NUMBER_OF_DIGITS =
            CHOICE.alternative("numberOfDigits", 0, InapTypes.NUMBER_OF_DIGITS);
    public static final Alternative<Long> APPLICATION_TIMER =
            CHOICE.alternative("applicationTimer", 1, InapTypes.APPLICATION_TIMER);

    public static final ChoiceType<DpSpecificCriteria> TYPE = CHOICE.build(DpSpecificCriteria::new);

    @Override
    public ChoiceType<DpSpecificCriteria> type() {
        return TYPE;
    }
}
