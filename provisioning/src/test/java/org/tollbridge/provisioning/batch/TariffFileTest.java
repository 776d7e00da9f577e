package org.tollbridge.provisioning.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tollbridge.service.charging.Party;
import org.tollbridge.service.charging.Tariff;
import org.tollbridge.service.charging.TariffLine;
import org.tollbridge.service.charging.TariffLine.Block;
import org.tollbridge.service.charging.TariffLine.Day;
import org.tollbridge.service.charging.TariffLine.Period;
import org.tollbridge.service.charging.TariffLine.Price;
import org.tollbridge.service.charging.TariffLine.Rounding;
import org.tollbridge.service.charging.TariffLine.Scope;
import org.tollbridge.service.plan.Holidays;

class TariffFileTest {

    private static final String SHORT = "service_class,pays,next_seconds,next_price\n";

    private final List<String> faults = new ArrayList<>();

    private Optional<Tariff> read(String text) throws IOException {
        return TariffFile.read(
                new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)),
                List.of("800", "400"),
                ZoneId.of("Asia/Shanghai"),
                Holidays.NONE,
                fault -> faults.add(fault.in("t.csv")));
    }

    @Test
    void everyColumnIsRead() throws IOException {
        Tariff tariff = read("""
                        version,service_class,pays,subscriber,from,to,days,hours,first_day,last_day,set_up,free_seconds,\
                        first_seconds,first_price,next_seconds,next_price,rounding,unit
                        v2,400,subscriber,acme,8610|8621,86755,workday|sunday,22:00-06:30,2026-01-01,2026-12-31,0.5,10,\
                        60,0.9,6,0.095,half_up,0.1
                        ,400,caller,,,,,,,,,,,,60,0.11,,
                        """).orElseThrow(() -> new AssertionError(faults.toString()));

        assertEquals(
                List.of(
                        new TariffLine(
                                "line 2",
                                "v2",
                                new Scope(
                                        "400",
                                        Optional.of("acme"),
                                        Party.SUBSCRIBER,
                                        List.of("8610", "8621"),
                                        List.of("86755")),
                                new Period(
                                        List.of(Day.WORKDAY, Day.SUNDAY),
                                        22 * 60,
                                        6 * 60 + 30,
                                        Optional.of(LocalDate.parse("2026-01-01")),
                                        Optional.of(LocalDate.parse("2026-12-31"))),
                                new Price(5_000, 10, new Block(60, 9_000), new Block(6, 950), Rounding.HALF_UP, 1_000)),
                        new TariffLine(
                                "line 3",
                                "",
                                new Scope("400", Optional.empty(), Party.CALLER, List.of(), List.of()),
                                Period.ALWAYS,
                                new Price(0, 0, new Block(60, 1_100), new Block(60, 1_100), Rounding.UP, 100))),
                tariff.lines());
    }

    @ParameterizedTest
    @CsvSource({
        "service_class, ''",
        "pays, nobody",
        "from, 010x",
        "to, 86|",
        "days, someday",
        "hours, 8-20",
        "hours, 08:00-24:30",
        "hours, 08:00-08:00",
        "first_day, 2026-02-30",
        "set_up, 1e3",
        "set_up, -1",
        "free_seconds, 3601",
        "first_seconds, 0",
        "first_price, 0.00001",
        "next_seconds, 0",
        "next_seconds, +6",
        "next_seconds, ６",
        "next_seconds, ''",
        "next_price, ''",
        "rounding, sideways",
        "unit, 0"
    })
    void aFaultNamesLineColumnValueAndRule(String column, String value) throws IOException {
        List<String> columns = new ArrayList<>(List.of("service_class", "pays", "next_seconds", "next_price"));
        List<String> values = new ArrayList<>(List.of("400", "caller", "60", "0.11"));
        if (columns.contains(column)) {
            values.set(columns.indexOf(column), value);
        } else {
            columns.add(column);
            values.add(value);
        }

        assertEquals(Optional.empty(), read(String.join(",", columns) + "\n" + String.join(",", values) + "\n"));
        assertEquals(1, faults.size(), faults.toString());
        String begin = "t.csv: line 2, column " + column + ": '" + value + "': ";
        assertTrue(faults.getFirst().startsWith(begin), faults.toString());
        assertTrue(faults.getFirst().length() > begin.length());
    }

    @Test
    void allFaultsOfAFileAreToldAndNothingIsHalfRead() throws IOException {
        assertEquals(Optional.empty(), read(SHORT + "400,caller,60,0.11\n400,nobody,0,x\n800,caller\n"));

        assertEquals(4, faults.size(), faults.toString());
        assertTrue(faults.getLast().startsWith("t.csv: line 4: this row has 2 fields"), faults.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "service_class,pays\n", "service_class,pays,next_seconds,next_price,price\n", SHORT})
    void aFileThatIsNoneSaysWhatOneHas(String text) throws IOException {
        assertEquals(Optional.empty(), read(text));
        assertTrue(faults.getFirst().startsWith("t.csv: line 1"), faults.toString());
    }

    @Test
    void aHeaderThatIsNoneIsToldInOneLine() throws IOException {
        assertEquals(Optional.empty(), read("a,b\n"));
        assertEquals(1, faults.size(), faults.toString());
        assertTrue(
                faults.getFirst()
                        .startsWith("t.csv: line 1: unknown columns: a, b; missing columns: service_class, pays,"
                                + " next_seconds, next_price; a file of tariffs has the columns service_class, pays,"),
                faults.getFirst());
    }

    @Test
    void aLineForAServiceClassThatThereIsNotIsAFault() throws IOException {
        assertEquals(Optional.empty(), read(SHORT + "400,caller,60,0.11\n4OO,subscriber,60,0.25\n"));

        assertEquals(
                List.of("t.csv: line 3, column service_class: '4OO': there is no such service class; name one of"
                        + " 800, 400"),
                faults);
    }

    @Test
    void theLastDayMayNotComeBeforeTheFirst() throws IOException {
        read("service_class,pays,next_seconds,next_price,first_day,last_day\n400,caller,60,1,2026-02-01,2026-01-31\n");

        assertEquals(List.of("t.csv: line 2, column last_day: '2026-01-31': the last day is before the first"), faults);
    }
}
