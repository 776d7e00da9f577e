package org.tollbridge.service.traffic;

/**
 * Orders one switch to let calls pass only with gaps between them, or to stop doing so.
 *
 * @param pointCode of the switch
 * @param intervalMillis minimum time from one passed call to the next, 0 to 60,000
 * @param seconds how long the switch does so, 0 to 86,400; 0 withdraws the gap
 */
public record CallGapOrder(int pointCode, TrafficCriterion criterion, int intervalMillis, int seconds) {

    /** The longest gap that CallGap can express. */
    public static final int LONGEST_INTERVAL = 60_000;

    public CallGapOrder {
        if (intervalMillis < 0 || intervalMillis > LONGEST_INTERVAL) {
            throw new IllegalArgumentException("gap interval " + intervalMillis + " ms is not 0 to 60000");
        }
        if (seconds < 0 || seconds > 86_400) {
            throw new IllegalArgumentException("gap duration " + seconds + " s is not 0 to 86400");
        }
    }

    /** Returns the order that withdraws a gap. */
    public static CallGapOrder withdraw(int pointCode, TrafficCriterion criterion) {
        return new CallGapOrder(pointCode, criterion, 0, 0);
    }

    public boolean withdraws() {
        return seconds == 0;
    }
}
