package org.tollbridge.wire.inap;

import org.tollbridge.wire.Octets;
import org.tollbridge.wire.asn1.Alternative;
import org.tollbridge.wire.asn1.ChoiceType;
import org.tollbridge.wire.asn1.ChoiceValue;
import org.tollbridge.wire.asn1.Chosen;

/** Which calls are gapped. */
public record GapCriteria(Chosen chosen) implements ChoiceValue {
    private static final ChoiceType.Description CHOICE = ChoiceType.describe("GapCriteria");

    public static final Alternative<Octets> CALLED_ADDRESS_VALUE =
            CHOICE.alternative("calledAddressValue", 0, InapTypes.GENERIC_NUMBER);
    public static final Alternative<GapOnService> GAP_ON_SERVICE =
            CHOICE.alternative("gapOnService", 2, GapOnService.TYPE);
    public static final Alternative<CalledAddressAndService> CALLED_ADDRESS_AND_SERVICE =
            CHOICE.alternative("calledAddressAndService", 29, CalledAddressAndService.TYPE);
    public static final Alternative<CallingAddressAndService> CALLING_ADDRESS_AND_SERVICE =
            CHOICE.alternative("callingAddressAndService", 30, CallingAddressAndService.TYPE);

    public static final ChoiceType<GapCriteria> TYPE = CHOICE.build(GapCriteria::new);

    @Override
    public ChoiceType<GapCriteria> type() {
        return TYPE;
    }
}
