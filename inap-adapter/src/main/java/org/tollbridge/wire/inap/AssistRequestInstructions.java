package org.tollbridge.wire.inap;

import java.util.List;
import org.tollbridge.wire.Octets;
import org.tollbridge.wire.asn1.Content;
import org.tollbridge.wire.asn1.Field;
import org.tollbridge.wire.asn1.Opaque;
import org.tollbridge.wire.asn1.SequenceDescription;
import org.tollbridge.wire.asn1.SequenceType;
import org.tollbridge.wire.asn1.SequenceValue;

/** AssistRequestInstructions: an assisting switch or peripheral asks for instructions. */
public record AssistRequestInstructions(Content content) implements SequenceValue, Argument {
    private static final SequenceDescription SEQUENCE = SequenceType.describe("AssistRequestInstructionsArg");

    public static final Field<Octets> CORRELATION_ID = SEQUENCE.required("correlationID", 0, InapTypes.GENERIC_NUMBER);
    public static final Field<Opaque> IP_AVAILABLE = SEQUENCE.optional("iPAvailable", 1, InapTypes.NETWORK_SPECIFIC);
    public static final Field<Opaque> IP_SSP_CAPABILITIES =
            SEQUENCE.optional("iPSSPCapabilities", 2, InapTypes.NETWORK_SPECIFIC);
    public static final Field<List<ExtensionField>> EXTENSIONS =
            SEQUENCE.optional("extensions", 3, ExtensionField.LIST);

    public static final SequenceType<AssistRequestInstructions> TYPE = SEQUENCE.build(AssistRequestInstructions::new);

    @Override
    public SequenceType<AssistRequestInstructions> type() {
        return TYPE;
    }
}
