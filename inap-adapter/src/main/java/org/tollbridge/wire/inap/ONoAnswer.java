package org.tollbridge.wire.inap;

import java.util.List;
import org.tollbridge.wire.Octets;
import org.tollbridge.wire.asn1.Content;
import org.tollbridge.wire.asn1.Field;
import org.tollbridge.wire.asn1.SequenceDescription;
import org.tollbridge.wire.asn1.SequenceType;
import org.tollbridge.wire.asn1.SequenceValue;

/** ONoAnswer: the called party of an originating call does not answer. */
public record ONoAnswer(Content content) implements SequenceValue, Argument {
    private static final SequenceDescription SEQUENCE = SequenceType.describe("ONoAnswerArg");

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
    public static final Field<Octets> ORIGINAL_CALLED_PARTY_ID =
            SEQUENCE.optional("originalCalledPartyID", 5, InapTypes.ORIGINAL_CALLED_NUMBER);
    public static final Field<Octets> PREFIX = SEQUENCE.optional("prefix", 6, InapTypes.GENERIC_DIGITS);
    public static final Field<Octets> REDIRECTING_PARTY_ID =
            SEQUENCE.optional("redirectingPartyID", 7, InapTypes.REDIRECTING_NUMBER);
    public static final Field<Octets> REDIRECTION_INFORMATION =
            SEQUENCE.optional("redirectionInformation", 8, InapTypes.REDIRECTION_INFORMATION);
    public static final Field<List<Octets>> ROUTE_LIST = SEQUENCE.optional("routeList", 9, InapTypes.ROUTE_LIST);
    public static final Field<Octets> TRAVELLING_CLASS_MARK =
            SEQUENCE.optional("travellingClassMark", 10, InapTypes.LOCATION_NUMBER);
    public static final Field<List<ExtensionField>> EXTENSIONS =
            SEQUENCE.optional("extensions", 11, ExtensionField.LIST);
    public static final Field<Octets> CARRIER = SEQUENCE.optional("carrier", 12, InapTypes.OCTET_STRING);

    public static final SequenceType<ONoAnswer> TYPE = SEQUENCE.build(ONoAnswer::new);

    @Override
    public SequenceType<ONoAnswer> type() {
        return TYPE;
    }
}
