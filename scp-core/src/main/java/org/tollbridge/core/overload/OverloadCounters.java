package org.tollbridge.core.overload;

import java.util.List;

/**
 * Counters of overload control since the start, and its current state.
 *
 * @param admitted calls admitted
 * @param refused calls refused
 * @param callsPerSecond calls per second that are admitted now; infinite without a limit
 * @param gaps gaps that switches were ordered to keep and that are not withdrawn
 * @param gapsOrdered orders to keep a gap, including renewals
 * @param gapsWithdrawn orders to drop a gap
 * @param refusedNumbers called numbers of the refused calls, the most frequent first, at most a hundred
 */
public record OverloadCounters(
        long admitted,
        long refused,
        double callsPerSecond,
        int gaps,
        long gapsOrdered,
        long gapsWithdrawn,
        List<RefusedNumber> refusedNumbers) {

    public OverloadCounters {
        refusedNumbers = List.copyOf(refusedNumbers);
    }

    /**
     * A called number of refused calls.
     *
     * @param atLeast lower bound of its refused calls
     * @param atMost upper bound of its refused calls
     */
    public record RefusedNumber(String digits, long atLeast, long atMost) {}
}
