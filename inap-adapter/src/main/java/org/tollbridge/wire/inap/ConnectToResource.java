package org.tollbridge.wire.inap;

import java.util.List;
import org.tollbridge.wire.asn1.Content;
import org.tollbridge.wire.asn1.Field;
import org.tollbridge.wire.asn1.Opaque;
import org.tollbridge.wire.asn1.SequenceDescription;
import org.tollbridge.wire.asn1.SequenceType;
import org.tollbridge.wire.asn1.SequenceValue;

/** ConnectToResource: connect the call to a peripheral. */
public record ConnectToResource(Content content) implements SequenceValue, Argument {
    private static final SequenceDescription SEQUENCE = SequenceType.describe("ConnectToResourceArg");

    public static final Field<ResourceAddress> RESOURCE_ADDRESS =
            SEQUENCE.untagged("resourceAddress", ResourceAddress.TYPE);
    public static final Field<List<ExtensionField>> EXTENSIONS =
            SEQUENCE.optional("extensions", 4, ExtensionField.LIST);
    public static final Field<Opaque> SERVICE_INTERACTION_INDICATORS =
            SEQUENCE.optional("serviceInteractionIndicators", 30, InapTypes.NETWORK_SPECIFIC);

    public static final SequenceType<ConnectToResource> TYPE = SEQUENCE.build(ConnectToResource::new);

    @Override
    public SequenceType<ConnectToResource> type() {
        return TYPE;
    }
}
