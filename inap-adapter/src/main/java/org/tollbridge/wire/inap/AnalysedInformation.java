package org.tollbridge.wire.inap;

import java.util.List;
import org.tollbridge.wire.Octets;
import org.tollbridge.wire.asn1.Content;
import org.tollbridge.wire.asn1.Field;
import org.tollbridge.wire.asn1.SequenceDescription;
import org.tollbridge.wire.asn1.SequenceType;
import org.tollbridge.wire.asn1.SequenceValue;

/** AnalysedInformation: detection point 3 was met. */
public record AnalysedInformation(Content content) implements SequenceValue, Argument {
    private static final SequenceDescription SEQUENCE = SequenceType.describe("AnalysedInformationArg");

    public static final Field<DpSpecificCommonParameters> DP_SPECIFIC_COMMON_PARAMETERS =
            SEQUENCE.required("dpSpecificCommonParameters", 0, DpSpecificCommonParameters.TYPE);
    public static final Field<Octets> DIALLED_DIGITS =
            SEQUENCE.optional("dialledDigits", 1, InapTypes.CALLED_PARTY_NUMBER);
    public static final Field<Octets> CALLING_PARTY_BUSINESS_GROUP_ID =
            SEQUENCE.optional("callingPartyBusinessGroupID", 2, InapTypes.OCTET_STRING);
    public static final Field<Octets> CALLING_PARTY_SUBADDRESS =
            SEQUENCE.optional("callingPartySubaddress", 3, InapTypes.OCTET_STRING);
    public static final Field<FacilityGroup> CALLING_FACILITY_GROUP =
            SEQUENCE.optional("callingFacilityGroup", 4, FacilityGroup.TYPE);
    public static final Field<Long> CALLING_FACILITY_GROUP_MEMBER =
            SEQUENCE.optional("callingFacilityGroupMember", 5, InapTypes.INTEGER);
    public static final Field<Octets> ORIGINAL_CALLED_PARTY_ID =
            SEQUENCE.optional("originalCalledPartyID", 6, InapTypes.ORIGINAL_CALLED_NUMBER);
    public static final Field<Octets> PREFIX = SEQUENCE.optional("prefix", 7, InapTypes.GENERIC_DIGITS);
    public static final Field<Octets> REDIRECTING_PARTY_ID =
            SEQUENCE.optional("redirectingPartyID", 8, InapTypes.REDIRECTING_NUMBER);
    public static final Field<Octets> REDIRECTION_INFORMATION =
            SEQUENCE.optional("redirectionInformation", 9, InapTypes.REDIRECTION_INFORMATION);
    public static final Field<List<Octets>> ROUTE_LIST = SEQUENCE.optional("routeList", 10, InapTypes.ROUTE_LIST);
    public static final Field<Octets> TRAVELLING_CLASS_MARK =
            SEQUENCE.optional("travellingClassMark", 11, InapTypes.LOCATION_NUMBER);
    public static final Field<List<ExtensionField>> EXTENSIONS =
            SEQUENCE.optional("extensions", 12, ExtensionField.LIST);
    public static final Field<Octets> FEATURE_CODE = SEQUENCE.optional("featureCode", 13, InapTypes.LOCATION_NUMBER);
    public static final Field<Octets> ACCESS_CODE = SEQUENCE.optional("accessCode", 14, InapTypes.LOCATION_NUMBER);
    public static final Field<Octets> CARRIER = SEQUENCE.optional("carrier", 15, InapTypes.OCTET_STRING);

    public static final SequenceType<AnalysedInformation> TYPE = SEQUENCE.build(AnalysedInformation::new);

    @Override
    public SequenceType<AnalysedInformation> type() {
        return TYPE;
    }
}
