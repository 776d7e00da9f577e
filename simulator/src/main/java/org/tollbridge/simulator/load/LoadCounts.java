package org.tollbridge.simulator.load;

import org.HdrHistogram.Histogram;
import org.tollbridge.simulator.traffic.TrafficOffice;

/** The running totals of a load. Guarded by the load's lock. */
final class LoadCounts {

    long placed;
    long completed;
    long refused;
    long aborted;
    long lost;
    long notPlaced;
    long gapped;
    long filtered;
    long unexpected;

    void reset() {
        placed = completed = refused = aborted = lost = notPlaced = gapped = filtered = unexpected = 0;
    }

    /** Counts a call that the switch treated itself. */
    void keptHere(TrafficOffice.Treatment treatment) {
        switch (treatment) {
            case ASK_THE_SCP -> {}
            case GAPPED -> gapped++;
            case FILTERED -> filtered++;
        }
    }

    LoadProgress progress(double seconds, int open, double rate) {
        long failed = refused + aborted + lost + notPlaced + unexpected;
        return new LoadProgress(seconds, placed, completed, failed, gapped + filtered, open, rate);
    }

    LoadReport report(long nanos, Histogram latency) {
        return new LoadReport(
                placed, completed, refused, aborted, lost, notPlaced, gapped, filtered, unexpected, nanos, latency);
    }
}
