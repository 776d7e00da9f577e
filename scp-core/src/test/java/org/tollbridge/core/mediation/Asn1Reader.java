package org.tollbridge.core.mediation;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads BER by the text of an ASN.1 module, as much of either as files of call records need: the names and types of elements
 * come from the module alone.
 *
 * @param types the fields of each type by their tags
 */
record Asn1Reader(Map<String, Map<Integer, Field>> types) {

    private record Field(String name, String type, boolean optional) {}

    private static final Pattern TYPE = Pattern.compile("(\\w+) ::= (?:SEQUENCE|CHOICE) [{]([^}]*)[}]");
    private static final Pattern FIELD = Pattern.compile("(\\w+)\\s+\\[(\\d+)]\\s+(\\w+)( OPTIONAL)?");

    static Asn1Reader of(Path module) throws IOException {
        Map<String, Map<Integer, Field>> types = new HashMap<>();
        Matcher type = TYPE.matcher(Files.readString(module).replaceAll("--[^\n]*", ""));
        while (type.find()) {
            Map<Integer, Field> fields = new HashMap<>();
            Matcher field = FIELD.matcher(type.group(2));
            while (field.find()) {
                fields.put(
                        Integer.parseInt(field.group(2)),
                        new Field(field.group(1), field.group(3), field.group(4) != null));
            }
            types.put(type.group(1), fields);
        }
        return new Asn1Reader(types);
    }

    /** The elements of a file in words. */
    List<String> read(byte[] file) {
        return elements(ByteBuffer.wrap(file), "FileElement");
    }

    private List<String> elements(ByteBuffer octets, String type) {
        Map<Integer, Field> fields = types.getOrDefault(type, Map.of());
        List<String> words = new ArrayList<>();
        List<Integer> tags = new ArrayList<>();
        while (octets.hasRemaining()) {
            int identifier = octets.get() & 0xFF;
            Field field = fields.get(identifier & 0x1F);
            if (field == null || (identifier & 0xC0) != 0x80) {
                throw new AssertionError("no element of " + type + " has the identifier " + identifier);
            }
            tags.add(identifier & 0x1F);
            ByteBuffer contents = contents(octets);
            boolean constructed = types.containsKey(field.type());
            if (constructed != ((identifier & 0x20) != 0)) {
                throw new AssertionError(field.name() + " is primitive or constructed, and should not be");
            }
            words.add(field.name() + " "
                    + (constructed
                            ? "{" + String.join(", ", elements(contents, field.type())) + "}"
                            : value(field.type(), contents)));
        }
        if (!type.equals("FileElement")) {
            if (!tags.equals(tags.stream().sorted().distinct().toList())) {
                throw new AssertionError(type + " has its elements in the order " + tags);
            }
            fields.forEach((tag, field) -> {
                if (!field.optional() && !tags.contains(tag)) {
                    throw new AssertionError(type + " has no " + field.name());
                }
            });
        }
        return words;
    }

    private static ByteBuffer contents(ByteBuffer octets) {
        int length = octets.get() & 0xFF;
        if (length > 0x80) {
            byte[] longer = new byte[length & 0x7F];
            octets.get(longer);
            length = new BigInteger(1, longer).intValueExact();
        }
        ByteBuffer contents = octets.slice(octets.position(), length);
        octets.position(octets.position() + length);
        return contents;
    }

    private static String value(String type, ByteBuffer contents) {
        byte[] octets = new byte[contents.remaining()];
        contents.get(octets);
        return switch (type) {
            case "INTEGER" -> new BigInteger(octets).toString();
            case "UTF8String" -> new String(octets, StandardCharsets.UTF_8);
            default -> throw new AssertionError("this reader has not learnt " + type);
        };
    }
}
