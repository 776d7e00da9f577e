package org.tollbridge.service.plan;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * One step of a walk: the question, the finding, and the result. It holds values, and is put into words only when
 * somebody reads it.
 *
 * @param node name of the node, or of a setting of the whole plan, such as "deny"
 * @param asked kind of the node, or what was asked
 * @param found the finding
 * @param because the condition that held, such as "area 10"; empty when there was no choice
 * @param to name of the next node; empty when there is none
 */
public record Visit(String node, String asked, Finding found, String because, String to) {

    /** What was found. */
    public sealed interface Finding {

        /** Plain words. */
        record Words(String text) implements Finding {}

        /** The caller and its place. */
        record Caller(String number, String area) implements Finding {}

        /** A time in the plan's time zone; milliseconds since the epoch. */
        record Moment(long at, ZoneId zone) implements Finding {}

        /** A slot of a hundred. */
        record Slot(int slot) implements Finding {}

        /** Returns the finding in words. */
        default String words() {
            return switch (this) {
                case Words found -> found.text();
                case Caller found ->
                    (found.number().isEmpty() ? "no number" : found.number())
                            + (found.area().isEmpty() ? ", area unknown" : ", area " + found.area());
                case Moment found ->
                    MINUTE.format(Instant.ofEpochMilli(found.at()).atZone(found.zone()));
                case Slot found -> "slot " + found.slot() + " of 100";
            };
        }
    }

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("EEE uuuu-MM-dd HH:mm", Locale.ROOT);

    /** Returns the whole step in words. */
    public String words() {
        return found.words() + (because.isEmpty() ? "" : ": " + because) + (to.isEmpty() ? "" : " -> " + to);
    }
}
