package org.tollbridge.service.charging;

/**
 * A call whose price is asked for. Numbers are international digits without prefix.
 *
 * @param subscriber identifier of the subscriber; may be empty
 * @param caller empty when it is not known
 * @param payer who pays, as the service class says
 * @param answeredAt milliseconds since the epoch
 * @param seconds whole seconds from answer to end, begun ones counted, 0 to {@link #LONGEST}
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

    /** The same call with another length. */
    public RatedCall lasting(int other) {
        return new RatedCall(serviceClass, subscriber, caller, destination, payer, answeredAt, other);
    }
}
