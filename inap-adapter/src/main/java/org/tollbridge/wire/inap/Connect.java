package org.tollbridge.wire.inap;

import java.util.List;
import org.tollbridge.wire.Octets;
import org.tollbridge.wire.asn1.Content;
import org.tollbridge.wire.asn1.Field;
import org.tollbridge.wire.asn1.Opaque;
import org.tollbridge.wire.asn1.SequenceDescription;
import org.tollbridge.wire.asn1.SequenceType;
import org.tollbridge.wire.asn1.SequenceValue;

/** Connect: route the call to a destination. */
public record Connect(Content content) implements SequenceValue, Argument {
    private static final SequenceDescription SEQUENCE = SequenceType.describe("ConnectArg");

    public static final Field<List<Octets>> DESTINATION_ROUTING_ADDRESS =
            SEQUENCE.required("destinationRoutingAddress", 0, InapTypes.DESTINATION_ROUTING_ADDRESS);
    public static final Field<Octets> ALERTING_PATTERN =
            SEQUENCE.optional("alertingPattern", 1, InapTypes.ALERTING_PATTERN);
    public static final Field<Octets> CORRELATION_ID = SEQUENCE.optional("correlationID", 2, InapTypes.GENERIC_DIGITS);
    public static final Field<Long> CUT_AND_PASTE = SEQUENCE.optional("cutAndPaste", 3, InapTypes.CUT_AND_PASTE);
    public static final Field<ForwardingCondition> FORWARDING_CONDITION =
            SEQUENCE.optional("forwardingCondition", 4, ForwardingCondition.TYPE);
    public static final Field<Octets> ISDN_ACCESS_RELATED_INFORMATION =
            SEQUENCE.optional("iSDNAccessRelatedInformation", 5, InapTypes.OCTET_STRING);
    public static final Field<Octets> ORIGINAL_CALLED_PARTY_ID =
            SEQUENCE.optional("originalCalledPartyID", 6, InapTypes.ORIGINAL_CALLED_NUMBER);
    public static final Field<List<Octets>> ROUTE_LIST = SEQUENCE.optional("routeList", 7, InapTypes.ROUTE_LIST);
    public static final Field<Opaque> SCF_ID = SEQUENCE.optional("scfID", 8, InapTypes.NETWORK_SPECIFIC);
    public static final Field<Octets> TRAVELLING_CLASS_MARK =
            SEQUENCE.optional("travellingClassMark", 9, InapTypes.LOCATION_NUMBER);
    public static final Field<List<ExtensionField>> EXTENSIONS =
            SEQUENCE.optional("extensions", 10, ExtensionField.LIST);
    public static final Field<Octets> CARRIER = SEQUENCE.optional("carrier", 11, InapTypes.OCTET_STRING);
    public static final Field<Opaque> SERVICE_INTERACTION_INDICATORS =
            SEQUENCE.optional("serviceInteractionIndicators", 26, InapTypes.NETWORK_SPECIFIC);
    public static final Field<Octets> CALLING_PARTY_NUMBER =
            SEQUENCE.optional("callingPartyNumber", 27, InapTypes.CALLING_PARTY_NUMBER);
    public static final Field<Octets> CALLING_PARTYS_CATEGORY =
            SEQUENCE.optional("callingPartysCategory", 28, InapTypes.CALLING_PARTYS_CATEGORY);
    public static final Field<Octets> REDIRECTING_PARTY_ID =
            SEQUENCE.optional("redirectingPartyID", 29, InapTypes.REDIRECTING_NUMBER);
    public static final Field<Octets> REDIRECTION_INFORMATION =
            SEQUENCE.optional("redirectionInformation", 30, InapTypes.REDIRECTION_INFORMATION);

    public static final SequenceType<Connect> TYPE = SEQUENCE.build(Connect::new);

    @Override
    public SequenceType<Connect> type() {
        return TYPE;
    }
}
