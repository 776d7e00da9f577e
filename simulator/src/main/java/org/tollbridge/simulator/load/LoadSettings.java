package org.tollbridge.simulator.load;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.tollbridge.wire.inap.ApplicationContext;

/**
 * What a load consists of.
 *
 * @param linkLimit how long the link may take until calls can be placed
 * @param calls who calls whom; the dialogues take them in turn
 * @param context the application context asked for; empty for dialogues without a dialogue portion
 * @param answerAfter from Connect to the answer report
 * @param hold from the answer report to the disconnect report
 * @param maximumInFlight open dialogues at most, 1 to 262,144; a call that is due beyond them counts as not placed
 * @param dialogueLimit a dialogue that is open for longer counts as lost
 * @param obeyGaps whether calls are kept from the SCP when it says CallGap
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

    /** The most dialogues that may be open at once. */
    public static final int HIGHEST_IN_FLIGHT = 1 << 18;

    /** What a link usually gets. */
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

    /** Calls that are answered and cleared at once, in ETSI's context, with at most 20,000 open, 10 s
     * for each and for the link, gaps kept. */
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

    /** The same load, placed by a switch that keeps gaps or does not. */
    public LoadSettings obeyingGaps(boolean obey) {
        return new LoadSettings(linkLimit, calls, context, answerAfter, hold, maximumInFlight, dialogueLimit, obey);
    }
}
