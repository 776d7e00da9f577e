package org.tollbridge.wire.inap;

import static org.tollbridge.wire.asn1.NullType.NULL;

import org.tollbridge.wire.asn1.Alternative;
import org.tollbridge.wire.asn1.ChoiceType;
import org.tollbridge.wire.asn1.ChoiceValue;
import org.tollbridge.wire.asn1.Chosen;
import org.tollbridge.wire.asn1.NullType.Null;

/** Cancel: stop an announcement or a collection of digits. */
public record Cancel(Chosen chosen) implements ChoiceValue, Argument {
    private static final ChoiceType.Description CHOICE = ChoiceType.describe("CancelArg");

    public static final Alternative<Long> INVOKE_ID = CHOICE.alternative("invokeID", 0, InapTypes.INVOKE_ID);
    public static final Alternative<Null> ALL_REQUESTS = CHOICE.alternative("allRequests", 1, NULL);

    public static final ChoiceType<Cancel> TYPE = CHOICE.build(Cancel::new);

    @Override
    public ChoiceType<Cancel> type() {
        return TYPE;
    }
}
