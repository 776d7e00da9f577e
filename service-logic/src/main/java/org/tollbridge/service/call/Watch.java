package org.tollbridge.service.call;

/**
 * How long the switch was told to supervise a conversation before it reports (ApplyCharging).
 *
 * @param since milliseconds since the epoch: the time counts from here, or from the answer if that is later
 * @param seconds 1 or more; 0 when it was told nothing, or has refused
 * @param awaited outstanding reports
 */
record Watch(long since, int seconds, int awaited) {

    static final Watch NONE = new Watch(0, 0, 0);

    private static final long HALF_A_SECOND = 500;

    boolean isNone() {
        return seconds == 0;
    }

    Watch reported() {
        return new Watch(since, seconds, Math.max(0, awaited - 1));
    }

    /** Returns the end of the time, in milliseconds since the epoch. */
    long until(long answeredAt) {
        return Math.max(since, answeredAt) + 1_000L * seconds;
    }

    /** Returns whether all its reports have come, and in time: a switch may measure slightly less than the node. */
    boolean isOver(long answeredAt, long now) {
        return awaited == 0 && now >= until(answeredAt) - HALF_A_SECOND;
    }
}
