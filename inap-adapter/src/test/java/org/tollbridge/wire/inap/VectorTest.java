package org.tollbridge.wire.inap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tollbridge.wire.Octets;
import org.tollbridge.wire.asn1.Variant;
import org.tollbridge.wire.ber.BerException;

/** Every message of the vectors decodes to its value and encodes to its octets; see {@code vectors/README.md}. */
class VectorTest {
    private static final Map<String, Vector> BY_NAME =
            Vector.all().stream().collect(Collectors.toMap(Vector::name, vector -> vector));

    record Recoded(String name, String form, Octets m3ua) {
        @Override
        public String toString() {
            return name + " " + form;
        }
    }

    static Stream<Vector> withParameters() {
        return Vector.all().stream().filter(vector -> !vector.component().equals("reject"));
    }

    static Stream<Recoded> recoded() {
        return Vector.lines("/vectors/ber-variants.txt").stream().map(line -> {
            String[] parts = line.split(" ");
            return new Recoded(parts[0], parts[1], Octets.fromHex(parts[2]));
        });
    }

    static Parameter value(Reading<? extends Parameter> reading) {
        return assertInstanceOf(Reading.Value.class, reading, reading.toString())
                                .value()
                        instanceof Parameter parameter
                ? parameter
                : Absent.ABSENT;
    }

    @Test
    void allVectorsAreThere() {
        assertEquals(72, BY_NAME.size());
        assertEquals(216, recoded().count());
        List<String> operations = Vector.all().stream()
                .filter(vector -> vector.component().equals("invoke"))
                .map(Vector::operation)
                .distinct()
                .toList();
        for (Operation operation : Operation.values()) {
            assertTrue(operations.contains(operation.asn1Name()), operation.asn1Name());
        }
    }

    @ParameterizedTest
    @MethodSource("withParameters")
    void decodesToItsValue(Vector vector) throws IOException {
        Parameter value = value(vector.read(vector.argument()));
        assertSame(vector.expected(), Vector.JSON.readTree(value.toJson()), vector.name());
    }

    @ParameterizedTest
    @MethodSource("withParameters")
    void encodesToItsOctets(Vector vector) {
        Parameter value = value(vector.read(vector.argument()));
        assertEquals(vector.argument(), InapCodec.encode(value, Variant.Q1218).orElse(Octets.EMPTY));
    }

    @ParameterizedTest
    @MethodSource("recoded")
    void otherLengthsGiveTheSameValue(Recoded recoded) throws BerException {
        Vector vector = Objects.requireNonNull(BY_NAME.get(recoded.name()), recoded.name());
        Vector.Component component = Vector.componentIn(recoded.m3ua());
        if (vector.component().equals("reject")) {
            return;
        }
        Parameter value = value(vector.read(component.parameter()));
        assertEquals(value(vector.read(vector.argument())), value);
        assertEquals(vector.argument(), InapCodec.encode(value, Variant.Q1218).orElse(Octets.EMPTY));
    }

    @ParameterizedTest
    @MethodSource("withParameters")
    void theCodeOnTheWireFindsTheRow(Vector vector) throws BerException {
        Vector.Component component = Vector.componentIn(vector.m3ua());
        if (component.code() < 0) {
            return;
        }
        if (vector.component().equals("returnError")) {
            assertEquals(vector.errorRow(), InapError.of(component.code()).orElseThrow());
        } else {
            assertEquals(vector.operationRow(), Operation.of(component.code()).orElseThrow());
        }
    }

    /** Typed views may stand beside {@code hex}; all else is equal. */
    private static void assertSame(JsonNode expected, JsonNode actual, String path) {
        if (actual.isNull()) {
            assertTrue(expected.isNull() || expected.asInt(-1) == 0, path);
        } else if (expected.isObject() && expected.has("hex")) {
            assertEquals(expected.get("hex"), actual.get("hex"), path);
        } else if (expected.isObject()) {
            assertEquals(names(expected), names(actual), path);
            ((ObjectNode) expected)
                    .properties()
                    .forEach(member ->
                            assertSame(member.getValue(), actual.path(member.getKey()), path + "." + member.getKey()));
        } else if (expected.isArray()) {
            assertEquals(expected.size(), actual.size(), path);
            for (int i = 0; i < expected.size(); i++) {
                assertSame(expected.get(i), actual.get(i), path + "[" + i + "]");
            }
        } else {
            assertEquals(expected, actual, path);
        }
    }

    private static List<String> names(JsonNode node) {
        return node.properties().stream().map(Map.Entry::getKey).sorted().toList();
    }
}
