package org.tollbridge.provisioning.store;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * Selects a report.
 *
 * @param number service number; empty for all
 * @param subscriber only this subscriber's numbers; empty for all
 * @param firstDay first day, in the operator's time zone
 * @param lastDay last day, inclusive
 * @param most largest number of lines, 1 to {@value #MOST_LINES}
 * @param order the value by which lines are sorted if not by time, greatest first
 */
public record ReportWish(
        ReportBy by, String number, String subscriber, LocalDate firstDay, LocalDate lastDay, int most, Measure order) {

    /** Largest number of lines of a report. */
    public static final int MOST_LINES = 1_000;

    private static final int MOST_DAYS = 3_660;

    /** A report over all numbers reads their rows for each day, some forty per number and day. */
    private static final int MOST_DAYS_OF_ALL = 31;

    private static final int LONGEST_DAY = 10;

    /**
     * Checks the selection.
     *
     * @throws IllegalArgumentException when there is no such report
     */
    public ReportWish {
        if (lastDay.isBefore(firstDay)) {
            throw new IllegalArgumentException("the last day, " + lastDay + ", is before the first day, " + firstDay);
        }
        if (ChronoUnit.DAYS.between(firstDay, lastDay) >= MOST_DAYS) {
            throw new IllegalArgumentException("a report must cover at most " + MOST_DAYS + " days");
        }
        if (most < 1 || most > MOST_LINES) {
            throw new IllegalArgumentException("a report must have 1 to " + MOST_LINES + " lines, not " + most);
        }
        switch (by) {
            case NUMBER, SUBSCRIBER -> {
                boolean all = number.isEmpty() && subscriber.isEmpty();
                if (all && ChronoUnit.DAYS.between(firstDay, lastDay) >= MOST_DAYS_OF_ALL) {
                    throw new IllegalArgumentException("a report by " + by.word() + " over all numbers is of at most "
                            + MOST_DAYS_OF_ALL + " days; take fewer, or name a number or a subscriber");
                }
            }
            case DESTINATION -> {
                if (number.isEmpty() && subscriber.isEmpty()) {
                    throw new IllegalArgumentException(
                            "a report by " + by.word() + " requires a number or a subscriber");
                }
            }
            case BRANCH -> {
                if (number.isEmpty()) {
                    throw new IllegalArgumentException("a report by branch requires a number, which has the plan");
                }
            }
            case TOTAL, MONTH, DAY, WEEKDAY, HOUR, REASON, AREA -> {}
        }
    }

    /** Selects a report with the lines with the most calls first. */
    public ReportWish(ReportBy by, String number, String subscriber, LocalDate firstDay, LocalDate lastDay, int most) {
        this(by, number, subscriber, firstDay, lastDay, most, Measure.CALLS);
    }

    /**
     * Parses user input. Empty fields take the defaults: from the first of this month to today, with the largest number
     * of lines.
     *
     * @throws IllegalArgumentException with a message that says what is expected
     */
    public static ReportWish read(
            String by, String number, String subscriber, String firstDay, String lastDay, LocalDate today) {
        ReportBy what = ReportBy.of(by.isEmpty() ? ReportBy.TOTAL.word() : by)
                .orElseThrow(() -> new IllegalArgumentException(
                        "a report can be by " + String.join(", ", ReportBy.words()) + ", not by " + by));
        LocalDate last = lastDay.isEmpty() ? today : day(lastDay);
        LocalDate first = firstDay.isEmpty() ? last.withDayOfMonth(1) : day(firstDay);
        return new ReportWish(what, number, subscriber, first, last, MOST_LINES);
    }

    private static LocalDate day(String text) {
        try {
            LocalDate day = LocalDate.parse(text);
            if (text.length() > LONGEST_DAY) {
                throw new DateTimeException("in a year that no store contains");
            }
            return day;
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("'" + text + "' is not a day; write it as 2026-11-28");
        }
    }

    /** Same, with at most this many lines. */
    public ReportWish with(int lines) {
        return new ReportWish(by, number, subscriber, firstDay, lastDay, lines, order);
    }

    /**
     * Same, with lines sorted by a figure, the greatest first.
     *
     * @param figure name of the figure in responses, such as seconds; empty for calls
     * @throws IllegalArgumentException when there is no such figure, or the lines are in order of time
     */
    public ReportWish sortedBy(String figure) {
        if (figure.isEmpty()) {
            return this;
        }
        if (by.isChronological()) {
            throw new IllegalArgumentException(
                    "lines by " + by.word() + " are in the order of time; leave out the order by " + figure);
        }
        Measure measure = Arrays.stream(Measure.values())
                .filter(each -> each.column().equals(figure))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("lines are sorted by one of "
                        + Arrays.stream(Measure.values()).map(Measure::column).collect(Collectors.joining(", "))
                        + ", not by " + figure));
        return new ReportWish(by, number, subscriber, firstDay, lastDay, most, measure);
    }
}
