package org.tollbridge.wire.inap;

import org.tollbridge.wire.Octets;
import org.tollbridge.wire.asn1.Alternative;
import org.tollbridge.wire.asn1.ChoiceType;
import org.tollbridge.wire.asn1.ChoiceValue;
import org.tollbridge.wire.asn1.Chosen;

/** A group of facilities to route by. */
public record FacilityGroup(Chosen chosen) implements ChoiceValue {
    private static final ChoiceType.Description CHOICE = ChoiceType.describe("FacilityGroup");

    public static final Alternative<Long> TRUNK_GROUP_ID = CHOICE.alternative("trunkGroupID", 0, InapTypes.INTEGER);
    public static final Alternative<Long> PRIVATE_FACILITY_ID =
            CHOICE.alternative("privateFacilityID", 1, InapTypes.INTEGER);
    public static final Alternative<Octets> HUNT_GROUP = CHOICE.alternative("huntGroup", 2, InapTypes.OCTET_STRING);
    public static final Alternative<Octets> ROUTE_INDEX = CHOICE.alternative("routeIndex", 3, InapTypes.OCTET_STRING);

    public static final ChoiceType<FacilityGroup> TYPE = CHOICE.build(FacilityGroup::new);

    @Override
    public ChoiceType<FacilityGroup> type() {
        return TYPE;
    }
}
