package org.tollbridge.provisioning.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tollbridge.provisioning.store.NumberImage;
import org.tollbridge.provisioning.store.StoreException;
import org.tollbridge.service.plan.PlanNode;
import org.tollbridge.service.plan.ServiceNumber;

/** Files of service numbers. */
class BatchFileTest extends BatchFileOnStore {

    private static final String FULL_HEADER =
            "service_number,subscriber,destination,on_busy,on_no_answer,no_answer_seconds,first_day,last_day,state\n";

    private static long at(int year, int month, int day) {
        return ZonedDateTime.of(year, month, day, 0, 0, 0, 0, SHANGHAI)
                .toInstant()
                .toEpochMilli();
    }

    @Test
    void aFullRowIsRead() throws IOException, StoreException {
        NumberImage image = good(
                FULL_HEADER
                        + "400-810-0001,\"Kite, 北京\",13900000001,021-55501001; 95990,010 5550 1002,20,2026-01-01,2026-12-31,Suspended\n");
        assertEquals(
                Optional.of(new ServiceNumber(
                        "4008100001",
                        "400",
                        "Kite, 北京",
                        false,
                        OptionalLong.of(at(2026, 1, 1)),
                        OptionalLong.of(at(2027, 1, 1)),
                        new PlanNode.Destination(
                                "8613900000001",
                                List.of("862155501001", "95990"),
                                List.of("861055501002"),
                                OptionalInt.of(20)))),
                image.find("4008100001"));
    }

    @Test
    void emptyCellsAndMissingColumnsHaveDefaults() throws IOException, StoreException {
        ServiceNumber expected = new ServiceNumber(
                "8008100001",
                "800",
                "A",
                true,
                OptionalLong.empty(),
                OptionalLong.empty(),
                new PlanNode.Destination("861055501001", List.of(), List.of(), OptionalInt.empty()));
        assertEquals(Optional.of(expected), good(HEADER + GOOD).find("8008100001"));
        assertEquals(
                Optional.of(expected),
                good(FULL_HEADER + "8008100001,A,010-55501001,,,,,,\n").find("8008100001"));
    }

    @Test
    void columnsMayStandInAnyOrderAndCase() throws IOException, StoreException {
        assertEquals(
                "861055501001",
                good("Destination, SUBSCRIBER ,Service_Number\n010-55501001,A,8008100001\n")
                        .find("8008100001")
                        .orElseThrow()
                        .plan()
                        .only()
                        .orElseThrow()
                        .number());
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void everyLineEndWillDo(String end) throws IOException, StoreException {
        assertEquals(1, good((HEADER + GOOD).replace("\n", end)).size());
        assertEquals(1, good((HEADER + GOOD.strip()).replace("\n", end)).size(), "no line end at the end");
    }

    @Test
    void aByteOrderMarkIsPassedOver() throws IOException, StoreException {
        assertEquals(1, good("\ufeff" + HEADER + GOOD).size());
    }

    @Test
    void theSampleFileIsGood() throws IOException, StoreException {
        try (InputStream in = Files.newInputStream(Path.of("..", "samples", "numbers.csv"))) {
            BatchFile.Result result = load(in);
            assertEquals(List.of(), faults);
            assertTrue(result.rows() >= 30, () -> "rows: " + result.rows());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "8008100001,A,13900000001 | column destination: '13900000001': class 800: a mobile number is not allowed",
                "8008100001,A,95990 | column destination: '95990': class 800: a short number is not allowed",
                "8008100001,A,4008100001 | column destination: '4008100001': class 800: a service number is not allowed",
                "8008100001,A,+16502530000 | column destination: '+16502530000': class 800: a number of another country is"
                        + " not allowed; one of this country begins with 86",
                "8008100001,A,hello | column destination: 'hello': class 800: this is not a number in the number plan",
                "8008100001,A, | column destination: '': class 800: this is not a number in the number plan",
                "8008100001,,010-55501001 | column subscriber: '': a subscriber name must have 1 to 64 characters on"
                        + " one line",
                "80081000011,A,010-55501001 | column service_number: '80081000011': must be a service number, such as"
                        + " 800 or 400 with seven more digits",
                "010-55501001,A,010-55501001 | column service_number: '010-55501001': must be a service number, such"
                        + " as 800 or 400 with seven more digits",
                "8.00810E+09,A,010-55501001 | column service_number: '8.00810E+09': must be a service number, such as"
                        + " 800 or 400 with seven more digits",
                "8008100001,A | this row has 2 fields and the header has 3; put a field that contains a comma in"
                        + " quotes",
                "8008100001,A,B,C | this row has 4 fields and the header has 3; put a field that contains a comma in"
                        + " quotes",
            })
    void aBadRowIsNamedByLineColumnValueAndRule(String row, String fault) throws IOException, StoreException {
        String expected = "f.csv: line 2" + (fault.startsWith("column") ? ", " : ": ") + fault;
        assertEquals(List.of(expected), faultsOf(HEADER + row + "\n"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "13900000001,,,,, | on_busy: '13900000001': class 800: a mobile number is not allowed",
                "010-55501002;010-55501003;010-55501004,,,,, | on_busy: '010-55501002;010-55501003;010-55501004': class 800"
                        + " allows at most 2 numbers here",
                "010-55501002;;010-55501003,,,,, | on_busy: '010-55501002;;010-55501003': separate numbers with one"
                        + " semicolon",
                "010-55501002;010-5550-1002,,,,, | on_busy: '010-5550-1002': a call cannot be sent to the same number"
                        + " twice",
                ",010-55501001,,,, | on_no_answer: '010-55501001': a call cannot be sent to the same number twice",
                ",,0,,, | no_answer_seconds: '0': a destination rings for 1 to 300 seconds",
                ",,301,,, | no_answer_seconds: '301': a destination rings for 1 to 300 seconds",
                ",,-1,,, | no_answer_seconds: '-1': must be a whole number of seconds",
                ",,99999999999,,, | no_answer_seconds: '99999999999': must be a whole number of seconds",
                ",,,2026-02-30,, | first_day: '2026-02-30': must be a day such as 2026-12-31",
                ",,,,31.12.2026, | last_day: '31.12.2026': must be a day such as 2026-12-31",
                ",,,,+99999-01-01, | last_day: '+99999-01-01': must be a day such as 2026-12-31",
                ",,,2016-12-31T23:59:60Z,, | first_day: '2016-12-31T23:59:60Z': must be a time such as"
                        + " 2026-12-31T16:00:00Z,"
                        + " with seconds from 00 to 59",
                ",,,2026-01-02,2026-01-01, | last_day: '2026-01-01': the end of service must be after its start",
                ",,,,,asleep | state: 'asleep': the state must be one of reserved, assigned, working, suspended,"
                        + " disconnected, ageing, unavailable",
            })
    void aBadCellOfTheFurtherColumnsIsNamed(String cells, String fault) throws IOException, StoreException {
        assertEquals(
                List.of("f.csv: line 2, column " + fault),
                faultsOf(FULL_HEADER + "8008100001,A,010-55501001," + cells + "\n"));
    }

    @Test
    void ofANumberOfNoClassTheOtherColumnsAreCheckedToo() throws IOException, StoreException {
        assertEquals(
                List.of(
                        "f.csv: line 2, column service_number: '800810300': " + NumberRow.noNumber(RULES),
                        "f.csv: line 2, column state: 'work': the state must be one of reserved, assigned,"
                                + " working, suspended, disconnected, ageing, unavailable",
                        "f.csv: line 2, column last_day: '2026-01-01': the end of service must be after its start",
                        "f.csv: line 2, column no_answer_seconds: '400': a destination rings for 1 to 300 seconds",
                        "f.csv: line 2, column destination: 'nowhere': this is not a number of the number plan",
                        "f.csv: line 2, column on_busy: 'x': this is not a number of the number plan"),
                faultsOf(FULL_HEADER + "800810300,A,nowhere,010-55501001;x,,400,2026-01-02,2026-01-01,work\n"));
    }

    @Test
    void aDayOfServiceMayBeTheOnlyOne() throws IOException, StoreException {
        ServiceNumber number = good(FULL_HEADER + "8008100001,A,010-55501001,,,,2026-01-01,2026-01-01,\n")
                .find("8008100001")
                .orElseThrow();
        assertEquals(
                24 * 3_600_000L,
                number.validTo().orElseThrow() - number.validFrom().orElseThrow());
    }

    @Test
    void everyFaultOfARowAndEveryBadRowIsTold() throws IOException, StoreException {
        assertEquals(
                List.of(
                        "f.csv: line 2, column state: 'x': the state must be one of reserved, assigned, working,"
                                + " suspended, disconnected, ageing, unavailable",
                        "f.csv: line 2, column destination: '110': class 800: a short number is not allowed",
                        "f.csv: line 4, column destination: '120': class 800: a short number is not allowed"),
                faultsOf("""
                        service_number,subscriber,destination,state
                        8008100001,A,110,x
                        8008100002,B,010-55501001,
                        8008100003,C,120,
                        """));
    }

    @Test
    void linesArePhysicalOnes() throws IOException, StoreException {
        assertEquals(
                List.of(
                        "f.csv: line 3, column subscriber: 'two·lines': a subscriber name must have 1 to 64 characters"
                                + " on one line",
                        "f.csv: line 6, column destination: '110': class 800: a short number is not allowed"),
                faultsOf("\n" + HEADER + "8008100001,\"two\nlines\",010-55501001\n\n8008100002,B,110\n"));
    }

    @Test
    void aNumberThatIsInTheFileTwiceIsRefusedHoweverItIsWritten() throws IOException, StoreException {
        assertEquals(
                List.of("f.csv: line 4, column service_number: '8008100001': line 2 already has this number; keep one"
                        + " of"
                        + " them"),
                faultsOf(HEADER + GOOD + "8008100002,B,010-55501002\n800-810-0001,C,010-55501003\n"));
    }

    @Test
    void controlCharactersOfAValueAreNotPrinted() throws IOException, StoreException {
        List<String> told = faultsOf(HEADER + "8008100001,A,\u001b[31m" + "9".repeat(80) + "\n");
        assertEquals(1, told.size());
        assertTrue(told.get(0).contains("'·[31m" + "9".repeat(55) + "...'"), told.get(0));
    }

    /** No encoding has it, and it would be kept as another character. */
    @Test
    void halfACharacterIsNoName() throws IOException, StoreException {
        List<String> told = faultsOf(
                "{\"service_number\":\"8008100001\",\"subscriber\":\"x\\ud800\",\"destination\":\"010-55501001\"}\n");
        assertEquals(1, told.size());
        assertTrue(
                told.getFirst().endsWith("a subscriber name must have 1 to 64 characters on one line"),
                told.getFirst());
    }
}
