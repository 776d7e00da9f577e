package org.tollbridge.simulator.load;

import org.HdrHistogram.Histogram;

/**
 * The result of a load. Latency is measured from the moment a call was due, not from the moment it was sent, to the
 * SCP's first answer, so that a stall of the SCP shows in every call that was due meanwhile.
 *
 * @param placed dialogues opened
 * @param completed dialogues that the SCP answered with Connect and ended after the disconnect report
 * @param refused dialogues that the SCP ended without Connect
 * @param aborted dialogues that ended with ABORT, or whose message was returned as undeliverable
 * @param lost dialogues still open at their limit or at the end of the run
 * @param notPlaced calls that were due while the limit of open dialogues was reached or the link accepted nothing
 * @param gapped calls withheld from the SCP because of its CallGap
 * @param filtered calls treated and counted because of its ActivateServiceFiltering
 * @param unexpected messages that fit no open dialogue, or that the SCP may not send at that point
 * @param nanos the length of the run
 * @param latency nanoseconds from the due time to the first answer
 */
public record LoadReport(
        long placed,
        long completed,
        long refused,
        long aborted,
        long lost,
        long notPlaced,
        long gapped,
        long filtered,
        long unexpected,
        long nanos,
        Histogram latency) {

    /** Dialogues completed per second. */
    public double rate() {
        return nanos == 0 ? 0 : completed * 1e9 / nanos;
    }

    /** The latency in milliseconds that {@code percent} of the calls did not exceed. */
    public double milliseconds(double percent) {
        return latency.getValueAtPercentile(percent) / 1e6;
    }

    /** Whether every due call was placed, answered with Connect and ended. */
    public boolean isClean() {
        return completed == placed && notPlaced == 0 && gapped == 0 && filtered == 0 && unexpected == 0;
    }
}
