package org.tollbridge.wire.inap;

import java.util.List;
import org.tollbridge.wire.Octets;
import org.tollbridge.wire.asn1.Content;
import org.tollbridge.wire.asn1.Field;
import org.tollbridge.wire.asn1.Opaque;
import org.tollbridge.wire.asn1.SequenceDescription;
import org.tollbridge.wire.asn1.SequenceType;
import org.tollbridge.wire.asn1.SequenceValue;

/** SelectRoute: select a route to a destination. */
public record SelectRoute(Content content) implements SequenceValue, Argument {
    private static final SequenceDescription SEQUENCE = SequenceType.describe("SelectRouteArg");

    public static final Field<List<Octets>> DESTINATION_ROUTING_ADDRESS =
            SEQUENCE.required("destinationRoutingAddress", 0, InapTypes.DESTINATION_ROUTING_ADDRESS);
    public static final Field<Octets> ALERTING_PATTERN =
            SEQUENCE.optional("alertingPattern", 1, InapTypes.ALERTING_PATTERN);
    public static final Field<Octets> CORRELATION_ID = SEQUENCE.optional("correlationID", 2, InapTypes.GENERIC_DIGITS);
    public static final Field<Octets> ISDN_ACCESS_RELATED_INFORMATION =
            SEQUENCE.optional("iSDNAccessRelatedInformation", 3, InapTypes.OCTET_STRING);
    public static final Field<Octets> ORIGINAL_CALLED_PARTY_ID =
            SEQUENCE.optional("originalCalledPartyID", 4, InapTypes.ORIGINAL_CALLED_NUMBER);
    public static final Field<List<Octets>> ROUTE_LIST = SEQUENCE.optional("routeList", 5, InapTypes.ROUTE_LIST);
    public static final Field<Opaque> SCF_ID = SEQUENCE.optional("scfID", 6, InapTypes.NETWORK_SPECIFIC);
    public static final Field<Octets> TRAVELLING_CLASS_MARK =
            SEQUENCE.optional("travellingClassMark", 7, InapTypes.LOCATION_NUMBER);
    public static final Field<List<ExtensionField>> EXTENSIONS =
            SEQUENCE.optional("extensions", 8, ExtensionField.LIST);
    public static final Field<Octets> CARRIER = SEQUENCE.optional("carrier", 9, InapTypes.OCTET_STRING);

    public static final SequenceType<SelectRoute> TYPE = SEQUENCE.build(SelectRoute::new);

    @Override
    public SequenceType<SelectRoute> type() {
        return TYPE;
    }
}
