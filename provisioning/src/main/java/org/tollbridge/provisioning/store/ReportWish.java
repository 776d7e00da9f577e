package org.tollbridge.provisioning.store;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * Which report is wanted.
 *
 * @param number the service number; empty for all
 * @param subscriber whose numbers; empty for everybody's
 * @param firstDay in the operator's time zone
 * @param lastDay the last day that is in it
 * @param most lines at the most, 1 to {@value #MOST_LINES}
 * @param order by what lines that are not in the order of time are sorted, the greatest first
 */
public record ReportWish(
        ReportBy by,
        String number,
        String subscriber,
        LocalDate firstDay,
        LocalDate lastDay,
        int most,
        Measure order) {

    /** Most lines of a report. */
    public static final int MOST_LINES = 1_000;

    private static final int MOST_DAYS = 3_660;

    /** Of all numbers the rows of each day are read, and a number has some forty a day. */
    private static final int MOST_DAYS_OF_ALL = 31;

    private static final int LONGEST_DAY = 10;

    /**
     * A wish.
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

    /** A wish whose lines with the most calls come first. */
    public ReportWish(ReportBy by, String number, String subscriber, LocalDate firstDay, LocalDate lastDay, int most) {
        this(by, number, subscriber, firstDay, lastDay, most, Measure.CALLS);
    }

    /**
     * What somebody wrote; what is empty is not said: from the first of this month to today, and as many lines as there may be.
     *
     * @throws IllegalArgumentException saying what to write
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

    /** The same with at most so many lines. */
    public ReportWish with(int lines) {
        return new ReportWish(by, number, subscriber, firstDay, lastDay, lines, order);
    }

    /**
     * The same with its lines sorted by a figure, the greatest first.
     *
     * @param figure as answers name it, such as seconds; empty for calls
     * @throws IllegalArgumentException when there is no such figure, or the lines are in the order of time
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
