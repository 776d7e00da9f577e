package org.tollbridge.service.call;

/**
 * For how long the switch was told to watch a conversation before it reports (ApplyCharging).
 *
 * @param since milliseconds since the epoch: it counts from here, or from the answer if that comes later
 * @param seconds 1 or more; 0 when it was told nothing, or has refused to
 * @param awaited its reports that have not come
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

    /** When it is over, milliseconds since the epoch. */
    long until(long answeredAt) {
        return Math.max(since, answeredAt) + 1_000L * seconds;
    }

    /** Whether all reports of it are there, and in their time: a switch may measure less than the node by a moment. */
    boolean isOver(long answeredAt, long now) {
        return awaited == 0 && now >= until(answeredAt) - HALF_A_SECOND;
    }
}
