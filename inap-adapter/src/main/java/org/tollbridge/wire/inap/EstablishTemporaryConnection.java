package org.tollbridge.wire.inap;

import java.util.List;
import org.tollbridge.wire.Octets;
import org.tollbridge.wire.asn1.Content;
import org.tollbridge.wire.asn1.Field;
import org.tollbridge.wire.asn1.Opaque;
import org.tollbridge.wire.asn1.SequenceDescription;
import org.tollbridge.wire.asn1.SequenceType;
import org.tollbridge.wire.asn1.SequenceValue;

/** EstablishTemporaryConnection: connect the call to an assisting switch or peripheral. */
public record EstablishTemporaryConnection(Content content) implements SequenceValue, Argument {
    private static final SequenceDescription SEQUENCE = SequenceType.describe("EstablishTemporaryConnectionArg");

    public static final Field<Octets> ASSISTING_SSP_IP_ROUTING_ADDRESS =
            SEQUENCE.required("assistingSSPIPRoutingAddress", 0, InapTypes.GENERIC_NUMBER);
    public static final Field<Octets> CORRELATION_ID = SEQUENCE.optional("correlationID", 1, InapTypes.GENERIC_DIGITS);
    public static final Field<LegId> LEG_ID = SEQUENCE.optional("legID", 2, LegId.TYPE);
    public static final Field<Opaque> SCF_ID = SEQUENCE.optional("scfID", 3, InapTypes.NETWORK_SPECIFIC);
    public static final Field<List<ExtensionField>> EXTENSIONS =
            SEQUENCE.optional("extensions", 4, ExtensionField.LIST);
    public static final Field<Octets> CARRIER = SEQUENCE.optional("carrier", 5, InapTypes.OCTET_STRING);
    public static final Field<Opaque> SERVICE_INTERACTION_INDICATORS =
            SEQUENCE.optional("serviceInteractionIndicators", 30, InapTypes.NETWORK_SPECIFIC);

    public static final SequenceType<EstablishTemporaryConnection> TYPE =
            SEQUENCE.build(EstablishTemporaryConnection::new);

    @Override
    public SequenceType<EstablishTemporaryConnection> type() {
        return TYPE;
    }
}
