package org.tollbridge.wire.inap;

import static org.tollbridge.wire.asn1.ListType.listOf;

import org.tollbridge.wire.asn1.Content;
import org.tollbridge.wire.asn1.Field;
import org.tollbridge.wire.asn1.ListType;
import org.tollbridge.wire.asn1.Opaque;
import org.tollbridge.wire.asn1.SequenceDescription;
import org.tollbridge.wire.asn1.SequenceType;
import org.tollbridge.wire.asn1.SequenceValue;

/** An extension by a network operator or vendor. Later capability sets identify it by an object identifier, so that {@code type} may be missing. */
public record ExtensionField(Content content) implements SequenceValue {
    private static final SequenceDescription SEQUENCE = SequenceType.describe("ExtensionField");

    public static final Field<Long> EXTENSION_TYPE = SEQUENCE.untaggedOptional("type", InapTypes.EXTENSION_TYPE);
    public static final Field<Criticality> CRITICALITY =
            SEQUENCE.untaggedWithDefault("criticality", Criticality.TYPE, Criticality.IGNORED);
    public static final Field<Opaque> VALUE = SEQUENCE.optional("value", 1, InapTypes.EXTENSION_VALUE);

    public static final SequenceType<ExtensionField> TYPE = SEQUENCE.build(ExtensionField::new);

    public static final ListType<ExtensionField> LIST = listOf(TYPE, 1, InapTypes.MAX_LIST);

    @Override
    public SequenceType<ExtensionField> type() {
        return TYPE;
    }
}
