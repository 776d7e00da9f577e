package org.tollbridge.service.charging;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.tollbridge.service.charging.Bill.Item;
import org.tollbridge.service.charging.Bill.What;
import org.tollbridge.service.charging.TariffLine.Block;
import org.tollbridge.service.charging.TariffLine.Price;

/**
 * A tariff: lines of which the first that fits a call and a moment counts. Set-up fee, free seconds, first block and rounding
 * are those of the line that holds at the answer; each later block has length and price of the line that holds when it
 * begins, and is paid whole. Safe for any thread.
 */
public final class Tariff {

    private static final int MINUTES_A_DAY = 1_440;
    private static final int SECONDS_A_DAY = 86_400;

    private final String fingerprint;
    private final List<TariffLine> lines;
    private final ZoneId zone;
    private final Function<LocalDate, DayKind> calendar;
    /** Places of lines in their list, in ascending order. */
    private final Map<Group, List<Integer>> places = new HashMap<>();

    /**
     * Makes a tariff.
     *
     * @param fingerprint tells this tariff from others, such as a digest of its file
     * @param zone in which days and times of day are meant
     * @param calendar what kind of day a day is; must give the same each time, on any thread
     */
    public Tariff(String fingerprint, List<TariffLine> lines, ZoneId zone, Function<LocalDate, DayKind> calendar) {
        this.fingerprint = fingerprint;
        this.lines = List.copyOf(lines);
        this.zone = zone;
        this.calendar = calendar;
        for (int place = 0; place < this.lines.size(); place++) {
            TariffLine.Scope scope = this.lines.get(place).scope();
            places.computeIfAbsent(
                            new Group(scope.serviceClass(), scope.party(), scope.subscriber()),
                            group -> new ArrayList<>())
                    .add(place);
        }
    }

    /** Lines that only zones and times tell apart. */
    private record Group(String serviceClass, Party party, Optional<String> subscriber) {}

    /** Tells this tariff from others. */
    public String fingerprint() {
        return fingerprint;
    }

    /** Its lines, in the order in which they count. */
    public List<TariffLine> lines() {
        return lines;
    }

    /** In which days and times of day are meant. */
    public ZoneId zone() {
        return zone;
    }

    @Override
    public String toString() {
        return "tariff " + fingerprint + ", " + lines;
    }

    /** What became of a call's rating. */
    public sealed interface Result {}

    /** It has a price. */
    public record Rated(Bill bill) implements Result {}

    /**
     * No line fits: the tariff has a gap.
     *
     * @param party who should pay
     * @param at since when, in milliseconds since the epoch
     */
    public record Unpriced(Party party, long at) implements Result {}

    /** Says who pays what for a call. */
    public Result rate(RatedCall call) {
        List<Item> items = new ArrayList<>();
        for (Party party : Party.values()) {
            if (party.pays(call.payer())) {
                Optional<Unpriced> gap = new Meter(call, party, items).run();
                if (gap.isPresent()) {
                    return gap.get();
                }
            }
        }
        return new Rated(new Bill(items));
    }

    /**
     * What a party pays at the moment of the answer.
     *
     * @return empty when the party pays nothing, or the tariff has a gap then
     */
    public Optional<Price> price(RatedCall call, Party party) {
        return party.pays(call.payer())
                ? new Meter(call, party, List.of()).line(0).map(TariffLine::price)
                : Optional.empty();
    }

    /**
     * When the price of somebody who pays changes first.
     *
     * @return whole seconds from the answer, fewer than the call's; empty when it does not change in its time
     */
    public OptionalInt nextSwitch(RatedCall call) {
        OptionalInt first = OptionalInt.empty();
        for (Party party : Party.values()) {
            if (party.pays(call.payer())) {
                OptionalInt change = new Meter(call, party, List.of()).nextSwitch();
                if (change.isPresent() && (first.isEmpty() || change.getAsInt() < first.getAsInt())) {
                    first = change;
                }
            }
        }
        return first;
    }

    /** The lines that may hold at some moment of a call, in their order: those for all, and the subscriber's own. */
    private List<TariffLine> candidates(RatedCall call, Party party) {
        return Stream.of(Optional.<String>empty(), Optional.of(call.subscriber()))
                .flatMap(owner -> places.getOrDefault(new Group(call.serviceClass(), party, owner), List.of()).stream())
                .sorted()
                .map(lines::get)
                .filter(line -> line.scope().holds(call, party))
                .toList();
    }

    /** Counts the blocks of one party. */
    private final class Meter {

        private final RatedCall call;
        private final Party party;
        private final List<TariffLine> candidates;
        private final List<Item> items;
        private long minute = Long.MIN_VALUE;
        private Optional<TariffLine> held = Optional.empty();
        private long sum;

        Meter(RatedCall call, Party party, List<Item> items) {
            this.call = call;
            this.party = party;
            this.items = items;
            this.candidates = candidates(call, party);
        }

        Optional<Unpriced> run() {
            Optional<TariffLine> atAnswer = line(0);
            if (atAnswer.isEmpty()) {
                return gap(0);
            }
            TariffLine begin = atAnswer.get();
            Price price = begin.price();
            if (price.setUp() > 0) {
                add(new Item(party, What.SET_UP, begin, 0, 1, 0, price.setUp()));
            }
            int free = Math.min(call.seconds(), price.freeSeconds());
            if (free > 0) {
                add(new Item(party, What.FREE_SECONDS, begin, 0, 1, free, 0));
            }
            int second = free;
            if (second < call.seconds()) {
                Block first = price.first();
                add(new Item(party, What.FIRST_BLOCK, begin, second, 1, first.seconds(), first.price()));
                second += first.seconds();
            }
            while (second < call.seconds()) {
                Optional<TariffLine> line = line(second);
                if (line.isEmpty()) {
                    return gap(second);
                }
                Block next = line.get().price().next();
                addBlock(line.get(), second, next);
                second += next.seconds();
            }
            long rounding = price.rounded(sum) - sum;
            if (rounding != 0) {
                add(new Item(party, What.ROUNDING, begin, call.seconds(), 1, 0, rounding));
            }
            return Optional.empty();
        }

        /** A line begins and ends to hold at its own hours and at midnights, and nowhere else. */
        OptionalInt nextSwitch() {
            Optional<TariffLine.Price> begin = line(0).map(TariffLine::price);
            LocalDate today = LocalDate.ofInstant(Instant.ofEpochMilli(call.answeredAt()), zone);
            int days = call.seconds() / SECONDS_A_DAY + 1;
            int[] minutes = IntStream.concat(
                            IntStream.of(0, MINUTES_A_DAY),
                            candidates.stream()
                                    .flatMapToInt(line -> IntStream.of(
                                            line.period().from(), line.period().to())))
                    .distinct()
                    .toArray();
            // Where clocks are set forward, a later minute of the day may be an earlier moment: the least is wanted.
            int first = call.seconds();
            for (int day = 0; day <= days; day++) {
                for (int minute : minutes) {
                    long second = secondOf(today.plusDays(day), minute);
                    if (second > 0
                            && second < first
                            && !line((int) second).map(TariffLine::price).equals(begin)) {
                        first = (int) second;
                    }
                }
            }
            return first == call.seconds() ? OptionalInt.empty() : OptionalInt.of(first);
        }

        /** Begun seconds from the answer to a minute of a day. */
        private long secondOf(LocalDate day, int minute) {
            long at = day.atStartOfDay()
                    .plusMinutes(minute)
                    .atZone(zone)
                    .toInstant()
                    .toEpochMilli();
            return Math.ceilDiv(at - call.answeredAt(), 1_000L);
        }

        private Optional<Unpriced> gap(int second) {
            return Optional.of(new Unpriced(party, moment(second)));
        }

        private long moment(int second) {
            return call.answeredAt() + 1_000L * second;
        }

        /** The line that holds; it can change with a minute, no offset of a zone having odd seconds in our times. */
        private Optional<TariffLine> line(int second) {
            long at = moment(second);
            long now = Math.floorDiv(at, 60_000);
            if (now != minute) {
                minute = now;
                LocalDateTime local = LocalDateTime.ofInstant(Instant.ofEpochMilli(at), zone);
                held = candidates.stream()
                        .filter(line -> line.period().holds(local, calendar))
                        .findFirst();
            }
            return held;
        }

        private void add(Item item) {
            items.add(item);
            sum += item.amount();
        }

        /** Blocks of one line that follow each other are one item. */
        private void addBlock(TariffLine line, int second, Block block) {
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
}
