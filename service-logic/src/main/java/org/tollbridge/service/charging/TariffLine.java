package org.tollbridge.service.charging;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * One line of a tariff: for which calls and which paying party, when, and how much.
 *
 * @param name its name in a bill, such as "line 3"
 * @param version the operator's name for the version of the tariff; may be empty
 */
public record TariffLine(String name, String version, Scope scope, Period period, Price price) {

    /**
     * The calls that a line is for.
     *
     * @param subscriber identifier of the subscriber; empty for all
     * @param origins prefixes of the caller's number, in international digits; empty for all
     * @param destinations prefixes of the destination, likewise
     */
    public record Scope(
            String serviceClass,
            Optional<String> subscriber,
            Party party,
            List<String> origins,
            List<String> destinations) {

        public Scope {
            origins = List.copyOf(origins);
            destinations = List.copyOf(destinations);
        }

        /** Returns whether a call is from one of the origins to one of the destinations. */
        boolean isIn(RatedCall call) {
            return begins(origins, call.caller()) && begins(destinations, call.destination());
        }

        private static boolean begins(List<String> zone, String number) {
            for (String prefix : zone) {
                if (number.startsWith(prefix)) {
                    return true;
                }
            }
            return zone.isEmpty();
        }
    }

    /** A kind of day. */
    public enum Day {
        MONDAY,
        TUESDAY,
        WEDNESDAY,
        THURSDAY,
        FRIDAY,
        SATURDAY,
        SUNDAY,
        /** A working day, including make-up workdays. */
        WORKDAY,
        /** A day off: a weekend or a holiday. */
        OFF,
        /** A public holiday. */
        HOLIDAY;

        boolean holds(LocalDate date, DayKind kind) {
            return switch (this) {
                case WORKDAY -> kind == DayKind.WORKDAY;
                case OFF -> kind != DayKind.WORKDAY;
                case HOLIDAY -> kind == DayKind.HOLIDAY;
                case MONDAY -> date.getDayOfWeek() == DayOfWeek.MONDAY;
                case TUESDAY -> date.getDayOfWeek() == DayOfWeek.TUESDAY;
                case WEDNESDAY -> date.getDayOfWeek() == DayOfWeek.WEDNESDAY;
                case THURSDAY -> date.getDayOfWeek() == DayOfWeek.THURSDAY;
                case FRIDAY -> date.getDayOfWeek() == DayOfWeek.FRIDAY;
                case SATURDAY -> date.getDayOfWeek() == DayOfWeek.SATURDAY;
                case SUNDAY -> date.getDayOfWeek() == DayOfWeek.SUNDAY;
            };
        }
    }

    /**
     * When a line applies.
     *
     * @param days kinds of day, of which one must match; empty for all
     * @param from minute of the day, 0 to 1439, from which it applies
     * @param to minute of the day, 1 to 1440, before which it applies; not above {@code from} when the period spans
     *     midnight
     * @param first first day on which it is valid
     * @param last last day on which it is valid
     */
    public record Period(List<Day> days, int from, int to, Optional<LocalDate> first, Optional<LocalDate> last) {

        /** At all times. */
        public static final Period ALWAYS = new Period(List.of(), 0, 1440, Optional.empty(), Optional.empty());

        public Period {
            days = List.copyOf(days);
            if (from < 0 || from > 1439 || to < 1 || to > 1440) {
                throw new IllegalArgumentException(
                        "a tariff cannot hold from minute " + from + " to " + to + ": give 0 to 1439 and 1 to 1440");
            }
        }

        boolean holds(LocalDate date, int minute, Function<LocalDate, DayKind> calendar) {
            boolean inHours = from < to ? minute >= from && minute < to : minute >= from || minute < to;
            return inHours
                    && (first.isEmpty() || !date.isBefore(first.get()))
                    && (last.isEmpty() || !date.isAfter(last.get()))
                    && (days.isEmpty() || isAmongDays(date, calendar.apply(date)));
        }

        private boolean isAmongDays(LocalDate date, DayKind kind) {
            for (Day day : days) {
                if (day.holds(date, kind)) {
                    return true;
                }
            }
            return false;
        }
    }

    /**
     * A block, charged in full once it has begun.
     *
     * @param seconds 1 to 3600
     * @param price in ten-thousandths of a yuan, not below 0
     */
    public record Block(int seconds, long price) {

        public Block {
            if (seconds < 1 || seconds > 3600 || price < 0) {
                throw new IllegalArgumentException("a block cannot have " + seconds + " s for " + price
                        + ": give 1 to 3600 s and a price not below 0");
            }
        }
    }

    /** How the total of a party for a call is rounded. */
    public enum Rounding {
        UP,
        HALF_UP,
        DOWN
    }

    /**
     * The price.
     *
     * @param setUp fee for an answered call, in ten-thousandths of a yuan
     * @param freeSeconds seconds from the answer before the first block begins
     * @param first the first block
     * @param next each block after it
     * @param unit the total is rounded to a multiple of it, in ten-thousandths of a yuan, 1 or more
     */
    public record Price(long setUp, int freeSeconds, Block first, Block next, Rounding rounding, long unit) {

        public Price {
            if (setUp < 0 || freeSeconds < 0 || unit < 1) {
                throw new IllegalArgumentException("a price cannot have the set-up fee " + setUp + ", " + freeSeconds
                        + " free seconds and the unit " + unit + ": give 0 or more, and a unit of 1 or more");
            }
        }

        /** Returns the cost of a minute of later blocks, in thousandths of a yuan, rounded half up. */
        public int minuteRate() {
            long perHour = next.price() * 3_600 / next.seconds();
            return Math.toIntExact(Math.min(Integer.MAX_VALUE, (perHour + 300) / 600));
        }

        long rounded(long sum) {
            long below = Math.floorDiv(sum, unit) * unit;
            long above = below == sum ? sum : below + unit;
            return switch (rounding) {
                case UP -> above;
                case DOWN -> below;
                case HALF_UP -> 2 * (sum - below) >= unit ? above : below;
            };
        }
    }
}
