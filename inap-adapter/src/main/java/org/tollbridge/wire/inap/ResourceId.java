package org.tollbridge.wire.inap;

import org.tollbridge.wire.Octets;
import org.tollbridge.wire.asn1.Alternative;
import org.tollbridge.wire.asn1.ChoiceType;
import org.tollbridge.wire.asn1.ChoiceValue;
import org.tollbridge.wire.asn1.Chosen;

/** A physical termination. */
public record ResourceId(Chosen chosen) implements ChoiceValue {
    private static final ChoiceType.Description CHOICE = ChoiceType.describe("ResourceID");

    public static final Alternative<Octets> LINE_ID = CHOICE.alternative("lineID", 0, InapTypes.GENERIC_DIGITS);
    public static final Alternative<FacilityGroup> FACILITY_GROUP_ID =
            CHOICE.alternative("facilityGroupID", 1, FacilityGroup.TYPE);
    public static final Alternative<Long> FACILITY_GROUP_MEMBER_ID =
            CHOICE.alternative("facilityGroupMemberID", 2, InapTypes.INTEGER);
    public static final Alternative<Long> TRUNK_GROUP_ID = CHOICE.alternative("trunkGroupID", 3, InapTypes.INTEGER);

    public static final ChoiceType<ResourceId> TYPE = CHOICE.build(ResourceId::new);

    @Override
    public ChoiceType<ResourceId> type() {
        return TYPE;
    }
}
