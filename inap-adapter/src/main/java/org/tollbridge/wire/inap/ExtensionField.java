package org.tollbridge.wire.inap;

import static org.tollbridge.wire.asn1.ListType.listOf;

import java.util.List;
import org.tollbridge.wire.asn1.Content;
import org.tollbridge.wire.asn1.Field;
import org.tollbridge.wire.asn1.ListType;
import org.tollbridge.wire.asn1.Opaque;
import org.tollbridge.wire.asn1.SequenceDescription;
import org.tollbridge.wire.asn1.SequenceType;
import org.tollbridge.wire.asn1.SequenceValue;

/**
 * An extension by a network operator or vendor. Later capability sets identify it by an object identifier, so
 * {@code type} may be absent.
 */
public record ExtensionField(Content content) implements SequenceValue {
    private static final SequenceDescription SEQUENCE = SequenceType.describe("ExtensionField");

    public static final Field<Long> EXTENSION_TYPE = SEQUENCE.untaggedOptional("type", InapTypes.EXTENSION_TYPE);
    public static final Field<Criticality> CRITICALITY =
            SEQUENCE.untaggedWithDefault("criticality", Criticality.TYPE, Criticality.IGNORED);
    public static final Field<Opaque> VALUE = SEQUENCE.optional("value", 1, InapTypes.EXTENSION_VALUE);

    public static final SequenceType<ExtensionField> TYPE = SEQUENCE.build(ExtensionField::new);

    public static final ListType<ExtensionField> LIST = listOf(TYPE, 1, InapTypes.MAX_LIST);

    /**
     * Whether a value has an extension that its receiver must know or else refuse the value (criticality abort). This
     * node knows none.
     */
    public static boolean isDemandedIn(SequenceValue value) {
        List<Field<?>> fields = value.type().fields();
        for (int i = 0; i < fields.size(); i++) {
            if (fields.get(i).type() == LIST) {
                return value.get(fields.get(i)).stream()
                        .flatMap(extensions -> ((List<?>) extensions).stream())
                        .anyMatch(extension -> ((ExtensionField) extension).value(CRITICALITY) == Criticality.ABORT);
            }
        }
        return false;
    }

    @Override
    public SequenceType<ExtensionField> type() {
        return TYPE;
    }
}
