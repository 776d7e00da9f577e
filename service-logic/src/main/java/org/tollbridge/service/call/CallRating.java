package org.tollbridge.service.call;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.tollbridge.service.charging.Bill;
import org.tollbridge.service.charging.Charge;
import org.tollbridge.service.charging.Party;
import org.tollbridge.service.charging.Payer;
import org.tollbridge.service.charging.Quote;
import org.tollbridge.service.charging.RatedCall;
import org.tollbridge.service.charging.Tariff;
import org.tollbridge.service.charging.Yuan;

/** Adds the price to records of calls, from the record and a tariff only, so that repeating it gives the same price. */
public final class CallRating {

    private final Tariff tariff;

    /** Creates a rating by {@code tariff}. */
    public CallRating(Tariff tariff) {
        this.tariff = tariff;
    }

    /** Returns the tariff. */
    public Tariff tariff() {
        return tariff;
    }

    /** Returns the record with its price; unchanged when nobody pays, or when the tariff has no price for it. */
    public CallRecord rate(CallRecord record) {
        Optional<RatedCall> call = call(record);
        if (call.isEmpty()) {
            return record;
        }
        return switch (tariff.rate(call.get())) {
            case Tariff.Rated rated -> record.with(ofPart(record, charge(rated.bill())));
            case Tariff.Unpriced gap -> record;
        };
    }

    /** Returns the share of a call's price that belongs to the record's part: the total minus the previous parts. */
    private static Charge ofPart(CallRecord record, Charge whole) {
        Optional<Charge> before = record.part().flatMap(CallPart::before);
        return before.isEmpty() || record.payer() == Payer.NOBODY ? whole : whole.minus(before.get());
    }

    /** Returns what a record's price depends on; empty when nobody pays. */
    public static Optional<RatedCall> call(CallRecord record) {
        if (record.answeredAt().isEmpty() || record.serviceClass().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new RatedCall(
                record.serviceClass().get(),
                record.subscriber().orElse(""),
                record.caller().orElse(""),
                record.destination().orElse(""),
                record.payer(),
                record.answeredAt().getAsLong(),
                (int) Math.min(record.wholeSeconds(), RatedCall.LONGEST)));
    }

    /** Returns the cost of a call that is answered now and lasts this long, as far as a switch can be told. */
    Quote quote(RatedCall call) {
        return tariff.quote(call);
    }

    /**
     * Returns what the subscriber pays for a call, in ten-thousandths of a yuan; empty when the tariff has no price for
     * it.
     */
    public OptionalLong subscriberPart(RatedCall call) {
        return switch (tariff.rate(call)) {
            case Tariff.Rated rated -> OptionalLong.of(rated.bill().total(Party.SUBSCRIBER));
            case Tariff.Unpriced gap -> OptionalLong.empty();
        };
    }

    private Charge charge(Bill bill) {
        List<String> versions = new ArrayList<>(1);
        for (Bill.Item item : bill.items()) {
            String version = item.line().version();
            if (!version.isEmpty() && !versions.contains(version)) {
                versions.add(version);
            }
        }
        return new Charge(
                bill.total(Party.CALLER), bill.total(Party.SUBSCRIBER), Yuan.CURRENCY, tariff.fingerprint(), versions);
    }
}
