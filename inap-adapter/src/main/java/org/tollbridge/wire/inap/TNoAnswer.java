package org.tollbridge.wire.inap;

import java.util.List;
import org.tollbridge.wire.Octets;
import org.tollbridge.wire.asn1.Content;
import org.tollbridge.wire.asn1.Field;
import org.tollbridge.wire.asn1.SequenceDescription;
import org.tollbridge.wire.asn1.SequenceType;
import org.tollbridge.wire.asn1.SequenceValue;

/** TNoAnswer: the called party of a terminating call does not answer. */
public record TNoAnswer(Content content) implements SequenceValue, Argument {
    private static final SequenceDescription SEQUENCE = SequenceType.describe("TNoAnswerArg");

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
    public static final Field<Octets> ORIGINAL_CALLED_PARTY_ID =
            SEQUENCE.optional("originalCalledPartyID", 5, InapTypes.ORIGINAL_CALLED_NUMBER);
    public static final Field<Octets> REDIRECTING_PARTY_ID =
            SEQUENCE.optional("redirectingPartyID", 6, InapTypes.REDIRECTING_NUMBER);
    public static final Field<Octets> REDIRECTION_INFORMATION =
            SEQUENCE.optional("redirectionInformation", 7, InapTypes.REDIRECTION_INFORMATION);
    public static final Field<Octets> TRAVELLING_CLASS_MARK =
            SEQUENCE.optional("travellingClassMark", 8, InapTypes.LOCATION_NUMBER);
    public static final Field<List<ExtensionField>> EXTENSIONS =
            SEQUENCE.optional("extensions", 9, ExtensionField.LIST);

    public static final SequenceType<TNoAnswer> TYPE = SEQUENCE.build(TNoAnswer::new);

    @Override
    public SequenceType<TNoAnswer> type() {
        return TYPE;
    }
}
