package org.tollbridge.provisioning.store;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * Which report is wanted.
 *
 * @param number the service number; empty for all
 * @param subscriber whose numbers; empty for everybody's
 * @param firstDay in the operator's time zone
 * @param lastDay the last day that is in it
 * @param most lines at the most, 1 to {@value #MOST_LINES}
 */
public record ReportWish(
        ReportBy by, String number, String subscriber, LocalDate firstDay, LocalDate lastDay, int most) {

    /** Most lines of a report. */
    public static final int MOST_LINES = 1_000;

    private static final int MOST_DAYS = 3_660;
    private static final int LONGEST_DAY = 10;

    /**
     * A wish.
     *
     * @throws IllegalArgumentException when there is no such report
     */
    public ReportWish {
        if (lastDay.isBefore(firstDay)) {
            throw new IllegalArgumentException("the last day, " + lastDay + ", is before the first, " + firstDay);
        }
        if (ChronoUnit.DAYS.between(firstDay, lastDay) >= MOST_DAYS) {
            throw new IllegalArgumentException("a report is of at most " + MOST_DAYS + " days");
        }
        if (most < 1 || most > MOST_LINES) {
            throw new IllegalArgumentException("a report has 1 to " + MOST_LINES + " lines, not " + most);
        }
        switch (by) {
            case DESTINATION, NUMBER -> {
                if (number.isEmpty() && subscriber.isEmpty()) {
                    throw new IllegalArgumentException(
                            "a report by " + by.word() + " is that of a number or of a subscriber; name one");
                }
            }
            case BRANCH -> {
                if (number.isEmpty()) {
                    throw new IllegalArgumentException(
                            "a report by branch is that of a number, which has the plan; name one");
                }
            }
            case TOTAL, MONTH, DAY, WEEKDAY, HOUR, REASON, AREA -> {}
        }
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
                        "a report is by " + String.join(", ", ReportBy.words()) + ", not by " + by));
        LocalDate last = lastDay.isEmpty() ? today : day(lastDay);
        LocalDate first = firstDay.isEmpty() ? last.withDayOfMonth(1) : day(firstDay);
        return new ReportWish(what, number, subscriber, first, last, MOST_LINES);
    }

    private static LocalDate day(String text) {
        try {
            LocalDate day = LocalDate.parse(text);
            if (text.length() > LONGEST_DAY) {
                throw new DateTimeException("of a year that no store holds");
            }
            return day;
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("'" + text + "' is no day; write it as 2026-11-28");
        }
    }

    /** The same with at most so many lines. */
    public ReportWish with(int lines) {
        return new ReportWish(by, number, subscriber, firstDay, lastDay, lines);
    }
}
