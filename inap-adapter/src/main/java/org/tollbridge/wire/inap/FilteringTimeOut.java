package org.tollbridge.wire.inap;

import org.tollbridge.wire.Octets;
import org.tollbridge.wire.asn1.Alternative;
import org.tollbridge.wire.asn1.ChoiceType;
import org.tollbridge.wire.asn1.ChoiceValue;
import org.tollbridge.wire.asn1.Chosen;

/** How long calls are filtered. */
public record FilteringTimeOut(Chosen chosen) implements ChoiceValue {
    private static final ChoiceType.Description CHOICE = ChoiceType.describe("FilteringTimeOut");

    public static final Alternative<Long> DURATION = CHOICE.alternative("duration", 0, InapTypes.DURATION);
    public static final Alternative<Octets> STOP_TIME = CHOICE.alternative("stopTime", 1, InapTypes.DATE_AND_TIME);

    public static final ChoiceType<FilteringTimeOut> TYPE = CHOICE.build(FilteringTimeOut::new);

    @Override
    public ChoiceType<FilteringTimeOut> type() {
        return TYPE;
    }
}
