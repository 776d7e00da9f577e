package org.tollbridge.node.e2e;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.tollbridge.simulator.ssf.CallResult;
import org.tollbridge.simulator.ssf.CallResult.ExchangedMessage;

/**
 * Counts calls at one time as their switches saw them: from the arrival of Connect to the sending of the report that the
 * call is over. It knows nothing of what the SCP counts.
 */
final class Tally {

    /** Longer than any call of a test rings and talks. */
    private final Duration longest;

    private final Queue<CallResult> results = new ConcurrentLinkedQueue<>();

    /**
     * Counts nothing yet.
     *
     * @param longest how long a call lasts at the most whose end no switch could report
     */
    Tally(Duration longest) {
        this.longest = longest;
    }

    void add(CallResult result) {
        results.add(result);
    }

    int calls() {
        return results.size();
    }

    /** Calls that were sent to their destination. */
    long connected() {
        return results.stream().filter(each -> !each.destinations().isEmpty()).count();
    }

    long released() {
        return results.stream()
                .filter(each -> each.outcome() == CallResult.Outcome.RELEASED)
                .count();
    }

    private record Change(Instant at, int by) {}

    private List<Change> changes() {
        List<Change> changes = new ArrayList<>();
        for (CallResult result : results) {
            if (!result.destinations().isEmpty()) {
                Instant begun = result.messages().stream()
                        .filter(ExchangedMessage::fromScp)
                        .map(ExchangedMessage::at)
                        .findFirst()
                        .orElseThrow();
                Instant reported = result.messages().stream()
                        .filter(each -> !each.fromScp())
                        .map(ExchangedMessage::at)
                        .reduce((first, second) -> second)
                        .orElseThrow();
                changes.add(new Change(begun, 1));
                boolean over = result.outcome() != CallResult.Outcome.FAILED && reported.isAfter(begun);
                changes.add(new Change(over ? reported : begun.plus(longest), -1));
            }
        }
        changes.sort(Comparator.comparing(Change::at).thenComparingInt(Change::by));
        return changes;
    }

    /** The most calls at one time. */
    int most() {
        int now = 0;
        int most = 0;
        for (Change change : changes()) {
            now += change.by();
            most = Math.max(most, now);
        }
        return most;
    }

    /** The longest time between two calls that were sent to their destination. */
    Duration longestGap() {
        List<Instant> begun = changes().stream()
                .filter(change -> change.by() > 0)
                .map(Change::at)
                .toList();
        Duration longestGap = Duration.ZERO;
        for (int i = 1; i < begun.size(); i++) {
            Duration gap = Duration.between(begun.get(i - 1), begun.get(i));
            longestGap = gap.compareTo(longestGap) > 0 ? gap : longestGap;
        }
        return longestGap;
    }
}
