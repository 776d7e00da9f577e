package org.tollbridge.wire.inap;

import org.tollbridge.wire.Octets;
import org.tollbridge.wire.asn1.Alternative;
import org.tollbridge.wire.asn1.ChoiceType;
import org.tollbridge.wire.asn1.ChoiceValue;
import org.tollbridge.wire.asn1.Chosen;

/** Which calls are filtered. */
public record FilteringCriteria(Chosen chosen) implements ChoiceValue {
    private static final ChoiceType.Description CHOICE = ChoiceType.describe("FilteringCriteria");

    public static final Alternative<Octets> DIALLED_NUMBER =
            CHOICE.alternative("dialledNumber", 0, InapTypes.GENERIC_DIGITS);
    public static final Alternative<Octets> CALLING_LINE_ID =
            CHOICE.alternative("callingLineID", 1, InapTypes.GENERIC_DIGITS);
    public static final Alternative<Long> SERVICE_KEY = CHOICE.alternative("serviceKey", 2, InapTypes.SERVICE_KEY);
    public static final Alternative<FilteredAddressAndService> ADDRESS_AND_SERVICE =
            CHOICE.alternative("addressAndService", 30, FilteredAddressAndService.TYPE);

    public static final ChoiceType<FilteringCriteria> TYPE = CHOICE.build(FilteringCriteria::new);

    @Override
    public ChoiceType<FilteringCriteria> type() {
        return TYPE;
    }
}
