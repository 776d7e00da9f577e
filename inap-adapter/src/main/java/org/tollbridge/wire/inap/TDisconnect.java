package org.tollbridge.wire.inap;

import java.util.List;
import org.tollbridge.wire.Octets;
import org.tollbridge.wire.asn1.Content;
import org.tollbridge.wire.asn1.Field;
import org.tollbridge.wire.asn1.SequenceDescription;
import org.tollbridge.wire.asn1.SequenceType;
import org.tollbridge.wire.asn1.SequenceValue;

/** TDisconnect: a party of a terminating call hung up. The connect time is in tenths of a second. */
public record TDisconnect(Content content) implements SequenceValue, Argument {
    private static final SequenceDescription SEQUENCE = SequenceType.describe("TDisconnectArg");

    public static final Field<DpSpecificCommonParameters> DP_SPECIFIC_COMMON_PARAMETERS =
            SEQUENCE.required("dpSpecificCommonParameters", 0, DpSpecificCommonParameters.TYPE);
    public static final Field<Octets> CALLED_PARTY_BUSINESS_GROUP_ID =
            SEQUENCE.optional("calledPartyBusinessGroupID", 1, InapTypes.OCTET_STRING);
    public static final Field<Octets> CALLED_PARTY_SUBADDRESS =
            SEQUENCE.optional("calledPartySubaddress", 2, InapTypes.OCTET_STRING);
    public static final Field<FacilityGroup> CALLED_FACILITY_GROUP =
            SEQUENCE.optional("calledFacilityGroup", 3, FacilityGroup.TYPE);
    public static final Field<Long> CALLED_FACILITY_GROUP_MEMBER =
            SEQUENCE.optional("calledFacilityGroupMember", 4, InapTypes.INTEGER);
    public static final Field<Octets> RELEASE_CAUSE = SEQUENCE.optional("releaseCause", 5, InapTypes.CAUSE);
    public static final Field<List<ExtensionField>> EXTENSIONS =
            SEQUENCE.optional("extensions", 6, ExtensionField.LIST);
    public static final Field<Long> CONNECT_TIME = SEQUENCE.optional("connectTime", 7, InapTypes.INTEGER4);

    public static final SequenceType<TDisconnect> TYPE = SEQUENCE.build(TDisconnect::new);

    @Override
    public SequenceType<TDisconnect> type() {
        return TYPE;
    }
}
