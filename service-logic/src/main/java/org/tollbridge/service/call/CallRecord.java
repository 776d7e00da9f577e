package org.tollbridge.service.call;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.tollbridge.service.charging.Charge;
import org.tollbridge.service.charging.Payer;

/**
 * The one record of a call. Times are milliseconds since the epoch; numbers are in international digits without prefix
 * where they could be normalised, else as received.
 *
 * @param callId unique over all nodes and restarts
 * @param switchName the switch's configured name
 * @param dialled the service number, such as 8008101234
 * @param serviceClass name of the class, such as "800"; empty when the number is unknown
 * @param destination the last destination that the call was sent to
 * @param attempts destinations that the call was sent to, in order
 * @param releaseCause Q.850 cause that ended the call, sent or received
 * @param connectedSeconds what the switch measured, where it reported so; {@link #durationMillis} is our own measure
 * @param chargingReport octets of the last ApplyChargingReport, in hex
 * @param charge what it costs; empty when nobody pays, and when no tariff says what somebody pays
 * @param path what was decided and why, step by step
 */
public record CallRecord(
        String callId,
        String switchName,
        long serviceKey,
        String dialled,
        Optional<String> caller,
        Optional<String> serviceClass,
        Optional<String> subscriber,
        Optional<String> destination,
        List<String> attempts,
        long offeredAt,
        OptionalLong answeredAt,
        long endedAt,
        Outcome outcome,
        Reason reason,
        OptionalInt releaseCause,
        OptionalInt connectedSeconds,
        Payer payer,
        Optional<String> chargingReport,
        Optional<Charge> charge,
        List<TraceLine> path) {

    public CallRecord {
        attempts = List.copyOf(attempts);
        path = List.copyOf(path);
    }

    /** A record that has no price yet. */
    public CallRecord(
            String callId,
            String switchName,
            long serviceKey,
            String dialled,
            Optional<String> caller,
            Optional<String> serviceClass,
            Optional<String> subscriber,
            Optional<String> destination,
            List<String> attempts,
            long offeredAt,
            OptionalLong answeredAt,
            long endedAt,
            Outcome outcome,
            Reason reason,
            OptionalInt releaseCause,
            OptionalInt connectedSeconds,
            Payer payer,
            Optional<String> chargingReport,
            List<TraceLine> path) {
        this(
                callId,
                switchName,
                serviceKey,
                dialled,
                caller,
                serviceClass,
                subscriber,
                destination,
                attempts,
                offeredAt,
                answeredAt,
                endedAt,
                outcome,
                reason,
                releaseCause,
                connectedSeconds,
                payer,
                chargingReport,
                Optional.empty(),
                path);
    }

    /** The same record with its price. */
    public CallRecord with(Charge price) {
        return new CallRecord(
                callId,
                switchName,
                serviceKey,
                dialled,
                caller,
                serviceClass,
                subscriber,
                destination,
                attempts,
                offeredAt,
                answeredAt,
                endedAt,
                outcome,
                reason,
                releaseCause,
                connectedSeconds,
                payer,
                chargingReport,
                Optional.of(price),
                path);
    }

    /**
     * The record of a call that a defect has ended, as that of one whose node was lost: nobody knows how long it went on,
     * and so nobody pays. A call that had its end keeps it. The path is left out.
     */
    CallRecord cutOff() {
        boolean open = reason == Reason.INTERNAL_ERROR;
        return new CallRecord(
                callId,
                switchName,
                serviceKey,
                dialled,
                caller,
                serviceClass,
                subscriber,
                destination,
                attempts,
                offeredAt,
                answeredAt,
                endedAt,
                outcome,
                open ? Reason.NODE_LOST : reason,
                open ? OptionalInt.empty() : releaseCause,
                connectedSeconds,
                open ? Payer.NOBODY : payer,
                chargingReport,
                charge,
                List.of());
    }

    /** The caller's number with its last digits as x; empty when it is not known. */
    public String callerWithout(int digits) {
        String number = caller.orElse("");
        int shown = Math.max(0, number.length() - digits);
        return number.substring(0, shown) + "x".repeat(number.length() - shown);
    }

    /** Whether somebody has to pay and no tariff says how much. */
    public boolean unpriced() {
        return payer != Payer.NOBODY && charge.isEmpty();
    }

    /**
     * How long the call is charged for, in seconds, a begun one counted: as long as we saw it answered, or as the switch
     * measured where that is shorter.
     */
    public long chargedSeconds() {
        long seen = (durationMillis() + 999) / 1_000;
        return connectedSeconds.isPresent() ? Math.min(seen, Math.max(0, connectedSeconds.getAsInt())) : seen;
    }

    /** Milliseconds from answer to end; zero when the call was not answered. */
    public long durationMillis() {
        return answeredAt.isPresent() ? Math.max(0, endedAt - answeredAt.getAsLong()) : 0;
    }
}
