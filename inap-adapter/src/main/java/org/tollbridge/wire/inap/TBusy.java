package org.tollbridge.wire.inap;

import java.util.List;
import org.tollbridge.wire.Octets;
import org.tollbridge.wire.asn1.Content;
import org.tollbridge.wire.asn1.Field;
import org.tollbridge.wire.asn1.SequenceDescription;
import org.tollbridge.wire.asn1.SequenceType;
import org.tollbridge.wire.asn1.SequenceValue;

/** TBusy: the called party of a terminating call is busy. */
public record TBusy(Content content) implements SequenceValue, Argument {
    private static final SequenceDescription SEQUENCE = SequenceType.describe("TBusyArg");

    public static final Field<DpSpecificCommonParameters> DP_SPECIFIC_COMMON_PARAMETERS =
            SEQUENCE.required("dpSpecificCommonParameters", 0, DpSpecificCommonParameters.TYPE);
    public static final Field<Octets> BUSY_CAUSE = SEQUENCE.optional("busyCause", 1, InapTypes.CAUSE);
    public static final Field<Octets> CALLED_PARTY_BUSINESS_GROUP_ID =
            SEQUENCE.optional("calledPartyBusinessGroupID", 2, InapTypes.OCTET_STRING);
    public static final Field<Octets> CALLED_PARTY_SUBADDRESS =
            SEQUENCE.optional("calledPartySubaddress", 3, InapTypes.OCTET_STRING);
    public static final Field<Octets> ORIGINAL_CALLED_PARTY_ID =
            SEQUENCE.optional("originalCalledPartyID", 4, InapTypes.ORIGINAL_CALLED_NUMBER);
    public static final Field<Octets> REDIRECTING_PARTY_ID =
            SEQUENCE.optional("redirectingPartyID", 5, InapTypes.REDIRECTING_NUMBER);
    public static final Field<Octets> REDIRECTION_INFORMATION =
            SEQUENCE.optional("redirectionInformation", 6, InapTypes.REDIRECTION_INFORMATION);
    public static final Field<List<Octets>> ROUTE_LIST = SEQUENCE.optional("routeList", 7, InapTypes.ROUTE_LIST);
    public static final Field<Octets> TRAVELLING_CLASS_MARK =
            SEQUENCE.optional("travellingClassMark", 8, InapTypes.LOCATION_NUMBER);
    public static final Field<List<ExtensionField>> EXTENSIONS =
            SEQUENCE.optional("extensions", 9, ExtensionField.LIST);

    public static final SequenceType<TBusy> TYPE = SEQUENCE.build(TBusy::new);

    @Override
    public SequenceType<TBusy> type() {
        return TYPE;
    }
}
