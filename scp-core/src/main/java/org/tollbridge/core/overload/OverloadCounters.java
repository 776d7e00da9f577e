package org.tollbridge.core.overload;

import java.util.List;

/**
 * What overload control did since the start, and where it stands.
 *
 * @param admitted calls let in
 * @param refused calls refused
 * @param callsPerSecond calls a second that are let in now; infinite without a limit
 * @param gaps gaps that switches were told to keep and that are not withdrawn
 * @param gapsOrdered times that a switch was told to keep a gap, renewals included
 * @param gapsWithdrawn times that a switch was told to drop a gap
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
     * @param atLeast refused calls for certain
     * @param atMost refused calls at most
     */
    public record RefusedNumber(String digits, long atLeast, long atMost) {}
}
