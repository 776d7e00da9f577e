package org.tollbridge.wire.inap;

import static org.tollbridge.wire.asn1.NullType.NULL;

import org.tollbridge.wire.Octets;
import org.tollbridge.wire.asn1.Alternative;
import org.tollbridge.wire.asn1.ChoiceType;
import org.tollbridge.wire.asn1.ChoiceValue;
import org.tollbridge.wire.asn1.Chosen;
import org.tollbridge.wire.asn1.NullType.Null;

/** The resource to connect to. */
public record ResourceAddress(Chosen chosen) implements ChoiceValue {
    private static final ChoiceType.Description CHOICE = ChoiceType.describe("ResourceAddress");

    public static final Alternative<Octets> IP_ROUTING_ADDRESS =
            CHOICE.alternative("ipRoutingAddress", 0, InapTypes.CALLED_PARTY_NUMBER);
    public static final Alternative<LegId> LEG_ID = CHOICE.alternative("legID", 1, LegId.TYPE);
    public static final Alternative<IpAddressAndLeg> BOTH = CHOICE.alternative("both", 2, IpAddressAndLeg.TYPE);
    public static final Alternative<Null> NONE = CHOICE.alternative("none", 3, NULL);

    public static final ChoiceType<ResourceAddress> TYPE = CHOICE.build(ResourceAddress::new);

    @Override
    public ChoiceType<ResourceAddress> type() {
        return TYPE;
    }
}
