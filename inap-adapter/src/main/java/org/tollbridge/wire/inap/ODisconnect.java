package org.tollbridge.wire.inap;

import java.util.List;
import org.tollbridge.wire.Octets;
import org.tollbridge.wire.asn1.Content;
import org.tollbridge.wire.asn1.Field;
import org.tollbridge.wire.asn1.SequenceDescription;
import org.tollbridge.wire.asn1.SequenceType;
import org.tollbridge.wire.asn1.SequenceValue;

/** ODisconnect: a party of an originating call hung up. The connect time is in tenths of a second. */
public record ODisconnect(Content content) implements SequenceValue, Argument {
    private static final SequenceDescription SEQUENCE = SequenceType.describe("ODisconnectArg");

    public static final Field<DpSpecificCommonParameters> DP_SPECIFIC_COMMON_PARAMETERS =
            SEQUENCE.required("dpSpecificCommonParameters", 0, DpSpecificCommonParameters.TYPE);
    public static final Field<Octets> CALLING_PARTY_BUSINESS_GROUP_ID =
            SEQUENCE.optional("callingPartyBusinessGroupID", 1, InapTypes.OCTET_STRING);
    public static final Field<Octets> CALLING_PARTY_SUBADDRESS =
            SEQUENCE.optional("callingPartySubaddress", 2, InapTypes.OCTET_STRING);
    public static final Field<FacilityGroup> CALLING_FACILITY_GROUP =
            SEQUENCE.optional("callingFacilityGroup", 3, FacilityGroup.TYPE);
    public static final Field<Long> CALLING_FACILITY_GROUP_MEMBER =
            SEQUENCE.optional("callingFacilityGroupMember", 4, InapTypes.INTEGER);
    public static final Field<Octets> RELEASE_CAUSE = SEQUENCE.optional("releaseCause", 5, InapTypes.CAUSE);
    public static final Field<List<Octets>> ROUTE_LIST = SEQUENCE.optional("routeList", 6, InapTypes.ROUTE_LIST);
    public static final Field<List<ExtensionField>> EXTENSIONS =
            SEQUENCE.optional("extensions", 7, ExtensionField.LIST);
    public static final Field<Octets> CARRIER = SEQUENCE.optional("carrier", 8, InapTypes.OCTET_STRING);
    public static final Field<Long> CONNECT_TIME = SEQUENCE.optional("connectTime", 9, InapTypes.INTEGER4);

    public static final SequenceType<ODisconnect> TYPE = SEQUENCE.build(ODisconnect::new);

    @Override
    public SequenceType<ODisconnect> type() {
        return TYPE;
    }
}
