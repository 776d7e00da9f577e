package org.tollbridge.wire.inap;

import java.util.Optional;
import org.tollbridge.wire.Octets;
import org.tollbridge.wire.asn1.Alternative;
import org.tollbridge.wire.asn1.ChoiceType;
import org.tollbridge.wire.asn1.ChoiceValue;
import org.tollbridge.wire.asn1.Chosen;

/** A party to the call, by the numbering of the sender or of the receiver of the operation. */
public record LegId(Chosen chosen) implements ChoiceValue {
    private static final ChoiceType.Description CHOICE = ChoiceType.describe("LegID");

    public static final Alternative<Octets> SENDING_SIDE_ID =
            CHOICE.alternative("sendingSideID", 0, InapTypes.LEG_TYPE);
    public static final Alternative<Octets> RECEIVING_SIDE_ID =
            CHOICE.alternative("receivingSideID", 1, InapTypes.LEG_TYPE);

    public static final ChoiceType<LegId> TYPE = CHOICE.build(LegId::new);

    /** A party by the numbering of the operation's sender: 1 the calling party, 2 the called party. */
    public static LegId sending(int leg) {
        return TYPE.of(SENDING_SIDE_ID, Octets.of((byte) leg));
    }

    /** A party by the numbering of the operation's receiver. */
    public static LegId receiving(int leg) {
        return TYPE.of(RECEIVING_SIDE_ID, Octets.of((byte) leg));
    }

    /** The number of the party on either side; empty if it is not one octet. */
    public Optional<Integer> leg() {
        return get(SENDING_SIDE_ID)
                .or(() -> get(RECEIVING_SIDE_ID))
                .filter(octets -> octets.length() == 1)
                .map(octets -> octets.at(0));
    }

    @Override
    public ChoiceType<LegId> type() {
        return TYPE;
    }
}
