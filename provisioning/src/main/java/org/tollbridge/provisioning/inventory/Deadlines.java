package org.tollbridge.provisioning.inventory;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.tollbridge.service.plan.Holidays;

/**
 * Deadlines for deciding an application for a number: half an hour for a 400 number, which is applied for online,
 * otherwise the end of the fifth workday after the application.
 *
 * @param zone time zone of the operator
 */
public record Deadlines(ZoneId zone, Holidays holidays) {

    private static final String ONLINE = "400";
    private static final Duration HALF_AN_HOUR = Duration.ofMinutes(30);
    private static final int WORKDAYS = 5;

    /** Deadline for an application made at a given time. */
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
