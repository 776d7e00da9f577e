package org.tollbridge.service.charging;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.tollbridge.service.charging.Bill.Item;

/**
 * A tariff: lines of which the first that fits a call and a moment counts. Set-up fee, free seconds, first block and rounding
 * are those of the line that holds at the answer; each later block has length and price of the line that holds when it
 * begins, and is paid whole. Safe for any thread.
 */
public final class Tariff {

    private final String fingerprint;
    private final List<TariffLine> lines;
    private final ZoneId zone;
    private final Function<LocalDate, DayKind> calendar;
    private final Map<Group, TariffLines> groups = new HashMap<>();

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
        for (TariffLine line : this.lines) {
            TariffLine.Scope scope = line.scope();
            groups.computeIfAbsent(new Group(scope.serviceClass(), scope.party(), scope.subscriber()), this::linesOf);
        }
    }

    /** What a subscriber has of his own counts among what is for all, in the order of the tariff. */
    private TariffLines linesOf(Group group) {
        return TariffLines.of(lines.stream()
                .filter(line -> line.scope().serviceClass().equals(group.serviceClass())
                        && line.scope().party() == group.party()
                        && (line.scope().subscriber().isEmpty()
                                || line.scope().subscriber().equals(group.subscriber())))
                .toList());
    }

    /** Whose lines they are; a subscriber of none has the lines for all. */
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
                Optional<Unpriced> gap = meter(call, party).run(items);
                if (gap.isPresent()) {
                    return gap.get();
                }
            }
        }
        return new Rated(new Bill(items));
    }

    /** Says what a call costs at the moment of its answer, and when that changes. */
    public Quote quote(RatedCall call) {
        Quote quote = Quote.NONE;
        for (Party party : Party.values()) {
            if (party.pays(call.payer())) {
                Meter meter = meter(call, party);
                quote = quote.with(party, meter.price(0), meter.nextSwitch());
            }
        }
        return quote;
    }

    private Meter meter(RatedCall call, Party party) {
        TariffLines own = groups.get(new Group(call.serviceClass(), party, Optional.of(call.subscriber())));
        TariffLines held = own == null
                ? groups.getOrDefault(new Group(call.serviceClass(), party, Optional.empty()), TariffLines.NONE)
                : own;
        return new Meter(call, party, held, zone, calendar);
    }
}
