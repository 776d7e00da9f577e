package org.tollbridge.adapter.sccp;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tollbridge.wire.Octets;
import org.tollbridge.wire.sccp.ReturnCause;
import org.tollbridge.wire.sccp.SccpAddress;
import org.tollbridge.wire.sccp.Segmentation;

/**
 * Puts segments together. Those of one message come in their order, over one signalling point, with one calling address
 * and one local reference. What waits is bounded in number, octets and time. Safe for any thread; times are those of
 * {@link System#nanoTime()}.
 */
final class Reassembly {

    /** What became of a segment. */
    sealed interface Outcome {
        /** The message is whole. */
        record Whole(Arrival first, Octets data) implements Outcome {}

        /** More segments are to come. */
        record Waiting() implements Outcome {}

        /** The message is given up; its first segment is what goes back. */
        record GivenUp(Arrival first, ReturnCause cause) implements Outcome {}

        /** The segment belongs to no message that is waited for. */
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

        Pending(Arrival first, int remaining, long deadline) {
            this.first = first;
            this.remaining = remaining;
            this.deadline = deadline;
        }

        void add(Arrival segment) {
            parts.add(segment.message().data());
            octets += segment.octets();
        }
    }

    private final SccpSettings.Reassembling limits;
    /** In the order of their deadlines. */
    private final Map<Key, Pending> pending = new LinkedHashMap<>();

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
        // A sender that uses a reference again has given up the message that had it.
        remove(key);
        if (pending.size() >= limits.pending() || octets + arrival.octets() > limits.octets()) {
            return new Outcome.GivenUp(arrival, ReturnCause.CANNOT_REASSEMBLE);
        }
        Pending begun =
                new Pending(arrival, segment.remaining(), now + limits.time().toNanos());
        begun.add(arrival);
        octets += arrival.octets();
        pending.put(key, begun);
        return WAITING;
    }

    private Outcome goOn(Key key, Arrival arrival, Segmentation segment) {
        Pending begun = pending.get(key);
        if (begun == null) {
            return STRAY;
        }
        if (segment.remaining() != begun.remaining - 1) {
            remove(key);
            return new Outcome.GivenUp(begun.first, ReturnCause.ERROR_IN_MESSAGE_TRANSPORT);
        }
        if (octets + arrival.octets() > limits.octets()) {
            remove(key);
            return new Outcome.GivenUp(begun.first, ReturnCause.CANNOT_REASSEMBLE);
        }
        begun.add(arrival);
        octets += arrival.octets();
        begun.remaining = segment.remaining();
        if (begun.remaining > 0) {
            return WAITING;
        }
        remove(key);
        return new Outcome.Whole(begun.first, Octets.concat(begun.parts));
    }

    private void remove(Key key) {
        Pending removed = pending.remove(key);
        if (removed != null) {
            octets -= removed.octets;
        }
    }

    /** What has waited for too long is given up. */
    synchronized List<Outcome.GivenUp> expire(long now) {
        List<Outcome.GivenUp> late = new ArrayList<>();
        Iterator<Pending> oldest = pending.values().iterator();
        while (oldest.hasNext()) {
            Pending next = oldest.next();
            if (now - next.deadline < 0) {
                break;
            }
            oldest.remove();
            octets -= next.octets;
            late.add(new Outcome.GivenUp(next.first, ReturnCause.ERROR_IN_MESSAGE_TRANSPORT));
        }
        return late;
    }

    /** How many messages wait for a segment. */
    synchronized int waiting() {
        return pending.size();
    }

    /** How many octets wait, headers and all. */
    synchronized long octets() {
        return octets;
    }
}
