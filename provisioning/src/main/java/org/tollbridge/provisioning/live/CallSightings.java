package org.tollbridge.provisioning.live;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.tollbridge.provisioning.live.LiveEvent.Kind;
import org.tollbridge.provisioning.store.CallGrouping;
import org.tollbridge.service.call.CallRecord;

/** Derives events of a call from its previous and its current state. Not thread-safe. */
final class CallSightings {

    /** Longer texts are truncated, because a switch may send anything. */
    private static final int LONGEST_TEXT = 64;

    private final int most;
    private final CallGrouping grouping;
    private final int hiddenDigits;

    /** Last known states of calls in progress; the ones without news for longest are dropped first. */
    private final Map<String, Seen> open = new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Seen> eldest) {
            return size() > most;
        }
    };

    private record Seen(int attempts, boolean answered) {}

    /** An event of a call. */
    record Happening(Kind kind, Instant at, LiveCall call) {}

    /**
     * Watches calls.
     *
     * @param most largest number of calls tracked at once
     * @param hiddenDigits how many digits at the end of callers' numbers are replaced by x
     */
    CallSightings(int most, CallGrouping grouping, int hiddenDigits) {
        this.most = most;
        this.grouping = grouping;
        this.hiddenDigits = hiddenDigits;
    }

    /** The event of a call; empty when nothing is new. */
    Optional<Happening> see(CallRecord record, boolean ended) {
        if (ended) {
            open.remove(record.callId());
            return Optional.of(happening(Kind.CALL_ENDED, record.endedAt(), record, true));
        }
        if (record.subscriber().isEmpty()) {
            // The number is not known yet, because the caller has not dialled all of it.
            return Optional.empty();
        }
        Seen now = new Seen(record.attempts().size(), record.answeredAt().isPresent());
        Optional<Seen> before = Optional.ofNullable(open.put(record.callId(), now));
        if (now.answered()) {
            return before.filter(Seen::answered).isPresent()
                    ? Optional.empty()
                    : Optional.of(
                            happening(Kind.CALL_ANSWERED, record.answeredAt().orElseThrow(), record, false));
        }
        if (before.isEmpty()) {
            return Optional.of(happening(Kind.CALL_OFFERED, record.offeredAt(), record, false));
        }
        // The record of a call in progress looks as if the call ended now.
        return now.attempts() > before.get().attempts()
                ? Optional.of(happening(Kind.CALL_SENT, record.endedAt(), record, false))
                : Optional.empty();
    }

    /** Forgets all calls. */
    void clear() {
        open.clear();
    }

    private Happening happening(Kind kind, long at, CallRecord record, boolean ended) {
        OptionalLong answered = record.answeredAt();
        return new Happening(
                kind,
                Instant.ofEpochMilli(at),
                new LiveCall(
                        record.callId(),
                        cut(record.dialled()),
                        cut(record.callerWithout(hiddenDigits)),
                        cut(grouping.area(record)),
                        cut(record.destination().orElse("")),
                        record.attempts().size(),
                        record.subscriber().orElse(""),
                        record.serviceClass().orElse(""),
                        Instant.ofEpochMilli(record.offeredAt()),
                        answered.isPresent()
                                ? Optional.of(Instant.ofEpochMilli(answered.getAsLong()))
                                : Optional.empty(),
                        ended ? record.outcome().name() : "",
                        ended ? record.reason().name() : "",
                        ended ? record.wholeSeconds() : 0));
    }

    private static String cut(String text) {
        return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT);
    }
}
