package org.tollbridge.service.charging;

/**
 * A call to be rated. Numbers are international digits without prefix.
 *
 * @param subscriber identifier of the subscriber; may be empty
 * @param caller empty when it is not known
 * @param payer who pays, according to the service class
 * @param answeredAt milliseconds since the epoch
 * @param seconds whole seconds from answer to end, rounded up, 0 to {@link #LONGEST}
 */
public record RatedCall(
        String serviceClass,
        String subscriber,
        String caller,
        String destination,
        Payer payer,
        long answeredAt,
        int seconds) {

    /** A month. */
    public static final int LONGEST = 31 * 86_400;

    public RatedCall {
        if (seconds < 0 || seconds > LONGEST) {
            throw new IllegalArgumentException(
                    "a call of " + seconds + " s cannot be rated: give 0 to " + LONGEST + " s");
        }
    }

    /** Returns the same call with another length. */
    public RatedCall lasting(int other) {
        return new RatedCall(serviceClass, subscriber, caller, destination, payer, answeredAt, other);
    }
}
