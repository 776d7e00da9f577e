package org.tollbridge.provisioning.inventory;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.tollbridge.service.plan.Holidays;

/** By when an application is to be decided. */
class DeadlinesTest {

    private static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");

    /** The National Day week of 2026, whose Saturday of 10 October is worked. */
    private static final Deadlines DEADLINES = new Deadlines(
            BEIJING,
            new Holidays(
                    Set.of(
                            LocalDate.of(2026, 10, 1),
                            LocalDate.of(2026, 10, 2),
                            LocalDate.of(2026, 10, 5),
                            LocalDate.of(2026, 10, 6),
                            LocalDate.of(2026, 10, 7)),
                    Set.of(LocalDate.of(2026, 10, 10))));

    @Test
    void fiveWorkdaysPassOverHolidaysAndCountWhatIsMadeUp() {
        // From Wednesday 30 September: 8, 9, 10, 12, 13 October.
        assertEquals(Instant.parse("2026-10-13T16:00:00Z"), DEADLINES.of("800", Instant.parse("2026-09-30T04:00:00Z")));
    }

    @Test
    void theDayIsTheOperators() {
        // 23:30 of Sunday in UTC is Monday in Beijing: from Tuesday 17 on.
        assertEquals(Instant.parse("2026-11-23T16:00:00Z"), DEADLINES.of("800", Instant.parse("2026-11-15T23:30:00Z")));
    }

    @Test
    void onlineItIsHalfAnHour() {
        assertEquals(Instant.parse("2026-10-01T04:30:00Z"), DEADLINES.of("400", Instant.parse("2026-10-01T04:00:00Z")));
    }
}
