package org.tollbridge.service.plan;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A rule for local time: days, dates and a range of the day, each of which may be left out. A range that ends before it
 * begins runs across midnight and belongs to the day on which it begins. The end is exclusive; 23:59 or 24:00 as an end
 * means the end of the day.
 *
 * @param weekdays bit 0 for Monday to bit 6 for Sunday
 * @param days which of those days, by the calendar of public holidays
 * @param from first date
 * @param to last date
 * @param start first minute of the day, 0 to 1439
 * @param end first minute after the range, 1 to 1440; not above {@code start} for a range across midnight
 */
public record TimeRule(int weekdays, Days days, Optional<LocalDate> from, Optional<LocalDate> to, int start, int end) {

    /** Days by the calendar of public holidays. */
    public enum Days {
        /** All of them. */
        ANY,
        /** Monday to Friday without public holidays, and make-up workdays. */
        WORKDAY,
        /** Every day that is not a workday. */
        RESTDAY,
        /** Days off by the calendar. */
        HOLIDAY
    }

    /** Error message with the forms that a rule may have. */
    public static final String GRAMMAR = "a time is written as days, dates and hours, each of which may be left out:"
            + " mon-fri or sat+sun or workday, restday, holiday; 2026-10-01 or 2026-10-01..2026-10-07; 09:00-18:00";

    private static final int ALL_DAYS = 0x7f;
    private static final int DAY = 1440;
    private static final int DATE_LENGTH = 10;
    private static final List<String> NAMES = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");

    /** Returns whether the rule holds at a local time. */
    public boolean holds(LocalDateTime time, Holidays holidays) {
        int minute = time.getHour() * 60 + time.getMinute();
        LocalDate date = time.toLocalDate();
        if (start < end) {
            return minute >= start && minute < end && on(date, holidays);
        }
        return (minute >= start && on(date, holidays)) || (minute < end && on(date.minusDays(1), holidays));
    }

    private boolean on(LocalDate date, Holidays holidays) {
        if ((weekdays & bit(date.getDayOfWeek())) == 0
                || (from.isPresent() && date.isBefore(from.get()))
                || (to.isPresent() && date.isAfter(to.get()))) {
            return false;
        }
        return switch (days) {
            case ANY -> true;
            case WORKDAY -> holidays.isWorkday(date);
            case RESTDAY -> !holidays.isWorkday(date);
            case HOLIDAY -> holidays.isHoliday(date);
        };
    }

    private static int bit(DayOfWeek day) {
        return 1 << (day.getValue() - 1);
    }

    /** Reads what {@link #toString} writes; empty when it is not such a rule. */
    public static Optional<TimeRule> read(String text) {
        int weekdays = ALL_DAYS;
        Days days = Days.ANY;
        Optional<LocalDate> from = Optional.empty();
        Optional<LocalDate> to = Optional.empty();
        int start = 0;
        int end = DAY;
        int step = 0;
        for (String token : text.strip().split(" +", -1)) {
            int part = token.indexOf(':') >= 0 ? 3 : !token.isEmpty() && Character.isDigit(token.charAt(0)) ? 2 : 1;
            if (part <= step) {
                return Optional.empty();
            }
            step = part;
            try {
                if (part == 3) {
                    start = minute(token, 0);
                    end = minute(token, 6);
                    if (token.length() != 11 || token.charAt(5) != '-' || start == DAY || end == start) {
                        return Optional.empty();
                    }
                    // People write 23:59 for the end of a whole day.
                    end = end == DAY - 1 ? DAY : end == 0 ? DAY : end;
                } else if (part == 2) {
                    int dots = token.indexOf("..");
                    from = Optional.of(date(dots < 0 ? token : token.substring(0, dots)));
                    to = Optional.of(date(dots < 0 ? token : token.substring(dots + 2)));
                    if (to.get().isBefore(from.get())) {
                        return Optional.empty();
                    }
                } else {
                    Optional<Days> named = named(token);
                    days = named.orElse(Days.ANY);
                    weekdays = named.isPresent() ? ALL_DAYS : weekdays(token);
                }
            } catch (DateTimeException | NumberFormatException | IndexOutOfBoundsException e) {
                return Optional.empty();
            }
            if (weekdays == 0) {
                return Optional.empty();
            }
        }
        return Optional.of(new TimeRule(weekdays, days, from, to, start, end));
    }

    private static Optional<Days> named(String token) {
        return switch (token) {
            case "daily" -> Optional.of(Days.ANY);
            case "workday" -> Optional.of(Days.WORKDAY);
            case "restday" -> Optional.of(Days.RESTDAY);
            case "holiday" -> Optional.of(Days.HOLIDAY);
            default -> Optional.empty();
        };
    }

    /** Returns the days of a text such as mon-fri+sun as bits; zero when it is invalid. */
    private static int weekdays(String token) {
        int bits = 0;
        for (String part : token.split("\\+", -1)) {
            int dash = part.indexOf('-');
            int first = NAMES.indexOf(dash < 0 ? part : part.substring(0, dash));
            int last = dash < 0 ? first : NAMES.indexOf(part.substring(dash + 1));
            if (first < 0 || last < 0) {
                return 0;
            }
            for (int day = first; day != last; day = (day + 1) % 7) {
                bits |= 1 << day;
            }
            bits |= 1 << last;
        }
        return bits;
    }

    /** Accepts only years of four digits: Java reads longer ones, and has no day after the last of them. */
    private static LocalDate date(String text) {
        if (text.length() != DATE_LENGTH) {
            throw new DateTimeException("no date");
        }
        return LocalDate.parse(text);
    }

    private static int minute(String text, int at) {
        int hours = twoDigits(text, at);
        int minutes = twoDigits(text, at + 3);
        if (text.charAt(at + 2) != ':' || hours > 24 || minutes > 59 || (hours == 24 && minutes > 0)) {
            throw new NumberFormatException("no time of day");
        }
        return hours * 60 + minutes;
    }

    /** Excludes signs, and digits of other scripts, which Java accepts too. */
    private static int twoDigits(String text, int at) {
        int tens = text.charAt(at) - '0';
        int ones = text.charAt(at + 1) - '0';
        if (tens < 0 || tens > 9 || ones < 0 || ones > 9) {
            throw new NumberFormatException("no two digits");
        }
        return tens * 10 + ones;
    }

    @Override
    public String toString() {
        List<String> words = new ArrayList<>();
        if (days != Days.ANY) {
            words.add(days.name().toLowerCase(Locale.ROOT));
        } else if (weekdays != ALL_DAYS) {
            words.add(weekdayWords());
        }
        if (from.isPresent() && to.isPresent()) {
            words.add(from.equals(to) ? from.get().toString() : from.get() + ".." + to.get());
        }
        if (start != 0 || end != DAY) {
            words.add(clock(start) + "-" + clock(end));
        }
        return words.isEmpty() ? "daily" : String.join(" ", words);
    }

    private String weekdayWords() {
        List<String> runs = new ArrayList<>();
        for (int day = 0; day < 7; day++) {
            if ((weekdays & 1 << day) == 0) {
                continue;
            }
            int last = day;
            while (last < 6 && (weekdays & 1 << (last + 1)) != 0) {
                last++;
            }
            runs.add(day == last ? NAMES.get(day) : NAMES.get(day) + "-" + NAMES.get(last));
            day = last;
        }
        return String.join("+", runs);
    }

    private static String clock(int minute) {
        String text = Integer.toString(10_000 + minute / 60 * 100 + minute % 60);
        return text.substring(1, 3) + ":" + text.substring(3);
    }
}
