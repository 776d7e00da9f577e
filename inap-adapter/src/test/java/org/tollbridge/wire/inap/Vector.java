package org.tollbridge.wire.inap;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.tollbridge.wire.Octets;
import org.tollbridge.wire.asn1.Variant;
import org.tollbridge.wire.ber.BerException;
import org.tollbridge.wire.ber.BerReader;
import org.tollbridge.wire.ber.Tag;

/** A message of {@code vectors/inap-cs1.jsonl}. */
record Vector(String name, String component, String operation, JsonNode value, Octets argument, Octets m3ua) {
    static final ObjectMapper JSON = new ObjectMapper();

    static List<Vector> all() {
        return lines("/vectors/inap-cs1.jsonl").stream().map(Vector::parse).toList();
    }

    static List<String> lines(String resource) {
        try (InputStream in = Objects.requireNonNull(Vector.class.getResourceAsStream(resource), resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static Vector parse(String line) {
        try {
            JsonNode node = JSON.readTree(line);
            return new Vector(
                    node.get("name").textValue(),
                    node.get("component").textValue(),
                    node.get("operation").textValue().replaceFirst("^(result|error|reject)-", ""),
                    node.get("value"),
                    Octets.fromHex(node.get("argument").textValue()),
                    Octets.fromHex(node.get("m3ua").textValue()));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Reads a parameter as the one of this vector's component. */
    Reading<? extends Parameter> read(Octets octets) {
        Optional<Octets> parameter = Optional.of(octets).filter(present -> !present.isEmpty());
        return switch (component) {
            case "invoke" -> InapCodec.argument(operationRow(), parameter, Variant.Q1218);
            case "returnResult" -> InapCodec.result(operationRow(), parameter, Variant.Q1218);
            case "returnError" -> InapCodec.error(errorRow(), parameter, Variant.Q1218);
            default -> throw new IllegalStateException(component);
        };
    }

    Operation operationRow() {
        return List.of(Operation.values()).stream()
                .filter(row -> row.asn1Name().equals(operation))
                .findAny()
                .orElseThrow();
    }

    InapError errorRow() {
        return List.of(InapError.values()).stream()
                .filter(row -> row.asn1Name().equals(operation))
                .findAny()
                .orElseThrow();
    }

    /** The value with octets as objects with {@code hex} and the marks of CHOICE taken away. */
    JsonNode expected() {
        return plain(value);
    }

    private static JsonNode plain(JsonNode node) {
        JsonNodeFactory make = JsonNodeFactory.instance;
        if (node.isTextual() && node.textValue().startsWith("hex:")) {
            return make.objectNode().put("hex", node.textValue().substring(4));
        }
        if (node.isArray()) {
            ArrayNode array = make.arrayNode();
            node.forEach(element -> array.add(plain(element)));
            return array;
        }
        if (node.isObject()) {
            ObjectNode object = make.objectNode();
            node.properties()
                    .forEach(member -> object.set(member.getKey().replaceFirst("^=", ""), plain(member.getValue())));
            return object;
        }
        return node;
    }

    @Override
    public String toString() {
        return name;
    }

    /** The first component of the TCAP message in the UDT of an M3UA DATA message. */
    static Component componentIn(Octets m3ua) throws BerException {
        int at = 8;
        while (m3ua.at(at) << 8 != 0x0200 || m3ua.at(at + 1) != 0x10) {
            int length = m3ua.at(at + 2) << 8 | m3ua.at(at + 3);
            at += length + 3 & ~3;
        }
        Octets sccp = m3ua.slice(at + 16, (m3ua.at(at + 2) << 8 | m3ua.at(at + 3)) - 16);
        int data = 4 + sccp.at(4);
        BerReader in = new BerReader(sccp.slice(data + 1, sccp.at(data)));
        in.require("message");
        in.enter();
        do {
            in.require("component portion");
        } while (in.tag() != (Tag.APPLICATION | 12));
        in.enter();
        in.require("component");
        int tag = in.tag();
        in.enter();
        in.require("invoke id");
        boolean result = tag == (Tag.CONTEXT | 2);
        if (result && !in.next()) {
            return new Component(tag, -1, Octets.EMPTY);
        }
        if (result) {
            in.enter();
        }
        in.require("code");
        long code = in.integer();
        return new Component(tag, code, in.next() ? in.raw() : Octets.EMPTY);
    }

    record Component(int tag, long code, Octets parameter) {}
}
