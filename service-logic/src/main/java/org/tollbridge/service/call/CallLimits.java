package org.tollbridge.service.call;

/**
 * How long a call is followed.
 *
 * @param ringingMillis from a Connect to a report of any kind; above the longest no-answer time and the time that a
 *     call takes to be set up
 * @param ageMillis from the offer to the end
 */
public record CallLimits(long ringingMillis, long ageMillis) {

    /** Six minutes of ringing, twelve hours of age. */
    public static final CallLimits DEFAULT = new CallLimits(360_000, 43_200_000);

    public CallLimits {
        if (ringingMillis < 1 || ageMillis < ringingMillis) {
            throw new IllegalArgumentException("call limits cannot be " + ringingMillis + " ms of ringing and "
                    + ageMillis + " ms of age: give at least 1 ms, and an age not below the ringing");
        }
    }
}
