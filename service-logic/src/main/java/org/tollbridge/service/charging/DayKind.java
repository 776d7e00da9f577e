package org.tollbridge.service.charging;

/** What kind of day a day is, for a tariff. */
public enum DayKind {
    /** A day on which work is done, made-up days included. */
    WORKDAY,
    /** A Saturday or Sunday without work. */
    WEEKEND,
    /** A public holiday. */
    HOLIDAY
}
