package org.tollbridge.node.why;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tollbridge.node.fault.CommandFault;
import org.tollbridge.service.call.CallRecord;

/**
 * Selects calls. All given criteria must match.
 *
 * @param called end of the dialled number, or its beginning followed by *
 * @param caller same for the calling number
 * @param since milliseconds since the epoch: only calls that ended then or later
 * @param at start of a minute in milliseconds: only calls in progress within a minute of it
 */
public record Query(
        Optional<String> callId, Optional<String> called, Optional<String> caller, OptionalLong since, OptionalLong at)
        implements Predicate<CallRecord> {

    private static final Pattern AGO = Pattern.compile("(\\d{1,6})(s|m|h|d)");
    private static final long MINUTE = 60_000;

    @Override
    public boolean test(CallRecord record) {
        return record.isEnd()
                && callId.map(record.callId()::equals).orElse(true)
                && called.map(number -> matches(number, record.dialled())).orElse(true)
                && caller.map(number -> matches(number, record.caller().orElse("")))
                        .orElse(true)
                && (since.isEmpty() || record.endedAt() >= since.getAsLong())
                && (at.isEmpty()
                        || (record.endedAt() >= at.getAsLong() - MINUTE
                                && record.offeredAt() < at.getAsLong() + 2 * MINUTE));
    }

    /** Lower bound for the end of matching calls, in milliseconds since the epoch. */
    long notBefore() {
        return Math.max(since.orElse(0), at.isPresent() ? at.getAsLong() - MINUTE : 0);
    }

    /** Users may write numbers in national form: 010-62345678 matches the caller 861062345678. */
    static boolean matches(String written, String number) {
        String digits = written.replaceAll("[^0-9A-F*]", "").replaceFirst("^0+", "");
        return digits.endsWith("*")
                ? number.startsWith(digits.substring(0, digits.length() - 1))
                : !digits.isEmpty() && number.endsWith(digits);
    }

    /**
     * A time written by a user: 2026-10-01T09:30, the same with an offset or Z as commands print it, 2026-10-01, 09:30
     * for today, or an age: 15m, 2h, 3d.
     *
     * @param now milliseconds since the epoch
     * @throws CommandFault when it is none of these
     */
    public static long moment(String option, String text, long now, ZoneId zone) {
        Matcher ago = AGO.matcher(text);
        if (ago.matches()) {
            long seconds = switch (String.valueOf(ago.group(2))) {
                case "s" -> 1;
                case "m" -> 60;
                case "h" -> 3_600;
                default -> 86_400;
            };
            return now - 1_000 * seconds * Long.parseLong(String.valueOf(ago.group(1)));
        }
        try {
            if (text.indexOf('-') < 0) {
                LocalDate today = Instant.ofEpochMilli(now).atZone(zone).toLocalDate();
                return LocalTime.parse(text)
                        .atDate(today)
                        .atZone(zone)
                        .toInstant()
                        .toEpochMilli();
            }
            return text.length() == 10
                    ? LocalDate.parse(text).atStartOfDay(zone).toInstant().toEpochMilli()
                    : dated(text, zone);
        } catch (DateTimeException e) {
            throw new CommandFault(option + ": '" + text
                    + "' is not a time; write it as 2026-10-01T09:30, as 09:30 for today, or as an age: 15m, 2h, 3d");
        }
    }

    /**
     * A time with a date written by a user: 2026-10-01T09:30, or with an offset or Z as commands print it.
     *
     * @param zone time zone of a time without an offset
     * @return milliseconds since the epoch
     * @throws DateTimeException when it is invalid
     */
    public static long dated(String text, ZoneId zone) {
        TemporalAccessor read = DateTimeFormatter.ISO_DATE_TIME.parseBest(
                text.replace(' ', 'T'), OffsetDateTime::from, LocalDateTime::from);
        Instant moment = read instanceof OffsetDateTime full
                ? full.toInstant()
                : LocalDateTime.from(read).atZone(zone).toInstant();
        return moment.toEpochMilli();
    }
}
