package org.tollbridge.service.charging;

import java.util.function.ToLongFunction;

/** How long a conversation may last for what money is there. */
public final class Affordable {

    /** How much of a conversation is looked at in one go, in seconds; the most that a call is granted at a time. */
    public static final int PIECE = 300;

    private Affordable() {}

    /**
     * The longest duration of a whole call, between what it has lasted and {@code most}, whose price is not above
     * {@code money}; what it has lasted where even a second more is not to be paid.
     *
     * @param call its seconds are those that it has lasted
     * @param money for the whole call, in the unit of the price; may be below 0
     * @param price of a call; for a longer one more, or the same
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
