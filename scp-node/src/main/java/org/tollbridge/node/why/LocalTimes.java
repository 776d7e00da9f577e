package org.tollbridge.node.why;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.tollbridge.provisioning.form.FieldType;

/**
 * Formats times as commands show them to users: in this machine's time zone, which also applies to {@code --since} and
 * {@code --at}, with its offset, such as 2026-11-28T16:00:00+08:00. JSON output uses UTC.
 */
public final class LocalTimes {

    private LocalTimes() {}

    /** A time as text. */
    public static String words(Instant at) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(at.atZone(ZoneId.systemDefault()));
    }

    /** A line of a response whose time fields are replaced by text; nested fields are unchanged. */
    public static JsonNode in(JsonNode line) {
        if (!line.isObject()) {
            return line;
        }
        ObjectNode local = line.deepCopy();
        line.properties()
                .forEach(field -> moment(field.getValue()).ifPresent(at -> local.put(field.getKey(), words(at))));
        return local;
    }

    private static Optional<Instant> moment(JsonNode value) {
        return value.isTextual() ? FieldType.moment(value.asText()) : Optional.empty();
    }
}
