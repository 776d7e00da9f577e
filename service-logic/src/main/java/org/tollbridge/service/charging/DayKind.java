package org.tollbridge.service.charging;

/** Kind of a day, for a tariff. */
public enum DayKind {
    /** A working day, including make-up workdays. */
    WORKDAY,
    /** A Saturday or Sunday without work. */
    WEEKEND,
    /** A public holiday. */
    HOLIDAY
}
