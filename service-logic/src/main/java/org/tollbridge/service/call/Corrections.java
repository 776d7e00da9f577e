package org.tollbridge.service.call;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.tollbridge.service.charging.Charge;
import org.tollbridge.service.charging.Yuan;

/**
 * The record of a call's end and those that correct it.
 *
 * @param original of the call's end
 * @param corrections in the order in which they were made
 */
public record Corrections(CallRecord original, List<CallRecord> corrections) {

    /** A million yuan, more than a month at the highest rate. */
    public static final long MOST = 1_000_000 * Yuan.ONE;

    /** A month. */
    public static final long MOST_SECONDS = 31 * 86_400;

    public Corrections {
        corrections = List.copyOf(corrections);
    }

    /**
     * The values that the call should have. Absent ones stay unchanged.
     *
     * @param caller what the caller pays for the whole call, in ten-thousandths of the currency, 0 to {@link #MOST}
     * @param subscriber what the subscriber pays, likewise
     * @param seconds charged time of the whole call, 0 to {@link #MOST_SECONDS}
     */
    public record Wanted(OptionalLong caller, OptionalLong subscriber, OptionalLong seconds) {}

    /** Returns what the caller pays after the corrections so far, in ten-thousandths of the currency. */
    public long caller() {
        return original.wholeCharge().map(Charge::caller).orElse(0L)
                + corrections.stream()
                        .flatMap(each -> each.charge().stream())
                        .mapToLong(Charge::caller)
                        .sum();
    }

    /** Returns what the subscriber pays after the corrections so far, in ten-thousandths of the currency. */
    public long subscriber() {
        return original.wholeCharge().map(Charge::subscriber).orElse(0L)
                + corrections.stream()
                        .flatMap(each -> each.charge().stream())
                        .mapToLong(Charge::subscriber)
                        .sum();
    }

    /** Returns the charged time after the corrections so far, in seconds. */
    public long seconds() {
        return original.wholeSeconds()
                + corrections.stream().mapToLong(CallRecord::chargedSeconds).sum();
    }

    /**
     * Returns the record that gives the call the wanted values.
     *
     * @param at current time, in milliseconds since the epoch
     * @param estimate the estimated cost to the subscriber of a call that no tariff has a price for, in ten-thousandths
     *     of the currency; 0 for none
     * @return empty when it already has them
     * @throws IllegalArgumentException when an amount or the seconds are out of range
     */
    public Optional<CallRecord> bring(Wanted wanted, long at, String by, String why, long estimate) {
        within("what the caller pays", wanted.caller(), MOST);
        within("what the subscriber pays", wanted.subscriber(), MOST);
        within("the seconds", wanted.seconds(), MOST_SECONDS);
        long caller = wanted.caller().orElse(caller()) - caller();
        long subscriber = wanted.subscriber().orElse(subscriber()) - subscriber();
        long seconds = wanted.seconds().orElse(seconds()) - seconds();
        boolean first =
                corrections.stream().flatMap(each -> each.correction().stream()).noneMatch(each -> each.estimate() > 0);
        long instead = first && wanted.subscriber().isPresent() ? estimate : 0;
        if (caller == 0 && subscriber == 0 && seconds == 0 && instead == 0) {
            return Optional.empty();
        }
        Optional<Charge> charged = original.wholeCharge();
        Charge difference = new Charge(
                caller,
                subscriber,
                charged.map(Charge::currency).orElse(Yuan.CURRENCY),
                charged.map(Charge::tariff).orElse(""),
                List.of());
        Correction correction = new Correction(
                original.callId(), corrections.size() + 1, seconds, original.endedAt(), by, why, instead);
        return Optional.of(original.corrected(correction, difference, at));
    }

    private static void within(String what, OptionalLong value, long most) {
        if (value.isPresent() && (value.getAsLong() < 0 || value.getAsLong() > most)) {
            throw new IllegalArgumentException(what + " cannot be " + value.getAsLong() + ": 0 to " + most);
        }
    }
}
