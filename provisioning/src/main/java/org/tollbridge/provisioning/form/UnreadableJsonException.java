package org.tollbridge.provisioning.form;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import java.io.IOException;
import java.util.Optional;

/** Thrown when a text is not JSON, or exceeds the limits. The message is one sentence for the author of the text. */
public final class UnreadableJsonException extends Exception {

    private static final long serialVersionUID = 1L;

    private final int line;
    private final int column;

    private UnreadableJsonException(int line, int column, String rule, Throwable cause) {
        super(rule, cause);
        this.line = line;
        this.column = column;
    }

    /**
     * An exception for a parser's finding.
     *
     * @param parser positioned where it stopped, used for findings without a location
     * @throws IOException when the parser cannot return its current name; a parser of a string can
     */
    public static UnreadableJsonException of(JsonProcessingException found, JsonParser parser) throws IOException {
        JsonLocation at = Optional.ofNullable(found.getLocation()).orElseGet(parser::currentLocation);
        return new UnreadableJsonException(at.getLineNr(), at.getColumnNr(), rule(found, parser), found);
    }

    private static String rule(JsonProcessingException found, JsonParser parser) throws IOException {
        String words = found.getOriginalMessage();
        return switch (found) {
            case JsonEOFException end -> "it ends before it is complete";
            case StreamConstraintsException large -> bound(words, parser.streamReadConstraints());
            case InputCoercionException number -> "this number is too large";
            case MismatchedInputException more -> "unexpected text after its end";
            default ->
                words.startsWith("Duplicate")
                        ? "the name '" + parser.currentName() + "' occurs twice"
                        : "not valid JSON here; check for a missing quote, comma or bracket";
        };
    }

    private static String bound(String words, StreamReadConstraints bounds) {
        if (words.contains("nesting")) {
            return "objects and lists are nested more than " + bounds.getMaxNestingDepth() + " deep";
        }
        if (words.startsWith("Number")) {
            return "this number has more than " + bounds.getMaxNumberLength() + " digits";
        }
        return words.startsWith("String")
                ? "this text has more than " + bounds.getMaxStringLength() + " characters"
                : "the text is too long";
    }

    /** The line, from 1. */
    public int line() {
        return line;
    }

    /** The column, from 1. */
    public int column() {
        return column;
    }

    /** What is expected there. */
    public String rule() {
        return String.valueOf(getMessage());
    }

    /** Location and rule, such as "line 3, column 7: it ends before it is complete". */
    public String words() {
        return "line " + line + ", column " + column + ": " + rule();
    }
}
