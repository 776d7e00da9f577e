package org.tollbridge.service.charging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tollbridge.service.charging.Bill.What;
import org.tollbridge.service.charging.TariffLine.Block;
import org.tollbridge.service.charging.TariffLine.Day;
import org.tollbridge.service.charging.TariffLine.Period;
import org.tollbridge.service.charging.TariffLine.Price;
import org.tollbridge.service.charging.TariffLine.Rounding;
import org.tollbridge.service.charging.TariffLine.Scope;

class TariffTest {

    private static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final LocalDate HOLIDAY = LocalDate.parse("2026-10-01");

    private static Scope of400(Party party) {
        return new Scope("400", Optional.empty(), party, List.of(), List.of());
    }

    private static Price minutes(String yuan) {
        Block block = new Block(60, Yuan.read(yuan));
        return new Price(0, 0, block, block, Rounding.UP, 1);
    }

    private static Period between(int fromHour, int toHour) {
        return new Period(List.of(), fromHour * 60, toHour * 60, Optional.empty(), Optional.empty());
    }

    private static TariffLine line(String name, Scope scope, Period period, Price price) {
        return new TariffLine(name, "2026", scope, period, price);
    }

    private static Tariff tariff(ZoneId zone, TariffLine... lines) {
        return new Tariff("test", List.of(lines), zone, TariffTest::kind);
    }

    static DayKind kind(LocalDate date) {
        return date.equals(HOLIDAY)
                ? DayKind.HOLIDAY
                : date.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) >= 0 ? DayKind.WEEKEND : DayKind.WORKDAY;
    }

    private static RatedCall call(Payer payer, String at, ZoneId zone, int seconds) {
        return new RatedCall(
                "400",
                "acme",
                "861062345678",
                "862162345678",
                payer,
                LocalDateTime.parse(at).atZone(zone).toInstant().toEpochMilli(),
                seconds);
    }

    private static Bill bill(Tariff tariff, RatedCall call) {
        return assertInstanceOf(Tariff.Rated.class, tariff.rate(call)).bill();
    }

    private static long subscriberPays(Tariff tariff, String at, int seconds) {
        return bill(tariff, call(Payer.CALLED_PARTY, at, tariff.zone(), seconds))
                .total(Party.SUBSCRIBER);
    }

    @Test
    void bothPartsOfASplitCallAreComputed() {
        Tariff tariff = tariff(
                BEIJING,
                line("local", of400(Party.CALLER), Period.ALWAYS, minutes("0.11")),
                line("rest", of400(Party.SUBSCRIBER), Period.ALWAYS, minutes("0.25")));

        Bill bill = bill(tariff, call(Payer.SPLIT, "2026-06-01T10:00", BEIJING, 187));

        assertEquals(4 * Yuan.read("0.11"), bill.total(Party.CALLER));
        assertEquals(4 * Yuan.read("0.25"), bill.total(Party.SUBSCRIBER));
        assertEquals(
                List.of(What.FIRST_BLOCK, What.NEXT_BLOCKS, What.FIRST_BLOCK, What.NEXT_BLOCKS),
                bill.items().stream().map(Bill.Item::what).toList());
        assertEquals(
                List.of(),
                bill(tariff, call(Payer.NOBODY, "2026-06-01T10:00", BEIJING, 187))
                        .items());
    }

    @ParameterizedTest
    @CsvSource({"0, 0.50", "10, 0.50", "11, 1.40", "70, 1.40", "71, 1.50", "76, 1.50", "77, 1.60", "187, 3.30"})
    void setUpFreeSecondsAndBlocksCountAsTheyBegin(int seconds, String yuan) {
        Price price = new Price(
                Yuan.read("0.5"),
                10,
                new Block(60, Yuan.read("0.9")),
                new Block(6, 950),
                Rounding.UP,
                Yuan.read("0.1"));
        Tariff tariff = tariff(BEIJING, line("1", of400(Party.SUBSCRIBER), Period.ALWAYS, price));

        assertEquals(yuan, Yuan.text(subscriberPays(tariff, "2026-06-01T10:00", seconds)));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-06-01T21:59:59, 60, 0.80",
        "2026-06-01T21:59:59, 61, 1.20",
        "2026-06-01T21:59:00, 120, 1.20",
        "2026-06-01T22:00:00, 60, 0.40",
        "2026-06-02T05:59:59, 61, 1.20",
        "2026-06-02T06:00:00, 60, 0.80"
    })
    void aBlockCostsWhatHoldsWhenItBegins(String at, int seconds, String yuan) {
        Tariff tariff = tariff(
                BEIJING,
                line("night", of400(Party.SUBSCRIBER), between(22, 6), minutes("0.4")),
                line("day", of400(Party.SUBSCRIBER), Period.ALWAYS, minutes("0.8")));

        assertEquals(yuan, Yuan.text(subscriberPays(tariff, at, seconds)));
    }

    /** On 29 March 2026 Berlin's clocks go from 02:00 to 03:00, on 25 October from 03:00 back to 02:00. */
    @ParameterizedTest
    @CsvSource({"2026-03-29T01:59, 120, 1.20", "2026-10-25T01:59, 7260, 96.40", "2026-10-25T00:59, 120, 0.80"})
    void clocksThatAreSetDoNotShiftTheBlocks(String at, int seconds, String yuan) {
        Tariff tariff = tariff(
                BERLIN,
                line("small hours", of400(Party.SUBSCRIBER), between(0, 2), minutes("0.4")),
                line("all day", of400(Party.SUBSCRIBER), between(2, 24), minutes("0.8")));

        assertEquals(yuan, Yuan.text(subscriberPays(tariff, at, seconds)));
    }

    @ParameterizedTest
    @CsvSource({"2026-10-01T10:00, 0.10", "2026-10-03T10:00, 0.20", "2026-10-05T10:00, 0.30", "2026-09-30T10:00, 0.40"})
    void holidaysDaysOffAndWeekdaysHaveLinesOfTheirOwn(String at, String yuan) {
        Tariff tariff = tariff(
                BEIJING,
                line("holiday", of400(Party.SUBSCRIBER), days(Day.HOLIDAY), minutes("0.1")),
                line("off", of400(Party.SUBSCRIBER), days(Day.OFF), minutes("0.2")),
                line("monday", of400(Party.SUBSCRIBER), days(Day.MONDAY), minutes("0.3")),
                line("work", of400(Party.SUBSCRIBER), days(Day.WORKDAY), minutes("0.4")));

        assertEquals(yuan, Yuan.text(subscriberPays(tariff, at, 60)));
    }

    private static Period days(Day... days) {
        return new Period(List.of(days), 0, 1440, Optional.empty(), Optional.empty());
    }

    @Test
    void subscribersZonesAndVersionsPickTheFirstLineThatFits() {
        Scope acmeToShanghai =
                new Scope("400", Optional.of("acme"), Party.SUBSCRIBER, List.of("8610"), List.of("8621", "8622"));
        Scope others = new Scope("400", Optional.of("other"), Party.SUBSCRIBER, List.of(), List.of());
        Period untilMay = new Period(List.of(), 0, 1440, Optional.empty(), Optional.of(LocalDate.parse("2026-05-31")));
        Period fromJune = new Period(List.of(), 0, 1440, Optional.of(LocalDate.parse("2026-06-01")), Optional.empty());
        Tariff tariff = tariff(
                BEIJING,
                line("other", others, Period.ALWAYS, minutes("9")),
                line("old", acmeToShanghai, untilMay, minutes("0.2")),
                line("new", acmeToShanghai, fromJune, minutes("0.3")));

        assertEquals("0.20", Yuan.text(subscriberPays(tariff, "2026-05-31T23:59", 60)));
        assertEquals("0.50", Yuan.text(subscriberPays(tariff, "2026-05-31T23:59", 61)));
        assertEquals("0.30", Yuan.text(subscriberPays(tariff, "2026-06-01T00:00", 60)));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {
                // answered, seconds, payer, seconds to the change
                "2026-06-01T21:59:30, 3600, SPLIT, 30",
                "2026-06-01T21:59:30, 30, SPLIT, none",
                "2026-06-01T21:59:30, 31, SPLIT, 30",
                "2026-06-01T22:00, 32400, SPLIT, none",
                "2026-06-01T22:00, 32401, SPLIT, 32400",
                "2026-06-01T10:00, 43200, SPLIT, none",
                "2026-06-01T10:00, 43201, SPLIT, 43200",
                "2026-06-01T21:59:30, 3600, CALLING_PARTY, none",
                // The day of a holiday begins at midnight; the clocks of Berlin are set on the way.
                "2026-09-30T23:00, 7200, SPLIT, 3600"
            })
    void theNextChangeOfAPriceIsKnownAtTheAnswer(String at, int seconds, Payer payer, Integer change) {
        Tariff tariff = tariff(
                BEIJING,
                line("caller", of400(Party.CALLER), Period.ALWAYS, minutes("0.1")),
                line("holiday", of400(Party.SUBSCRIBER), days(Day.HOLIDAY), minutes("0.5")),
                line("night", of400(Party.SUBSCRIBER), between(22, 7), minutes("0.7")),
                line("day", of400(Party.SUBSCRIBER), Period.ALWAYS, minutes("0.8")));

        assertEquals(
                change == null ? OptionalInt.empty() : OptionalInt.of(change),
                tariff.quote(call(payer, at, BEIJING, seconds)).switchSeconds());
    }

    @Test
    void aPriceIsKnownOfWhoeverPays() {
        Tariff tariff = tariff(BEIJING, line("caller", of400(Party.CALLER), Period.ALWAYS, minutes("0.11")));
        RatedCall split = call(Payer.SPLIT, "2026-06-01T10:00", BEIJING, 60);

        assertEquals(Optional.of(110), tariff.quote(split).caller().map(Price::minuteRate));
        assertEquals(Optional.empty(), tariff.quote(split).subscriber());
        assertEquals(
                Optional.empty(),
                tariff.quote(call(Payer.CALLED_PARTY, "2026-06-01T10:00", BEIJING, 60))
                        .caller());
        Block sixSeconds = new Block(6, 850);
        assertEquals(850, new Price(0, 0, sixSeconds, sixSeconds, Rounding.UP, 1).minuteRate());
        Block sevenSeconds = new Block(7, 1_000);
        assertEquals(857, new Price(0, 0, sevenSeconds, sevenSeconds, Rounding.UP, 1).minuteRate());
    }

    @Test
    void aGapIsToldWithWhoAndWhen() {
        Tariff tariff = tariff(
                BEIJING,
                line("caller", of400(Party.CALLER), Period.ALWAYS, minutes("0.1")),
                line("day", of400(Party.SUBSCRIBER), between(8, 20), minutes("0.8")));
        RatedCall call = call(Payer.SPLIT, "2026-06-01T19:59", BEIJING, 61);

        assertEquals(new Tariff.Unpriced(Party.SUBSCRIBER, call.answeredAt() + 60_000), tariff.rate(call));
    }

    @ParameterizedTest
    @CsvSource({"UP, 1.01", "HALF_UP, 1.00", "DOWN, 1.00"})
    void theSumIsRoundedOnceAtTheEnd(Rounding rounding, String yuan) {
        Block block = new Block(60, 3_349);
        Tariff tariff = tariff(
                BEIJING,
                line("1", of400(Party.SUBSCRIBER), Period.ALWAYS, new Price(0, 0, block, block, rounding, 100)));

        assertEquals(yuan, Yuan.text(subscriberPays(tariff, "2026-06-01T10:00", 180)));
    }

    @Test
    void amountsAreReadAndWrittenExactly() {
        assertEquals(8_500, Yuan.read("0.85"));
        assertEquals(1, Yuan.read("0.0001"));
        assertEquals("999999.9999", Yuan.text(Yuan.read("999999.9999")));
        assertEquals("-0.005", Yuan.text(-50));
        assertEquals("12.00", Yuan.text(120_000));
        for (String bad : List.of("", "1.", ".5", "-1", "1e3", "1234567", "0.00001")) {
            assertThrows(IllegalArgumentException.class, () -> Yuan.read(bad), bad);
        }
    }

    @Test
    void whatCannotBeIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> new Block(0, 1));
        assertThrows(IllegalArgumentException.class, () -> new Block(1, -1));
        assertThrows(IllegalArgumentException.class, () -> call(Payer.SPLIT, "2026-06-01T10:00", BEIJING, -1));
        assertThrows(
                IllegalArgumentException.class,
                () -> new Period(List.of(), 1440, 1440, Optional.empty(), Optional.empty()));
    }
}
