package org.tollbridge.wire.inap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tollbridge.wire.Octets;
import org.tollbridge.wire.asn1.Asn1Type;
import org.tollbridge.wire.asn1.ChoiceType;
import org.tollbridge.wire.asn1.Decoded;
import org.tollbridge.wire.asn1.ListType;
import org.tollbridge.wire.asn1.MappedType;
import org.tollbridge.wire.asn1.SequenceType;
import org.tollbridge.wire.asn1.Variant;

/** Values drawn from the descriptions, whole and damaged. Seeds are fixed: a failure comes again. */
class RoundTripTest {
    private static final int VALUES = 150;

    /** All types of parameters. */
    static Set<Asn1Type<? extends Parameter>> types() {
        Set<Asn1Type<? extends Parameter>> types = new LinkedHashSet<>();
        for (Operation operation : Operation.values()) {
            types.add(operation.argument());
            operation.result().ifPresent(types::add);
        }
        for (InapError error : InapError.values()) {
            types.add(error.parameter());
        }
        types.remove(Absent.TYPE);
        return types;
    }

    static Stream<Asn1Type<? extends Parameter>> allTypes() {
        return types().stream();
    }

    @ParameterizedTest
    @MethodSource("allTypes")
    void anyValueComesBack(Asn1Type<? extends Parameter> type) {
        for (Variant variant : Variant.values()) {
            RandomValues values = new RandomValues(type.name().hashCode(), variant);
            for (int i = 0; i < VALUES; i++) {
                assertComesBack(type, values, variant);
            }
        }
    }

    private static <T extends Parameter> void assertComesBack(Asn1Type<T> type, RandomValues values, Variant variant) {
        T value = values.of(type);
        Octets encoding = type.encode(value, variant);
        Decoded<T> decoded = type.decode(encoding, variant);
        assertEquals(new Decoded.Value<>(value), decoded, encoding::toHex);
        assertEquals(encoding, type.encode(value, variant));
        assertFalse(value.toJson().isEmpty());
    }

    @ParameterizedTest
    @MethodSource("allTypes")
    void aTruncatedValueIsAFailureWithAPlace(Asn1Type<? extends Parameter> type) {
        RandomValues values = new RandomValues(1, Variant.Q1218);
        for (int i = 0; i < 20; i++) {
            Octets encoding = encode(type, values);
            for (int length = 0; length < encoding.length(); length++) {
                Decoded.Failed<?> failed =
                        assertInstanceOf(Decoded.Failed.class, type.decode(encoding.slice(0, length), Variant.Q1218));
                assertTrue(failed.failure().offset() <= length);
                assertFalse(failed.failure().reason().isEmpty());
                assertFalse(failed.failure().clause().isEmpty());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("allTypes")
    void aDamagedValueIsAValueOrAFailure(Asn1Type<? extends Parameter> type) {
        RandomValues values = new RandomValues(2, Variant.ETSI);
        Random random = new Random(3);
        for (int i = 0; i < 400; i++) {
            byte[] octets = encode(type, values).toByteArray();
            for (int flips = 1 + random.nextInt(3); flips > 0; flips--) {
                octets[random.nextInt(octets.length)] ^= (byte) (1 << random.nextInt(8));
            }
            assertStable(type, Octets.wrap(octets));
        }
    }

    @ParameterizedTest
    @MethodSource("allTypes")
    void anyOctetsAreAValueOrAFailure(Asn1Type<? extends Parameter> type) {
        Random random = new Random(4);
        for (int i = 0; i < 400; i++) {
            byte[] octets = new byte[1 + random.nextInt(60)];
            random.nextBytes(octets);
            octets[0] = i % 2 == 0 ? 0x30 : octets[0];
            assertStable(type, Octets.wrap(octets));
        }
    }

    private static Octets encode(Asn1Type<? extends Parameter> type, RandomValues values) {
        return values.of(type).encode(Variant.Q1218);
    }

    /** Whatever is read is the same value when it is written and read again, and can be shown. */
    private static <T extends Parameter> void assertStable(Asn1Type<T> type, Octets octets) {
        Decoded<T> decoded = type.decode(octets, Variant.ETSI);
        if (decoded instanceof Decoded.Value<T>(T value)) {
            Octets again = type.encode(value, Variant.ETSI);
            assertEquals(decoded, type.decode(again, Variant.ETSI), octets::toHex);
            assertFalse(value.toJson().isEmpty());
        }
    }

    @Test
    void allParametersHaveADescription() {
        assertEquals(49 + 2 + 4, types().size(), Arrays.toString(types().toArray()));
    }

    /** The decoder keeps the path to a failure in arrays of this depth. */
    @Test
    void noDescriptionIsNestedDeeperThanThePath() {
        for (Asn1Type<?> type : types()) {
            assertTrue(depth(type) <= 12, type.name() + " is " + depth(type) + " deep");
        }
    }

    private static int depth(Asn1Type<?> type) {
        return switch (type) {
            case SequenceType<?> sequence ->
                sequence.fields().stream()
                        .mapToInt(field -> 1 + depth(field.type()))
                        .max()
                        .orElse(0);
            case ChoiceType<?> choice ->
                choice.alternatives().stream()
                        .mapToInt(alternative -> 1 + depth(alternative.type()))
                        .max()
                        .orElse(0);
            case ListType<?> list -> depth(list.element());
            case MappedType<?, ?> mapped -> depth(mapped.base());
            default -> 0;
        };
    }
}
