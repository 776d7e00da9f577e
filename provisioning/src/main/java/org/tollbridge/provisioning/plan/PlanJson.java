package org.tollbridge.provisioning.plan;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tollbridge.provisioning.form.UnreadableJsonException;
import org.tollbridge.service.plan.Fault;
import org.tollbridge.service.plan.PlanDocument;
import org.tollbridge.service.plan.form.PlanReader;
import org.tollbridge.service.plan.form.PlanText;
import org.tollbridge.service.plan.form.PlanWriter;

/**
 * Call plans as JSON. {@link PlanReader} defines the permitted contents of a document; this class handles only JSON.
 */
public final class PlanJson {

    /**
     * Largest length of a plan that is read, in characters, in either form; it may contain spaces that are not stored.
     */
    public static final int LONGEST = 8 << 20;

    /** Largest length of a stored plan in JSON, in characters: a list of 100,000 numbers has some 1,600,000. */
    public static final int LONGEST_KEPT = 2_000_000;

    /** Upper bound of the growth from lines of text to JSON. */
    private static final int GROWTH = 10;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(20)
                    .maxNumberLength(19)
                    .maxStringLength(1_000)
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private PlanJson() {}

    /** Reads a plan in either form: JSON when it begins with a brace, otherwise lines of text. */
    public static PlanReader.Reading readAny(String text) {
        if (text.length() > LONGEST) {
            return new PlanReader.Reading(
                    Optional.empty(),
                    faulty("", "a plan must have at most " + LONGEST + " characters")
                            .faults());
        }
        String plan = withoutMark(text);
        PlanReader.Reading reading = isJson(plan) ? read(plan) : PlanText.read(plan);
        Optional<Fault> tooLong = plan.length() > LONGEST_KEPT / GROWTH
                ? reading.document().flatMap(PlanJson::tooLong)
                : Optional.empty();
        return tooLong.map(fault -> new PlanReader.Reading(Optional.empty(), List.of(fault)))
                .orElse(reading);
    }

    /** A fault when a plan is too long to store; otherwise empty. */
    public static Optional<Fault> tooLong(PlanDocument plan) {
        int length = write(plan).length();
        return length <= LONGEST_KEPT
                ? Optional.empty()
                : Optional.of(new Fault(
                        plan.lists().isEmpty() ? "nodes" : "lists",
                        Integer.toString(length),
                        "a plan must have at most " + LONGEST_KEPT
                                + " characters in JSON; shorten its lists, using prefixes followed by *, or split it"));
    }

    /** Reads a plan. A JSON syntax fault has the line as its path, such as "line 7". */
    public static PlanReader.Reading read(String json) {
        PlanText.Tree read = treeOfJson(json);
        return read.faults().isEmpty()
                ? PlanReader.read(read.tree())
                : new PlanReader.Reading(Optional.empty(), read.faults());
    }

    /** Reads a document that may not yet be a plan, such as one with parameters, in either form. */
    public static PlanText.Tree tree(String text) {
        if (text.length() > LONGEST) {
            return faulty("", "a plan must have at most " + LONGEST + " characters");
        }
        String plan = withoutMark(text);
        return isJson(plan) ? treeOfJson(plan) : PlanText.tree(plan);
    }

    private static boolean isJson(String plan) {
        return plan.stripLeading().startsWith("{");
    }

    /** Editors put an invisible byte order mark at the start of UTF-8 files. */
    private static String withoutMark(String text) {
        return text.startsWith("\ufeff") ? text.substring(1) : text;
    }

    private static PlanText.Tree treeOfJson(String json) {
        try (JsonParser parser = FACTORY.createParser(json)) {
            return tree(parser);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static PlanText.Tree tree(JsonParser parser) throws IOException {
        try {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return faulty("line 1", "a plan must be one JSON object");
            }
            Map<String, Object> tree = object(parser);
            if (parser.nextToken() != null) {
                return faulty("line " + parser.currentLocation().getLineNr(), "unexpected text after the object");
            }
            return new PlanText.Tree(tree, List.of());
        } catch (JsonProcessingException e) {
            UnreadableJsonException found = UnreadableJsonException.of(e, parser);
            return faulty("line " + found.line(), "column " + found.column() + ": " + found.rule());
        }
    }

    private static PlanText.Tree faulty(String path, String rule) {
        return new PlanText.Tree(Map.of(), List.of(new Fault(path, "", rule)));
    }

    private static Map<String, Object> object(JsonParser parser) throws IOException {
        Map<String, Object> map = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            parser.nextToken();
            map.put(key, value(parser));
        }
        return map;
    }

    private static Object value(JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> {
                List<Object> list = new ArrayList<>();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    list.add(value(parser));
                }
                yield list;
            }
            case VALUE_STRING -> parser.getText();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NUMBER_INT -> parser.getLongValue();
            default -> new Unusable(parser.getText());
        };
    }

    /** A value that no field accepts, such as null or a fraction; the reader reports it with its path. */
    private record Unusable(String text) {
        @Override
        public String toString() {
            return text;
        }
    }

    /** A plan on one line, without default values. Equal plans give equal texts. */
    public static String write(PlanDocument plan) {
        return write(plan, false);
    }

    /** A plan on many lines. */
    public static String writePretty(PlanDocument plan) {
        return write(plan, true) + "\n";
    }

    /** A tree on one line, as {@link #tree} reads it. */
    public static String write(Map<String, ?> tree) {
        return write(tree, false);
    }

    private static String write(PlanDocument plan, boolean pretty) {
        return write(PlanWriter.tree(plan), pretty);
    }

    private static String write(Map<String, ?> tree, boolean pretty) {
        StringWriter text = new StringWriter();
        try (JsonGenerator out = FACTORY.createGenerator(text)) {
            if (pretty) {
                out.setPrettyPrinter(new DefaultPrettyPrinter());
            }
            write(out, tree);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString();
    }

    private static void write(JsonGenerator out, Object value) throws IOException {
        switch (value) {
            case Map<?, ?> map -> {
                out.writeStartObject();
                for (Map.Entry<?, ?> each : map.entrySet()) {
                    out.writeFieldName(each.getKey().toString());
                    write(out, each.getValue());
                }
                out.writeEndObject();
            }
            case List<?> list -> {
                out.writeStartArray();
                for (Object item : list) {
                    write(out, item);
                }
                out.writeEndArray();
            }
            case Long number -> out.writeNumber(number);
            case Boolean flag -> out.writeBoolean(flag);
            default -> out.writeString(value.toString());
        }
    }
}
