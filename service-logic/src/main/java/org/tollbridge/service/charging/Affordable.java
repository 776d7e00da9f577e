package org.tollbridge.service.charging;

import java.util.function.ToLongFunction;

/** Calculates how long a conversation may last for an amount of money. */
public final class Affordable {

    /** Length of a conversation considered at a time, in seconds; the most that a call is granted at a time. */
    public static final int PIECE = 300;

    private Affordable() {}

    /**
     * Returns the longest duration of a whole call, between its current one and {@code most}, whose price does not
     * exceed {@code money}; the current one if not even one more second is affordable.
     *
     * @param call its seconds are its current duration
     * @param money for the whole call, in the unit of the price; may be negative
     * @param price of a call; must not decrease with its duration
     * @param most seconds, not below those of the call
     */
    public static int seconds(RatedCall call, long money, ToLongFunction<RatedCall> price, int most) {
        int low = call.seconds();
        int high = Math.min(most, RatedCall.LONGEST);
        if (price.applyAsLong(call.lasting(high)) <= money) {
            return high;
        }
        while (high - low > 1) {
            int middle = (low + high) >>> 1;
            if (price.applyAsLong(call.lasting(middle)) <= money) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
