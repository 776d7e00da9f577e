package org.tollbridge.service.call;

/**
 * Time limits of calls.
 *
 * @param ringingMillis from a Connect to a report of any kind; must exceed the longest no-answer time plus the call
 *     set-up time
 * @param ageMillis from the offer to the end
 * @param announcementMillis how long the longest announcement may play
 * @param errandMillis how long a counter may take
 * @param partSeconds length of a part of a conversation with a record of its own; 0 for one record at the end. A
 *     service class may have its own
 * @param supervision limit of conversations, and how often a switch reports on them
 */
public record CallLimits(
        long ringingMillis,
        long ageMillis,
        long announcementMillis,
        long errandMillis,
        int partSeconds,
        Supervision supervision) {

    /**
     * Supervision of conversations at a switch that uses ApplyCharging.
     *
     * @param everySeconds how long a conversation may go on before the switch reports; 0 for as long as the call
     * @param longestSeconds time after which a conversation is released; 0 for never
     * @param warningSeconds how long before the release the parties are warned, if the switch can; 0 for not at all
     */
    public record Supervision(int everySeconds, int longestSeconds, int warningSeconds) {

        /** No report before the end, and no limit. */
        public static final Supervision NONE = new Supervision(0, 0, 0);

        public Supervision {
            if (everySeconds < 0 || longestSeconds < 0 || warningSeconds < 0) {
                throw new IllegalArgumentException("supervision cannot be " + everySeconds + ", " + longestSeconds
                        + " and " + warningSeconds + " s: give 0 or more");
            }
        }
    }

    /** Creates limits of calls that have one record each. */
    public CallLimits(
            long ringingMillis, long ageMillis, long announcementMillis, long errandMillis, Supervision supervision) {
        this(ringingMillis, ageMillis, announcementMillis, errandMillis, 0, supervision);
    }

    /** Creates limits without supervision. */
    public CallLimits(long ringingMillis, long ageMillis, long announcementMillis, long errandMillis) {
        this(ringingMillis, ageMillis, announcementMillis, errandMillis, Supervision.NONE);
    }

    /** Six minutes of ringing, twelve hours of age, two minutes of announcement, a tenth of a second for errands. */
    public static final CallLimits DEFAULT = new CallLimits(360_000, 43_200_000, 120_000, 100);

    public CallLimits {
        if (announcementMillis < 1 || errandMillis < 1) {
            throw new IllegalArgumentException("call limits cannot be " + announcementMillis
                    + " ms of announcement and " + errandMillis + " ms for an errand: give at least 1 ms");
        }
        if (partSeconds < 0) {
            throw new IllegalArgumentException("parts of calls cannot last " + partSeconds + " s: give 0 or more");
        }
        if (ringingMillis < 1 || ageMillis < ringingMillis) {
            throw new IllegalArgumentException("call limits cannot be " + ringingMillis + " ms of ringing and "
                    + ageMillis + " ms of age: give at least 1 ms, and an age not below the ringing");
        }
    }
}
