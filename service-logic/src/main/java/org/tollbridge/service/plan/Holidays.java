package org.tollbridge.service.plan;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;

/**
 * The calendar of public holidays: days off, and the weekend days that are worked in exchange.
 *
 * @param off days off
 * @param makeUp Saturdays and Sundays that are workdays
 */
public record Holidays(Set<LocalDate> off, Set<LocalDate> makeUp) {

    /** No holidays: Monday to Friday are workdays. */
    public static final Holidays NONE = new Holidays(Set.of(), Set.of());

    public Holidays {
        off = Set.copyOf(off);
        makeUp = Set.copyOf(makeUp);
        Set<LocalDate> both = new HashSet<>(off);
        both.retainAll(makeUp);
        if (!both.isEmpty()) {
            throw new IllegalArgumentException(
                    both.iterator().next() + " cannot be both a day off and a make-up workday");
        }
    }

    /** Returns whether the day is a workday. */
    public boolean isWorkday(LocalDate date) {
        if (off.contains(date)) {
            return false;
        }
        boolean weekend = date.getDayOfWeek() == DayOfWeek.SATURDAY || date.getDayOfWeek() == DayOfWeek.SUNDAY;
        return !weekend || makeUp.contains(date);
    }

    /** Returns whether that day is a public holiday. */
    public boolean isHoliday(LocalDate date) {
        return off.contains(date);
    }
}
