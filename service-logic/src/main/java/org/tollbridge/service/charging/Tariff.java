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
 * A tariff: a list of lines, of which the first that fits a call and a time applies. Set-up fee, free seconds, first
 * block and rounding are those of the line that applies at the answer; each later block has length and price of the
 * line that applies when it begins, and is charged in full. Thread-safe.
 */
public final class Tariff {

    private final String fingerprint;
    private final List<TariffLine> lines;
    private final ZoneId zone;
    private final Function<LocalDate, DayKind> calendar;
    private final Map<Group, TariffLines> groups = new HashMap<>();

    /**
     * Creates a tariff.
     *
     * @param fingerprint identifies this tariff, such as a digest of its file
     * @param zone time zone of days and times of day
     * @param calendar returns the kind of a day; must always give the same result, on any thread
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

    /** A subscriber's own lines are merged with the lines for all, in the order of the tariff. */
    private TariffLines linesOf(Group group) {
        return TariffLines.of(lines.stream()
                .filter(line -> line.scope().serviceClass().equals(group.serviceClass())
                        && line.scope().party() == group.party()
                        && (line.scope().subscriber().isEmpty()
                                || line.scope().subscriber().equals(group.subscriber())))
                .toList());
    }

    /** The key of a group of lines; a subscriber without own lines uses those for all. */
    private record Group(String serviceClass, Party party, Optional<String> subscriber) {}

    /** Returns the identification of this tariff. */
    public String fingerprint() {
        return fingerprint;
    }

    /** Returns its lines, in order of precedence. */
    public List<TariffLine> lines() {
        return lines;
    }

    /** Returns the time zone of days and times of day. */
    public ZoneId zone() {
        return zone;
    }

    @Override
    public String toString() {
        return "tariff " + fingerprint + ", " + lines;
    }

    /** Result of rating a call. */
    public sealed interface Result {}

    /** It has a price. */
    public record Rated(Bill bill) implements Result {}

    /**
     * No line fits: the tariff has a gap.
     *
     * @param party who should pay
     * @param at beginning of the gap, in milliseconds since the epoch
     */
    public record Unpriced(Party party, long at) implements Result {}

    /** Returns who pays what for a call. */
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

    /** Returns the price of a call at its answer, and when it changes. */
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
