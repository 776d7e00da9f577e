package org.tollbridge.adapter.sccp;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tollbridge.wire.Octets;
import org.tollbridge.wire.sccp.ReturnCause;
import org.tollbridge.wire.sccp.SccpAddress;
import org.tollbridge.wire.sccp.SccpMessage;
import org.tollbridge.wire.sccp.Segmentation;

/**
 * Reassembles segments. The segments of one message arrive in order, through one signalling point, with one calling
 * address and one local reference. Waiting segments are limited in number, octets and time. At a limit, the signalling
 * point whose messages take the most makes room for those of others. Thread-safe; times are those of
 * {@link System#nanoTime()}.
 */
final class Reassembly {

    /** The result of adding a segment. */
    sealed interface Outcome {
        /** The message is complete. */
        record Whole(Arrival first, Octets data) implements Outcome {}

        /** More segments are expected. */
        record Waiting() implements Outcome {}

        /** The message is abandoned; its first segment is the one to return. */
        record GivenUp(Arrival first, ReturnCause cause) implements Outcome {}

        /** The segment belongs to no waiting message. */
        record Stray() implements Outcome {}
    }

    private static final Outcome WAITING = new Outcome.Waiting();
    private static final Outcome STRAY = new Outcome.Stray();

    private record Key(int opc, SccpAddress calling, int localReference) {}

    private static final class Pending {
        private final Arrival first;
        private final long deadline;
        private final List<Octets> parts = new ArrayList<>();
        private int remaining;
        private int octets;
        private int data;

        Pending(Arrival first, int remaining, long deadline) {
            this.first = first;
            this.remaining = remaining;
            this.deadline = deadline;
        }

        void add(Arrival segment) {
            parts.add(segment.message().data());
            data += segment.message().data().length();
            octets += segment.octets();
        }

        /** Whether the segment is the expected one, and the message is not longer than SCCP allows. */
        boolean takes(Arrival next, Segmentation segment) {
            return segment.remaining() == remaining - 1
                    && data + next.message().data().length() <= SccpMessage.LONGEST_LONG_DATA;
        }
    }

    private final SccpSettings.Reassembling limits;
    /** In the order of their deadlines. */
    private final Map<Key, Pending> pending = new LinkedHashMap<>();

    /** The octets that the messages of each signalling point take. */
    private final Map<Integer, Long> octetsOf = new HashMap<>();

    /** Abandoned to make room, and not yet reported. */
    private final List<Outcome.GivenUp> displaced = new ArrayList<>();

    private long octets;

    Reassembly(SccpSettings.Reassembling limits) {
        this.limits = limits;
    }

    synchronized Outcome add(Arrival arrival, Segmentation segment, long now) {
        if (segment.first() && segment.remaining() == 0) {
            return new Outcome.Whole(arrival, arrival.message().data());
        }
        Key key = new Key(arrival.opc(), arrival.message().calling(), segment.localReference());
        return segment.first() ? begin(key, arrival, segment, now) : goOn(key, arrival, segment);
    }

    private Outcome begin(Key key, Arrival arrival, Segmentation segment, long now) {
        // A sender that reuses a reference has abandoned the message that had it.
        remove(key);
        if (!makeRoom(arrival, limits.pending() - 1)) {
            return new Outcome.GivenUp(arrival, ReturnCause.CANNOT_REASSEMBLE);
        }
        Pending begun =
                new Pending(arrival, segment.remaining(), now + limits.time().toNanos());
        add(begun, arrival);
        pending.put(key, begun);
        return WAITING;
    }

    private Outcome goOn(Key key, Arrival arrival, Segmentation segment) {
        Pending begun = pending.get(key);
        if (begun == null) {
            return STRAY;
        }
        if (!begun.takes(arrival, segment)) {
            remove(key);
            return new Outcome.GivenUp(begun.first, ReturnCause.ERROR_IN_MESSAGE_TRANSPORT);
        }
        if (!makeRoom(arrival, limits.pending())) {
            remove(key);
            return new Outcome.GivenUp(begun.first, ReturnCause.CANNOT_REASSEMBLE);
        }
        add(begun, arrival);
        begun.remaining = segment.remaining();
        if (begun.remaining > 0) {
            return WAITING;
        }
        remove(key);
        return new Outcome.Whole(begun.first, Octets.concat(begun.parts));
    }

    private void add(Pending begun, Arrival segment) {
        begun.add(segment);
        octets += segment.octets();
        octetsOf.merge(segment.opc(), (long) segment.octets(), Long::sum);
    }

    private void remove(Key key) {
        Pending removed = pending.remove(key);
        if (removed != null) {
            forget(removed);
        }
    }

    private void forget(Pending removed) {
        octets -= removed.octets;
        octetsOf.computeIfPresent(
                removed.first.opc(), (opc, taken) -> taken == removed.octets ? null : taken - removed.octets);
    }

    /**
     * Whether there is room for a segment beside this many messages, if necessary by abandoning messages of a
     * signalling point that takes more.
     */
    private boolean makeRoom(Arrival arrival, int messages) {
        while (pending.size() > messages || octets + arrival.octets() > limits.octets()) {
            Optional<Integer> greediest = octetsOf.entrySet().stream()
                    .max(Map.Entry.comparingByValue())
                    .filter(most -> most.getValue() > octetsOf.getOrDefault(arrival.opc(), 0L) + arrival.octets())
                    .map(Map.Entry::getKey);
            if (greediest.isEmpty()) {
                return false;
            }
            Pending oldest = pending.values().stream()
                    .filter(each -> each.first.opc() == greediest.get())
                    .findFirst()
                    .orElseThrow();
            pending.values().remove(oldest);
            forget(oldest);
            displaced.add(new Outcome.GivenUp(oldest.first, ReturnCause.CANNOT_REASSEMBLE));
        }
        return true;
    }

    /** Abandons the messages that have waited too long, and returns them with those abandoned before to make room. */
    synchronized List<Outcome.GivenUp> expire(long now) {
        List<Outcome.GivenUp> late = new ArrayList<>(displaced);
        displaced.clear();
        Iterator<Pending> oldest = pending.values().iterator();
        while (oldest.hasNext()) {
            Pending next = oldest.next();
            if (now - next.deadline < 0) {
                break;
            }
            oldest.remove();
            forget(next);
            late.add(new Outcome.GivenUp(next.first, ReturnCause.ERROR_IN_MESSAGE_TRANSPORT));
        }
        return late;
    }

    /** The number of messages that wait for a segment. */
    synchronized int waiting() {
        return pending.size();
    }

    /** The number of waiting octets, including headers. */
    synchronized long octets() {
        return octets;
    }
}
