package org.tollbridge.provisioning.store;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How a report groups calls into lines. */
public enum ReportBy {
    /** No lines, only the total. */
    TOTAL(Aspect.HOUR, "on_day"),
    MONTH(Aspect.HOUR, "on_day"),
    DAY(Aspect.HOUR, "on_day"),
    WEEKDAY(Aspect.HOUR, "on_day"),
    HOUR(Aspect.HOUR, "item"),
    REASON(Aspect.REASON, "item"),
    AREA(Aspect.AREA, "item"),
    DESTINATION(Aspect.DESTINATION, "item"),
    BRANCH(Aspect.BRANCH, "item"),
    NUMBER(Aspect.REASON, "number"),
    SUBSCRIBER(Aspect.REASON, "subscriber");

    private final Aspect aspect;
    private final String column;

    ReportBy(Aspect aspect, String column) {
        this.aspect = aspect;
        this.column = column;
    }

    Aspect aspect() {
        return aspect;
    }

    String column() {
        return column;
    }

    /** The word that users write. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** All words. */
    public static List<String> words() {
        return Arrays.stream(values()).map(ReportBy::word).toList();
    }

    /** Parses a user's word. */
    public static Optional<ReportBy> of(String word) {
        return Arrays.stream(values()).filter(by -> by.word().equals(word)).findFirst();
    }

    /** The line to which a row of the store belongs. */
    String item(String stored) {
        return switch (this) {
            case MONTH -> stored.substring(0, stored.lastIndexOf('-'));
            case WEEKDAY -> LocalDate.parse(stored).getDayOfWeek().name().toLowerCase(Locale.ROOT);
            case TOTAL, DAY, HOUR, REASON, AREA, DESTINATION, BRANCH, NUMBER, SUBSCRIBER -> stored;
        };
    }

    /** Whether its lines are periods, in order of time. */
    boolean isChronological() {
        return switch (this) {
            case TOTAL, MONTH, DAY, WEEKDAY, HOUR -> true;
            case REASON, AREA, DESTINATION, BRANCH, NUMBER, SUBSCRIBER -> false;
        };
    }

    /** Whether there may be very many lines, so that the store sorts and limits them. */
    boolean isRanked() {
        return this == NUMBER || this == SUBSCRIBER;
    }

    /**
     * Order of lines: chronological, or the greatest first.
     *
     * @param measure value to compare
     */
    Comparator<ReportLine> order(Measure measure) {
        Comparator<ReportLine> byItem = Comparator.comparing(ReportLine::item);
        return switch (this) {
            case TOTAL, MONTH, DAY, HOUR -> byItem;
            case WEEKDAY ->
                Comparator.comparing(line -> DayOfWeek.valueOf(line.item().toUpperCase(Locale.ROOT)));
            case REASON, AREA, DESTINATION, BRANCH, NUMBER, SUBSCRIBER ->
                Comparator.comparingLong((ReportLine line) -> -line.sums().get(measure))
                        .thenComparing(byItem);
        };
    }
}
