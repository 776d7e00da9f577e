package org.tollbridge.provisioning.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tollbridge.service.plan.Holidays;

class HolidayFileTest {

    @TempDir
    private Path folder;

    /**
     * 33 days off and 6 make-up days in 2026, counted in the notice of the State Council of 4 November 2025; of 2027 the
     * regulation's thirteen.
     */
    @Test
    void theSampleHasTheDaysOfTheNotice() throws IOException {
        Holidays holidays = HolidayFile.read(Path.of("..", "samples", "holidays.csv"));
        assertEquals(3 + 9 + 3 + 5 + 3 + 3 + 7 + 13, holidays.off().size());
        assertEquals(
                13, holidays.off().stream().filter(day -> day.getYear() == 2027).count());
        assertEquals(
                Set.of("2026-01-04", "2026-02-14", "2026-02-28", "2026-05-09", "2026-09-20", "2026-10-10"),
                holidays.makeUp().stream().map(LocalDate::toString).collect(java.util.stream.Collectors.toSet()));
        assertTrue(holidays.isWorkday(LocalDate.parse("2026-09-20")));
        assertFalse(holidays.isWorkday(LocalDate.parse("2026-02-23")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"2026-10-01", "2026-10-01,free", "2026-02-30,off", "2026-10-07..2026-10-01,off", "today,off"})
    void aBadLineIsNamed(String line) throws IOException {
        Path file = Files.writeString(folder.resolve("days.csv"), "# days\n\n" + line + "\n");
        String message = assertThrows(IllegalArgumentException.class, () -> HolidayFile.read(file))
                .getMessage();
        assertTrue(String.valueOf(message).startsWith(file + ": line 3: '" + line + "': write a line as"), message);
    }
}
