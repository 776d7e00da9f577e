package org.tollbridge.wire.inap;

import java.util.List;
import org.tollbridge.wire.Octets;
import org.tollbridge.wire.asn1.Content;
import org.tollbridge.wire.asn1.Field;
import org.tollbridge.wire.asn1.SequenceDescription;
import org.tollbridge.wire.asn1.SequenceType;
import org.tollbridge.wire.asn1.SequenceValue;

/** OMidCall and TMidCall: a party asked for a feature in mid-call. */
public record MidCall(Content content) implements SequenceValue, Argument {
    private static final SequenceDescription SEQUENCE = SequenceType.describe("MidCallArg");

    public static final Field<DpSpecificCommonParameters> DP_SPECIFIC_COMMON_PARAMETERS =
            SEQUENCE.required("dpSpecificCommonParameters", 0, DpSpecificCommonParameters.TYPE);
    public static final Field<Octets> CALLED_PARTY_BUSINESS_GROUP_ID =
            SEQUENCE.optional("calledPartyBusinessGroupID", 1, InapTypes.OCTET_STRING);
    public static final Field<Octets> CALLED_PARTY_SUBADDRESS =
            SEQUENCE.optional("calledPartySubaddress", 2, InapTypes.OCTET_STRING);
    public static final Field<Octets> CALLING_PARTY_BUSINESS_GROUP_ID =
            SEQUENCE.optional("callingPartyBusinessGroupID", 3, InapTypes.OCTET_STRING);
    public static final Field<Octets> CALLING_PARTY_SUBADDRESS =
            SEQUENCE.optional("callingPartySubaddress", 4, InapTypes.OCTET_STRING);
    public static final Field<FeatureRequestIndicator> FEATURE_REQUEST_INDICATOR =
            SEQUENCE.optional("featureRequestIndicator", 5, FeatureRequestIndicator.TYPE);
    public static final Field<List<ExtensionField>> EXTENSIONS =
            SEQUENCE.optional("extensions", 6, ExtensionField.LIST);
    public static final Field<Octets> CARRIER = SEQUENCE.optional("carrier", 7, InapTypes.OCTET_STRING);

    public static final SequenceType<MidCall> TYPE = SEQUENCE.build(MidCall::new);

    @Override
    public SequenceType<MidCall> type() {
        return TYPE;
    }
}
