package org.tollbridge.service.charging;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import org.tollbridge.service.charging.Bill.Item;
import org.tollbridge.service.charging.Bill.What;
import org.tollbridge.service.charging.Tariff.Unpriced;
import org.tollbridge.service.charging.TariffLine.Block;
import org.tollbridge.service.charging.TariffLine.Price;

/** Calculates what one party pays for one call. Not thread-safe. */
final class Meter {

    private static final long MILLIS_A_MINUTE = 60_000;

    private final RatedCall call;
    private final Party party;
    private final TariffLines group;
    private final ZoneId zone;
    private final Function<LocalDate, DayKind> calendar;
    private long minute = Long.MIN_VALUE;
    private Optional<TariffLine> held = Optional.empty();
    private long sum;

    Meter(RatedCall call, Party party, TariffLines group, ZoneId zone, Function<LocalDate, DayKind> calendar) {
        this.call = call;
        this.party = party;
        this.group = group;
        this.zone = zone;
        this.calendar = calendar;
    }

    /** Adds what the party pays to {@code items}, or returns the first gap. */
    Optional<Unpriced> run(List<Item> items) {
        Optional<TariffLine> atAnswer = line(0);
        if (atAnswer.isEmpty()) {
            return gap(0);
        }
        TariffLine begin = atAnswer.get();
        Price price = begin.price();
        if (price.setUp() > 0) {
            add(items, new Item(party, What.SET_UP, begin, 0, 1, 0, price.setUp()));
        }
        int free = Math.min(call.seconds(), price.freeSeconds());
        if (free > 0) {
            add(items, new Item(party, What.FREE_SECONDS, begin, 0, 1, free, 0));
        }
        int second = free;
        if (second < call.seconds()) {
            Block first = price.first();
            add(items, new Item(party, What.FIRST_BLOCK, begin, second, 1, first.seconds(), first.price()));
            second += first.seconds();
        }
        while (second < call.seconds()) {
            Optional<TariffLine> line = line(second);
            if (line.isEmpty()) {
                return gap(second);
            }
            Block next = line.get().price().next();
            addBlock(items, line.get(), second, next);
            second += next.seconds();
        }
        long rounding = price.rounded(sum) - sum;
        if (rounding != 0) {
            add(items, new Item(party, What.ROUNDING, begin, call.seconds(), 1, 0, rounding));
        }
        return Optional.empty();
    }

    /** Returns the price of the line that applies at a second of the call; empty in a gap. */
    Optional<Price> price(int second) {
        return line(second).map(TariffLine::price);
    }

    /**
     * Returns the second of the call, above 0, at which the initial price ends; empty when it lasts through the call.
     */
    OptionalInt nextSwitch() {
        Optional<Price> begin = price(0);
        long at = call.answeredAt();
        while (true) {
            at = nextEdge(at);
            long second = Math.ceilDiv(at - call.answeredAt(), 1_000L);
            if (second >= call.seconds()) {
                return OptionalInt.empty();
            }
            if (!price((int) second).equals(begin)) {
                return OptionalInt.of((int) second);
            }
        }
    }

    /**
     * Returns the next time at which another line may apply: where the hours of a line begin or end, or where clocks
     * are changed.
     */
    private long nextEdge(long at) {
        Instant instant = Instant.ofEpochMilli(at);
        LocalDateTime local = LocalDateTime.ofInstant(instant, zone);
        int now = minuteOfDay(local);
        long edge =
                Math.floorDiv(at, MILLIS_A_MINUTE) * MILLIS_A_MINUTE + MILLIS_A_MINUTE * (group.edgeAfter(now) - now);
        ZoneOffsetTransition set = zone.getRules().nextTransition(instant);
        return set == null ? edge : Math.min(edge, set.toEpochSecond() * 1_000);
    }

    private Optional<Unpriced> gap(int second) {
        return Optional.of(new Unpriced(party, moment(second)));
    }

    private long moment(int second) {
        return call.answeredAt() + 1_000L * second;
    }

    /**
     * Returns the line that applies. It can change only at a full minute, because no current zone offset has odd
     * seconds.
     */
    private Optional<TariffLine> line(int second) {
        long at = moment(second);
        long now = Math.floorDiv(at, MILLIS_A_MINUTE);
        if (now != minute) {
            minute = now;
            held = find(LocalDateTime.ofInstant(Instant.ofEpochMilli(at), zone));
        }
        return held;
    }

    private Optional<TariffLine> find(LocalDateTime local) {
        LocalDate date = local.toLocalDate();
        int now = minuteOfDay(local);
        for (TariffLine line : group.lines()) {
            if (line.period().holds(date, now, calendar) && line.scope().isIn(call)) {
                return Optional.of(line);
            }
        }
        return Optional.empty();
    }

    private static int minuteOfDay(LocalDateTime local) {
        return local.getHour() * 60 + local.getMinute();
    }

    private void add(List<Item> items, Item item) {
        items.add(item);
        sum += item.amount();
    }

    /** Consecutive blocks of one line are combined in one item. */
    private void addBlock(List<Item> items, TariffLine line, int second, Block block) {
        Item last = items.getLast();
        boolean more = last.what() == What.NEXT_BLOCKS
                && last.party() == party
                && last.line().equals(line);
        if (more) {
            items.removeLast();
        }
        items.add(new Item(
                party,
                What.NEXT_BLOCKS,
                line,
                more ? last.from() : second,
                more ? last.count() + 1 : 1,
                block.seconds(),
                block.price()));
        sum += block.price();
    }
}
