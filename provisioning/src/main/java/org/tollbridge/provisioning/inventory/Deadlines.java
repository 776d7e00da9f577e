package org.tollbridge.provisioning.inventory;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.tollbridge.service.plan.Holidays;

/**
 * By when an application for a number is to be decided: within half an hour for a 400 number, for which one applies online, and
 * by the end of the fifth workday after for others.
 *
 * @param zone the operator's
 */
public record Deadlines(ZoneId zone, Holidays holidays) {

    private static final String ONLINE = "400";
    private static final Duration HALF_AN_HOUR = Duration.ofMinutes(30);
    private static final int WORKDAYS = 5;

    /** The moment by which an application of a moment is to be decided. */
    public Instant of(String serviceClass, Instant made) {
        if (serviceClass.equals(ONLINE)) {
            return made.plus(HALF_AN_HOUR);
        }
        LocalDate day = made.atZone(zone).toLocalDate();
        for (int left = WORKDAYS; left > 0; ) {
            day = day.plusDays(1);
            left -= holidays.isWorkday(day) ? 1 : 0;
        }
        return day.plusDays(1).atStartOfDay(zone).toInstant();
    }
}
