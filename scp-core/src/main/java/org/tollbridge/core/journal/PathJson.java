package org.tollbridge.core.journal;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.tollbridge.service.call.TraceLine;
import org.tollbridge.service.plan.Visit;
import org.tollbridge.service.plan.Visit.Finding;

/**
 * One line of a call's path as a JSON array: milliseconds since the call was offered, event, details in words, and for
 * a node of the plan an object with the values that the words are built from.
 */
final class PathJson {

    private PathJson() {}

    static void write(JsonGenerator json, TraceLine line, long offeredAt) throws IOException {
        json.writeStartArray();
        json.writeNumber(line.at() - offeredAt);
        json.writeString(line.what());
        json.writeString(line.detail());
        if (line.visit().isPresent()) {
            write(json, line.visit().get());
        }
        json.writeEndArray();
    }

    private static void write(JsonGenerator json, Visit visit) throws IOException {
        json.writeStartObject();
        Field.ASKED.write(json, visit.asked());
        switch (visit.found()) {
            case Finding.Words words -> Field.FOUND.write(json, words.text());
            case Finding.Caller caller -> {
                Field.CALLER.write(json, caller.number());
                Field.AREA.write(json, caller.area());
            }
            case Finding.Moment moment -> {
                Field.MOMENT.write(json, moment.at());
                Field.ZONE.write(json, moment.zone().getId());
            }
            case Finding.Slot slot -> Field.SLOT.write(json, slot.slot());
        }
        if (!visit.because().isEmpty()) {
            Field.BECAUSE.write(json, visit.because());
        }
        if (!visit.to().isEmpty()) {
            Field.TO.write(json, visit.to());
        }
        json.writeEndObject();
    }

    /**
     * Reads a line; the parser is at its opening bracket and is left at its closing one.
     *
     * @param origin time from which its own time is counted
     */
    static TraceLine read(JsonParser json, long origin) throws IOException {
        RecordJson.expect(json, json.nextToken(), JsonToken.VALUE_NUMBER_INT);
        long at = origin + json.getLongValue();
        RecordJson.expect(json, json.nextToken(), JsonToken.VALUE_STRING);
        String what = json.getText();
        RecordJson.expect(json, json.nextToken(), JsonToken.VALUE_STRING);
        String detail = json.getText();
        JsonToken next = json.nextToken();
        TraceLine line = new TraceLine(at, what, detail);
        if (next == JsonToken.START_OBJECT) {
            Optional<Visit> visit = visit(what, json);
            line = visit.map(each -> TraceLine.of(at, each)).orElse(line);
            next = json.nextToken();
        }
        RecordJson.expect(json, next, JsonToken.END_ARRAY);
        return line;
    }

    /** Returns the values; empty when this version does not know their kind, so that only the words remain. */
    private static Optional<Visit> visit(String node, JsonParser json) throws IOException {
        Map<String, String> pieces = new HashMap<>();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String field = json.currentName();
            if (json.nextToken().isScalarValue()) {
                pieces.put(field, json.getText());
            } else {
                json.skipChildren();
            }
        }
        return finding(pieces)
                .map(found -> new Visit(
                        node,
                        pieces.getOrDefault("asked", ""),
                        found,
                        pieces.getOrDefault("because", ""),
                        pieces.getOrDefault("to", "")));
    }

    private static Optional<Finding> finding(Map<String, String> pieces) {
        try {
            if (pieces.containsKey("found")) {
                return Optional.of(new Finding.Words(pieces.getOrDefault("found", "")));
            }
            if (pieces.containsKey("caller")) {
                return Optional.of(
                        new Finding.Caller(pieces.getOrDefault("caller", ""), pieces.getOrDefault("area", "")));
            }
            if (pieces.containsKey("moment")) {
                return Optional.of(new Finding.Moment(
                        Long.parseLong(pieces.getOrDefault("moment", "")), ZoneId.of(pieces.getOrDefault("zone", ""))));
            }
            return pieces.containsKey("slot")
                    ? Optional.of(new Finding.Slot(Integer.parseInt(pieces.getOrDefault("slot", ""))))
                    : Optional.empty();
        } catch (NumberFormatException | DateTimeException e) {
            return Optional.empty();
        }
    }
}
