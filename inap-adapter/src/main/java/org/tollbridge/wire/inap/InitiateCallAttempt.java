package org.tollbridge.wire.inap;

import java.util.List;
import org.tollbridge.wire.Octets;
import org.tollbridge.wire.asn1.Content;
import org.tollbridge.wire.asn1.Field;
import org.tollbridge.wire.asn1.Opaque;
import org.tollbridge.wire.asn1.SequenceDescription;
import org.tollbridge.wire.asn1.SequenceType;
import org.tollbridge.wire.asn1.SequenceValue;

/** InitiateCallAttempt: set up a call from the network. */
public record InitiateCallAttempt(Content content) implements SequenceValue, Argument {
    private static final SequenceDescription SEQUENCE = SequenceType.describe("InitiateCallAttemptArg");

    public static final Field<List<Octets>> DESTINATION_ROUTING_ADDRESS =
            SEQUENCE.required("destinationRoutingAddress", 0, InapTypes.DESTINATION_ROUTING_ADDRESS);
    public static final Field<Octets> ALERTING_PATTERN =
            SEQUENCE.optional("alertingPattern", 1, InapTypes.ALERTING_PATTERN);
    public static final Field<Octets> ISDN_ACCESS_RELATED_INFORMATION =
            SEQUENCE.optional("iSDNAccessRelatedInformation", 2, InapTypes.OCTET_STRING);
    public static final Field<Octets> TRAVELLING_CLASS_MARK =
            SEQUENCE.optional("travellingClassMark", 3, InapTypes.LOCATION_NUMBER);
    public static final Field<List<ExtensionField>> EXTENSIONS =
            SEQUENCE.optional("extensions", 4, ExtensionField.LIST);
    public static final Field<Opaque> SERVICE_INTERACTION_INDICATORS =
            SEQUENCE.optional("serviceInteractionIndicators", 29, InapTypes.NETWORK_SPECIFIC);
    public static final Field<Octets> CALLING_PARTY_NUMBER =
            SEQUENCE.optional("callingPartyNumber", 30, InapTypes.CALLING_PARTY_NUMBER);

    public static final SequenceType<InitiateCallAttempt> TYPE = SEQUENCE.build(InitiateCallAttempt::new);

    @Override
    public SequenceType<InitiateCallAttempt> type() {
        return TYPE;
    }
}
