package org.tollbridge.node.e2e;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tollbridge.simulator.ssf.CallResult;
import org.tollbridge.simulator.ssf.CallResult.ExchangedMessage;

/**
 * Counts calls at one time as their switches saw them: from the arrival of Connect to the sending of the report that the
 * call is over. It knows nothing of what the SCP counts.
 */
final class Tally {

    /** Before it, a call that waits for its counters gets ResetTimer. */
    private static final Pattern CONNECT = Pattern.compile("02011430");

    /** EventReportBCSM with oDisconnect: whatever becomes of the dialogue, the parties have parted. */
    private static final Pattern DISCONNECT = Pattern.compile("02011830..800109");

    /** Longer than any call that is counted rings and talks. */
    private final Duration longest;

    private final Queue<Seen> calls = new ConcurrentLinkedQueue<>();

    /**
     * Counts nothing yet.
     *
     * @param longest how long any call lasts at the most
     */
    Tally(Duration longest) {
        this.longest = longest;
    }

    /** A call: who called, when it was connected and when that was over, and how it ended. */
    private record Seen(
            String caller,
            Optional<Instant> connected,
            Instant over,
            CallResult.Outcome outcome,
            List<ExchangedMessage> messages) {

        boolean open(Instant at) {
            return connected.map(begun -> !begun.isAfter(at)).orElse(false) && over.isAfter(at);
        }

        @Override
        public String toString() {
            String said = messages.stream()
                    .map(each -> each.at() + (each.fromScp() ? " < " : " > ") + each.m3ua())
                    .collect(Collectors.joining("\n    "));
            return outcome + " connected " + connected.map(Instant::toString).orElse("never") + ", over " + over
                    + "\n    " + said;
        }
    }

    void add(String caller, CallResult result) {
        if (result.destinations().isEmpty()) {
            calls.add(new Seen(caller, Optional.empty(), Instant.MAX, result.outcome(), result.messages()));
            return;
        }
        Instant connected = result.messages().stream()
                .filter(each ->
                        each.fromScp() && CONNECT.matcher(each.m3ua().toHex()).find())
                .map(ExchangedMessage::at)
                .findFirst()
                .orElseThrow();
        // Where the SCP is gone, the last that a switch says comes from a timer, long after the parties have hung up.
        Optional<Instant> said = result.messages().stream()
                .filter(each -> !each.fromScp()
                        && DISCONNECT.matcher(each.m3ua().toHex()).find())
                .map(ExchangedMessage::at)
                .findFirst()
                .or(() -> result.messages().stream()
                        .filter(each -> !each.fromScp())
                        .map(ExchangedMessage::at)
                        .reduce((first, second) -> second)
                        .filter(last -> result.outcome() != CallResult.Outcome.FAILED));
        Instant latest = connected.plus(longest);
        Instant over =
                said.filter(at -> at.isAfter(connected) && at.isBefore(latest)).orElse(latest);
        calls.add(new Seen(caller, Optional.of(connected), over, result.outcome(), result.messages()));
    }

    /** A call that is known to go on, from and to moments that are known otherwise. */
    void talks(Instant from, Instant to) {
        calls.add(new Seen(Calls.FIXED_CALLER, Optional.of(from), to, CallResult.Outcome.ANSWERED, List.of()));
    }

    int calls() {
        return calls.size();
    }

    /** Calls that were sent to their destination. */
    long connected() {
        return calls.stream().filter(each -> each.connected().isPresent()).count();
    }

    long released() {
        return calls.stream()
                .filter(each -> each.outcome() == CallResult.Outcome.RELEASED)
                .count();
    }

    /** Who called, once for each call. */
    Stream<String> callers() {
        return calls.stream().map(Seen::caller);
    }

    /**
     * Who called and saw the SCP take the call, by sending it somewhere or refusing it. The others cannot tell whether it
     * has heard of them.
     */
    Stream<String> taken() {
        return calls.stream()
                .filter(each -> each.connected().isPresent() || each.outcome() != CallResult.Outcome.FAILED)
                .map(Seen::caller);
    }

    private record Change(Instant at, int by) {}

    private List<Change> changes() {
        List<Change> changes = new ArrayList<>();
        for (Seen call : calls) {
            call.connected().ifPresent(at -> {
                changes.add(new Change(at, 1));
                changes.add(new Change(call.over(), -1));
            });
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

    /** The calls that were there when there were the most, with their messages. */
    String crowd() {
        int now = 0;
        int most = most();
        Instant at = Instant.MIN;
        for (Change change : changes()) {
            now += change.by();
            if (now == most) {
                at = change.at();
                break;
            }
        }
        Instant crowded = at;
        return most + " calls at " + crowded + ":\n"
                + calls.stream()
                        .filter(each -> each.open(crowded))
                        .map(Seen::toString)
                        .collect(Collectors.joining("\n"));
    }

    /** How many calls were sent to their destination while as many as the limit, or more, were there. */
    long violations(int limit) {
        int now = 0;
        long violations = 0;
        for (Change change : changes()) {
            violations += change.by() > 0 && now >= limit ? 1 : 0;
            now += change.by();
        }
        return violations;
    }

    /** The longest time in which no call was sent to its destination, from a moment on for a while. */
    Duration longestGap(Instant from, Duration length) {
        Instant end = from.plus(length);
        Instant last = from;
        Duration gap = Duration.ZERO;
        for (Change change : changes()) {
            if (change.by() > 0 && change.at().isAfter(from) && change.at().isBefore(end)) {
                Duration between = Duration.between(last, change.at());
                gap = between.compareTo(gap) > 0 ? between : gap;
                last = change.at();
            }
        }
        Duration rest = Duration.between(last, end);
        return rest.compareTo(gap) > 0 ? rest : gap;
    }
}
