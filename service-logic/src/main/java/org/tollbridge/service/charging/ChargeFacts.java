package org.tollbridge.service.charging;

/**
 * The facts of a call that a charging dialect composes octets from. All numbers are digits only, in international form
 * without prefix; a fact that is not known is an empty string, which a dialect can test.
 *
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
 */
public record ChargeFacts(
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
        int maximumSeconds) {}
