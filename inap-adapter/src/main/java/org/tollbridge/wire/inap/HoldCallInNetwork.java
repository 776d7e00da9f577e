package org.tollbridge.wire.inap;

import static org.tollbridge.wire.asn1.NullType.NULL;

import org.tollbridge.wire.asn1.Alternative;
import org.tollbridge.wire.asn1.ChoiceType;
import org.tollbridge.wire.asn1.ChoiceValue;
import org.tollbridge.wire.asn1.Chosen;
import org.tollbridge.wire.asn1.NullType.Null;
import org.tollbridge.wire.asn1.Opaque;

/** HoldCallInNetwork: queue the call. */
public record HoldCallInNetwork(Chosen chosen) implements ChoiceValue, Argument {
    private static final ChoiceType.Description CHOICE = ChoiceType.describe("HoldCallInNetworkArg");

    public static final Alternative<Opaque> HOLD_CAUSE = CHOICE.alternative("holdcause", 0, InapTypes.NETWORK_SPECIFIC);
    public static final Alternative<Null> EMPTY = CHOICE.alternative("empty", 1, NULL);

    public static final ChoiceType<HoldCallInNetwork> TYPE = CHOICE.build(HoldCallInNetwork::new);

    @Override
    public ChoiceType<HoldCallInNetwork> type() {
        return TYPE;
    }
}
