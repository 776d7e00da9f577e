package org.tollbridge.wire.inap;

import java.util.List;
import org.tollbridge.wire.Octets;
import org.tollbridge.wire.asn1.Content;
import org.tollbridge.wire.asn1.Field;
import org.tollbridge.wire.asn1.SequenceDescription;
import org.tollbridge.wire.asn1.SequenceType;
import org.tollbridge.wire.asn1.SequenceValue;

/** OriginationAttemptAuthorized: detection point 1 was met. */
public record OriginationAttemptAuthorized(Content content) implements SequenceValue, Argument {
    private static final SequenceDescription SEQUENCE = SequenceType.describe("OriginationAttemptAuthorizedArg");

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
    public static final Field<Octets> TRAVELLING_CLASS_MARK =
            SEQUENCE.optional("travellingClassMark", 6, InapTypes.LOCATION_NUMBER);
    public static final Field<List<ExtensionField>> EXTENSIONS =
            SEQUENCE.optional("extensions", 7, ExtensionField.LIST);
    public static final Field<Octets> CARRIER = SEQUENCE.optional("carrier", 8, InapTypes.OCTET_STRING);

    public static final SequenceType<OriginationAttemptAuthorized> TYPE =
            SEQUENCE.build(OriginationAttemptAuthorized::new);

    @Override
    public SequenceType<OriginationAttemptAuthorized> type() {
        return TYPE;
    }
}
