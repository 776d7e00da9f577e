package org.tollbridge.simulator.load;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.tollbridge.wire.inap.ApplicationContext;

/**
 * The contents of a load.
 *
 * @param linkLimit time limit for the link to become able to carry calls
 * @param calls the calls, which the dialogues take in turn
 * @param context the requested application context; empty for dialogues without a dialogue portion
 * @param answerAfter from Connect to the answer report
 * @param hold from the answer report to the disconnect report
 * @param maximumInFlight the largest number of open dialogues, 1 to 262,144; further due calls count as not placed
 * @param dialogueLimit a dialogue that is open longer counts as lost
 * @param obeyGaps whether calls are withheld from the SCP on CallGap
 */
public record LoadSettings(
        Duration linkLimit,
        List<LoadCall> calls,
        Optional<ApplicationContext> context,
        Duration answerAfter,
        Duration hold,
        int maximumInFlight,
        Duration dialogueLimit,
        boolean obeyGaps) {

    /** The largest number of dialogues that may be open at once. */
    public static final int HIGHEST_IN_FLIGHT = 1 << 18;

    /** The usual time limit for a link. */
    public static final Duration LINK_LIMIT = Duration.ofSeconds(10);

    public LoadSettings {
        calls = List.copyOf(calls);
        if (calls.isEmpty()) {
            throw new IllegalArgumentException("a load needs at least one call");
        }
        if (maximumInFlight < 1 || maximumInFlight > HIGHEST_IN_FLIGHT) {
            throw new IllegalArgumentException(
                    "dialogues in flight: 1 to " + HIGHEST_IN_FLIGHT + ", not " + maximumInFlight);
        }
    }

    /**
     * Calls that are answered and cleared at once, in ETSI's context, with at most 20,000 open, 10 s for each and for
     * the link, gaps obeyed.
     */
    public static LoadSettings of(List<LoadCall> calls) {
        return new LoadSettings(
                LINK_LIMIT,
                calls,
                Optional.of(ApplicationContext.ETSI_SSP_TO_SCP),
                Duration.ZERO,
                Duration.ZERO,
                20_000,
                Duration.ofSeconds(10),
                true);
    }

    /** The same load with gaps obeyed or not. */
    public LoadSettings obeyingGaps(boolean obey) {
        return new LoadSettings(linkLimit, calls, context, answerAfter, hold, maximumInFlight, dialogueLimit, obey);
    }
}
