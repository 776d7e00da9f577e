package org.tollbridge.service.call;

/**
 * How long a call is followed.
 *
 * @param ringingMillis from a Connect to a report of any kind; above the longest no-answer time and the time that a
 *     call takes to be set up
 * @param ageMillis from the offer to the end
 * @param announcementMillis how long the longest announcement may play
 * @param errandMillis how long a counter may take
 */
public record CallLimits(long ringingMillis, long ageMillis, long announcementMillis, long errandMillis) {

    /** Six minutes of ringing, twelve hours of age, two minutes of announcement, a tenth of a second for errands. */
    public static final CallLimits DEFAULT = new CallLimits(360_000, 43_200_000, 120_000, 100);

    public CallLimits {
        if (announcementMillis < 1 || errandMillis < 1) {
            throw new IllegalArgumentException("call limits cannot be " + announcementMillis
                    + " ms of announcement and " + errandMillis + " ms for an errand: give at least 1 ms");
        }
        if (ringingMillis < 1 || ageMillis < ringingMillis) {
            throw new IllegalArgumentException("call limits cannot be " + ringingMillis + " ms of ringing and "
                    + ageMillis + " ms of age: give at least 1 ms, and an age not below the ringing");
        }
    }
}
