package org.tollbridge.wire.inap;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.tollbridge.wire.Octets;
import org.tollbridge.wire.asn1.Alternative;
import org.tollbridge.wire.asn1.Asn1Type;
import org.tollbridge.wire.asn1.BooleanType;
import org.tollbridge.wire.asn1.ChoiceType;
import org.tollbridge.wire.asn1.ChoiceValue;
import org.tollbridge.wire.asn1.EnumeratedType;
import org.tollbridge.wire.asn1.Field;
import org.tollbridge.wire.asn1.IntegerType;
import org.tollbridge.wire.asn1.ListType;
import org.tollbridge.wire.asn1.MappedType;
import org.tollbridge.wire.asn1.NullType;
import org.tollbridge.wire.asn1.OctetsType;
import org.tollbridge.wire.asn1.Opaque;
import org.tollbridge.wire.asn1.OpaqueType;
import org.tollbridge.wire.asn1.RawType;
import org.tollbridge.wire.asn1.SequenceType;
import org.tollbridge.wire.asn1.SequenceValue;
import org.tollbridge.wire.asn1.TaggedType;
import org.tollbridge.wire.asn1.TextType;
import org.tollbridge.wire.asn1.Variant;

/** Values of any described type, drawn from its description. */
final class RandomValues {
    private final Random random;
    private final Variant variant;

    RandomValues(long seed, Variant variant) {
        this.random = new Random(seed);
        this.variant = variant;
    }

    @SuppressWarnings("unchecked") // each branch gives a value of its type
    <T> T of(Asn1Type<T> type) {
        return switch (type) {
            case ChoiceType<?> choice -> (T) choice(choice);
            case MappedType<T, ?> mapped -> mapped(mapped);
            case RawType raw -> (T) Octets.EMPTY;
            case TaggedType<T> tagged -> (T) tagged(tagged);
        };
    }

    private Object tagged(TaggedType<?> type) {
        return switch (type) {
            case BooleanType bool -> random.nextBoolean();
            case NullType nothing -> NullType.Null.NULL;
            case IntegerType integer -> integer(integer);
            case EnumeratedType<?> enumerated -> oneOf(enumerated.values());
            case OctetsType octets -> octets(octets.minLength(), octets.maxLength());
            case OpaqueType opaque -> new Opaque(octets(0, 20), random.nextInt(4) == 0);
            case TextType text -> text();
            case ListType<?> list -> list(list);
            case SequenceType<?> sequence -> sequence(sequence);
        };
    }

    private long integer(IntegerType type) {
        return switch (random.nextInt(4)) {
            case 0 -> type.min();
            case 1 -> type.max();
            default ->
                type.min() == Long.MIN_VALUE || type.max() == Long.MAX_VALUE
                        ? random.nextLong() & Long.MAX_VALUE
                        : random.nextLong(type.min(), type.max() + 1);
        };
    }

    private Octets octets(int min, int max) {
        byte[] octets = new byte[random.nextInt(min, max + 1)];
        random.nextBytes(octets);
        return Octets.wrap(octets);
    }

    private String text() {
        return random.ints(random.nextInt(12), 0, 256)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private <E> List<E> list(ListType<E> type) {
        List<E> elements = new ArrayList<>();
        int size = random.nextInt(type.minSize(), Math.min(type.maxSize(), type.minSize() + 3) + 1);
        for (int i = 0; i < size; i++) {
            elements.add(of(type.element()));
        }
        return elements;
    }

    private <T extends SequenceValue> T sequence(SequenceType<T> type) {
        SequenceType.Values<T> values = type.values();
        for (Field<?> field : type.fields()) {
            if (field.requiredIn().size() > 0 || (field.knownIn().contains(variant) && random.nextInt(3) == 0)) {
                set(values, field);
            }
        }
        return values.build();
    }

    private <V> void set(SequenceType.Values<?> values, Field<V> field) {
        values.set(field, of(field.type()));
    }

    private <T extends ChoiceValue> T choice(ChoiceType<T> type) {
        return choose(type, oneOf(type.alternatives()));
    }

    private <T extends ChoiceValue, V> T choose(ChoiceType<T> type, Alternative<V> alternative) {
        return type.of(alternative, of(alternative.type()));
    }

    private <T, U> T mapped(MappedType<T, U> type) {
        return type.wrap(of(type.base()));
    }

    private <E> E oneOf(List<E> all) {
        return all.get(random.nextInt(all.size()));
    }
}
