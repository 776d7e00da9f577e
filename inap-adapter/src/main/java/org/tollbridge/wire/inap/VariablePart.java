package org.tollbridge.wire.inap;

import org.tollbridge.wire.Octets;
import org.tollbridge.wire.asn1.Alternative;
import org.tollbridge.wire.asn1.ChoiceType;
import org.tollbridge.wire.asn1.ChoiceValue;
import org.tollbridge.wire.asn1.Chosen;

/** A part of an announcement that is spoken from a value. */
public record VariablePart(Chosen chosen) implements ChoiceValue {
    private static final ChoiceType.Description CHOICE = ChoiceType.describe("VariablePart");

    public static final Alternative<Long> INTEGER = CHOICE.alternative("integer", 0, InapTypes.INTEGER4);
    public static final Alternative<Octets> NUMBER = CHOICE.alternative("number", 1, InapTypes.GENERIC_DIGITS);
    public static final Alternative<Octets> TIME = CHOICE.alternative("time", 2, InapTypes.BCD_2);
    public static final Alternative<Octets> DATE = CHOICE.alternative("date", 3, InapTypes.BCD_3);
    public static final Alternative<Octets> PRICE = CHOICE.alternative("price", 4, InapTypes.BCD_4);

    public static final ChoiceType<VariablePart> TYPE = CHOICE.build(VariablePart::new);

    @Override
    public ChoiceType<VariablePart> type() {
        return TYPE;
    }
}
