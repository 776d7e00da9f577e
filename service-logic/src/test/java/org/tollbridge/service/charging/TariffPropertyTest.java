package org.tollbridge.service.charging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.tollbridge.service.charging.TariffLine.Block;
import org.tollbridge.service.charging.TariffLine.Day;
import org.tollbridge.service.charging.TariffLine.Period;
import org.tollbridge.service.charging.TariffLine.Price;
import org.tollbridge.service.charging.TariffLine.Rounding;
import org.tollbridge.service.charging.TariffLine.Scope;

/** Random tariffs and calls: against a naive second rating, and for what must hold of any tariff. */
class TariffPropertyTest {

    private static final List<ZoneId> ZONES =
            List.of(ZoneId.of("Asia/Shanghai"), ZoneId.of("Europe/Berlin"), ZoneId.of("Australia/Lord_Howe"));
    /** The night in which Berlin's clocks go back. */
    private static final long SEASON = Instant.parse("2026-10-24T20:00:00Z").toEpochMilli();
    /** Before it they went forward. */
    private static final long HALF_A_YEAR = 30L * 7 * 86_400 * 1_000;

    private final Random random = new Random(20261128);

    private Tariff tariff(boolean plain) {
        List<TariffLine> lines = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            List<Day> days = random.nextBoolean() ? List.of() : List.of(pick(List.of(Day.values())));
            Period period = new Period(
                    days, random.nextInt(1440), 1 + random.nextInt(1440), Optional.empty(), Optional.empty());
            lines.add(line(period, plain));
        }
        lines.add(line(Period.ALWAYS, plain));
        return new Tariff("test", lines, pick(ZONES), TariffTest::kind);
    }

    private TariffLine line(Period period, boolean plain) {
        Block next = block();
        Price price = plain
                ? new Price(0, 0, next, next, Rounding.UP, 1)
                : new Price(
                        random.nextInt(3) * 1_000L,
                        random.nextInt(3) * 7,
                        block(),
                        next,
                        pick(List.of(Rounding.values())),
                        pick(List.of(1L, 100L, 1_000L, 333L)));
        return new TariffLine(
                "", "", new Scope("400", Optional.empty(), Party.SUBSCRIBER, List.of(), List.of()), period, price);
    }

    private Block block() {
        return new Block(pick(List.of(1, 6, 7, 30, 60)), random.nextInt(5_000));
    }

    private <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    private long moment() {
        return SEASON + random.nextInt(7 * 86_400) * 1_000L + random.nextInt(1_000);
    }

    private static Bill bill(Tariff tariff, long at, int seconds) {
        RatedCall call = new RatedCall("400", "acme", "", "", Payer.CALLED_PARTY, at, seconds);
        return assertInstanceOf(Tariff.Rated.class, tariff.rate(call)).bill();
    }

    private static long total(Tariff tariff, long at, int seconds) {
        return bill(tariff, at, seconds).total(Party.SUBSCRIBER);
    }

    @Test
    void agreesWithARatingSecondBySecond() {
        for (int i = 0; i < 2_000; i++) {
            Tariff tariff = tariff(false);
            long at = moment();
            int seconds = random.nextInt(random.nextInt(10) == 0 ? 20_000 : 400);

            assertEquals(
                    naive(tariff, at, seconds),
                    BigDecimal.valueOf(total(tariff, at, seconds), 4).stripTrailingZeros(),
                    tariff + " at " + at + " for " + seconds);
        }
    }

    @Test
    void theNextChangeOfAPriceIsTheFirstSecondWithAnotherOne() {
        int found = 0;
        for (int i = 0; i < 1_000; i++) {
            Tariff tariff = tariff(false);
            long at = moment() - random.nextInt(2) * HALF_A_YEAR;
            int seconds = random.nextInt(15_000);

            OptionalInt change = IntStream.range(1, seconds)
                    .filter(second -> !holding(tariff, at + 1_000L * second)
                            .price()
                            .equals(holding(tariff, at).price()))
                    .findFirst();

            RatedCall call = new RatedCall("400", "acme", "", "", Payer.CALLED_PARTY, at, seconds);
            assertEquals(change, tariff.quote(call).switchSeconds(), tariff + " at " + at + " for " + seconds);
            found += change.isPresent() ? 1 : 0;
        }
        assertTrue(found > 100, "changes met: " + found);
    }

    @Test
    void whatMoneyPaysForIsTheLongestThatCostsNoMore() {
        int bounded = 0;
        for (int i = 0; i < 1_000; i++) {
            Tariff tariff = tariff(false);
            long at = moment();
            RatedCall call = new RatedCall("400", "acme", "", "", Payer.CALLED_PARTY, at, random.nextInt(400));
            long money = total(tariff, at, random.nextInt(900)) + random.nextInt(3) - 1;
            int most = call.seconds() + random.nextInt(400);

            int all = Affordable.seconds(call, money, each -> total(tariff, at, each.seconds()), most);

            assertTrue(all >= call.seconds() && all <= most, () -> all + " of " + call + " to " + most);
            assertTrue(all == call.seconds() || total(tariff, at, all) <= money, () -> all + " s cost too much");
            assertTrue(all == most || total(tariff, at, all + 1) > money, () -> "a second more than " + all);
            bounded += all > call.seconds() && all < most ? 1 : 0;
        }
        assertTrue(bounded > 50, "bounded by money: " + bounded);
    }

    @Test
    void aLongerCallNeverCostsLess() {
        for (int i = 0; i < 1_000; i++) {
            Tariff tariff = tariff(false);
            long at = moment();
            int seconds = random.nextInt(600);

            assertTrue(total(tariff, at, seconds) <= total(tariff, at, seconds + 1 + random.nextInt(100)));
        }
    }

    /** With neither fee, free seconds nor rounding, a call costs what its parts cost when it is cut between two blocks. */
    @Test
    void theCostOfPartsAddsUp() {
        for (int i = 0; i < 1_000; i++) {
            Tariff tariff = tariff(true);
            long at = moment();
            List<Integer> cuts = new ArrayList<>();
            int seconds = 1 + random.nextInt(3_000);
            for (Bill.Item item : bill(tariff, at, seconds).items()) {
                for (int block = 0; block < item.count(); block++) {
                    cuts.add(item.from() + block * item.seconds());
                }
            }
            int cut = cuts.get(random.nextInt(cuts.size()));

            assertEquals(
                    total(tariff, at, seconds),
                    total(tariff, at, cut) + total(tariff, at + 1_000L * cut, seconds - cut));
        }
    }

    /** Looks at each second of the call, and at all lines for each. */
    private static BigDecimal naive(Tariff tariff, long at, int seconds) {
        Price begin = holding(tariff, at).price();
        BigDecimal sum = BigDecimal.valueOf(begin.setUp(), 4);
        int paidUntil = begin.freeSeconds();
        boolean firstDone = false;
        for (int second = 0; second < seconds; second++) {
            if (second < paidUntil) {
                continue;
            }
            Block block =
                    firstDone ? holding(tariff, at + 1_000L * second).price().next() : begin.first();
            firstDone = true;
            sum = sum.add(BigDecimal.valueOf(block.price(), 4));
            paidUntil = second + block.seconds();
        }
        RoundingMode mode = switch (begin.rounding()) {
            case UP -> RoundingMode.CEILING;
            case HALF_UP -> RoundingMode.HALF_UP;
            case DOWN -> RoundingMode.FLOOR;
        };
        BigDecimal unit = BigDecimal.valueOf(begin.unit(), 4);
        return sum.divide(unit, 0, mode).multiply(unit).stripTrailingZeros();
    }

    private static TariffLine holding(Tariff tariff, long at) {
        ZonedDateTime local = Instant.ofEpochMilli(at).atZone(tariff.zone());
        int minute = local.getHour() * 60 + local.getMinute();
        for (TariffLine line : tariff.lines()) {
            Period period = line.period();
            boolean hours = period.from() < period.to()
                    ? period.from() <= minute && minute < period.to()
                    : !(period.to() <= minute && minute < period.from());
            boolean day = period.days().isEmpty();
            for (Day each : period.days()) {
                String name = each.name();
                DayKind kind = TariffTest.kind(local.toLocalDate());
                day |= name.equals(local.getDayOfWeek().name())
                        || name.equals(kind.name())
                        || (each == Day.OFF && kind != DayKind.WORKDAY);
            }
            if (hours && day) {
                return line;
            }
        }
        throw new AssertionError("the last line holds always");
    }
}
