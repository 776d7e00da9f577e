package org.tollbridge.service.charging;

import java.util.Optional;

/**
 * The facts of a call from which a charging dialect composes octets. All numbers are digits only, in international form
 * without prefix; an unknown fact is an empty string, which a dialect can test.
 *
 * @param callId identifier of the call; the part after the last hyphen is its number at its node, in base 36
 * @param serviceClass "800", "400" …
 * @param serviceNumber the dialled service number, such as 8008101234
 * @param subscriber identifier of the subscriber who owns the number
 * @param caller the calling number
 * @param callerAreaCode area code of the caller without leading 0, such as 10
 * @param destination where this attempt goes
 * @param destinationAreaCode area code of the destination without leading 0
 * @param subscriberRate what the subscriber pays, in thousandths of a yuan a minute
 * @param callerRate what the caller pays, in thousandths of a yuan a minute
 * @param attempt 1 for the first destination, one more with each forward
 * @param connectedAt milliseconds since the epoch at which the instruction is given
 * @param maximumSeconds longest duration that the switch may let the call last before it reports
 * @param limit what the switch does at the end of the call's time
 * @param callerPrice what the caller pays by the tariff; empty when that is nothing or not known
 * @param subscriberPrice what the subscriber pays by the tariff; empty when that is nothing or not known
 * @param end final billing data, if the call is over
 */
public record ChargeFacts(
        String callId,
        String serviceClass,
        String serviceNumber,
        String subscriber,
        String caller,
        String callerAreaCode,
        boolean callerMobile,
        String destination,
        String destinationAreaCode,
        Payer payer,
        int subscriberRate,
        int callerRate,
        int attempt,
        long connectedAt,
        int maximumSeconds,
        Limit limit,
        Optional<TariffLine.Price> callerPrice,
        Optional<TariffLine.Price> subscriberPrice,
        End end) {

    /**
     * Final billing data of a call.
     *
     * @param talkedSeconds charged time
     * @param callerAmount what the caller pays, in ten-thousandths of a yuan
     * @param subscriberAmount what the subscriber pays, in ten-thousandths of a yuan
     * @param releaseCause Q.850 cause
     */
    public record End(long talkedSeconds, long callerAmount, long subscriberAmount, int releaseCause) {

        /** The call is not over. */
        public static final End NONE = new End(0, 0, 0, 0);
    }

    /** Returns the same facts of a call that is over. */
    public ChargeFacts with(End over) {
        return new ChargeFacts(
                callId,
                serviceClass,
                serviceNumber,
                subscriber,
                caller,
                callerAreaCode,
                callerMobile,
                destination,
                destinationAreaCode,
                payer,
                subscriberRate,
                callerRate,
                attempt,
                connectedAt,
                maximumSeconds,
                limit,
                callerPrice,
                subscriberPrice,
                over);
    }

    /**
     * What the switch does at the end of the call's time, if it can.
     *
     * @param release whether the call is released after {@link #maximumSeconds}, rather than reported on
     * @param warningSeconds how long before that the parties are warned; 0 for not at all
     * @param tariffSwitchSeconds time after which the price changes; 0 when it does not change in this time
     */
    public record Limit(boolean release, int warningSeconds, int tariffSwitchSeconds) {

        /** The switch reports, and the price does not change before. */
        public static final Limit NONE = new Limit(false, 0, 0);
    }

    /** Creates the facts of a call without known tariff and limit. */
    public ChargeFacts(
            String callId,
            String serviceClass,
            String serviceNumber,
            String subscriber,
            String caller,
            String callerAreaCode,
            boolean callerMobile,
            String destination,
            String destinationAreaCode,
            Payer payer,
            int subscriberRate,
            int callerRate,
            int attempt,
            long connectedAt,
            int maximumSeconds) {
        this(
                callId,
                serviceClass,
                serviceNumber,
                subscriber,
                caller,
                callerAreaCode,
                callerMobile,
                destination,
                destinationAreaCode,
                payer,
                subscriberRate,
                callerRate,
                attempt,
                connectedAt,
                maximumSeconds,
                Limit.NONE,
                Optional.empty(),
                Optional.empty(),
                End.NONE);
    }
}
