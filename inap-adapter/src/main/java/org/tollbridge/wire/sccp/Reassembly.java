package org.tollbridge.wire.sccp;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tollbridge.wire.Octets;

/**
 * Reassembles segmented messages. The segments of one message share calling address and local reference and arrive in
 * order; a segment that does not fit discards what was collected. Not thread-safe.
 */
public final class Reassembly {

    private record Key(SccpAddress calling, int localReference) {}

    /** The segments received of one message. */
    private static final class Incomplete {
        private final long begun;
        private final List<Octets> parts = new ArrayList<>();
        private int remaining;

        Incomplete(long begun, int segments) {
            this.begun = begun;
            this.remaining = segments;
        }
    }

    private final int mostMessages;
    private final long limitNanos;
    /** In order of arrival, oldest first. */
    private final Map<Key, Incomplete> pending = new LinkedHashMap<>();

    private long dropped;

    /**
     * Creates an empty reassembly.
     *
     * @param mostMessages the largest number of incomplete messages; beyond it, the oldest is discarded
     * @param limitNanos the longest time from the first segment to the last
     */
    public Reassembly(int mostMessages, long limitNanos) {
        this.mostMessages = mostMessages;
        this.limitNanos = limitNanos;
    }

    /**
     * Takes a message.
     *
     * @param now the time of {@link System#nanoTime()} or a similar clock
     * @return the whole user data: at once for a message that is not segmented, otherwise with its last segment
     */
    public Optional<Octets> add(SccpMessage message, long now) {
        Optional<Segmentation> segmentation = message.segmentation();
        if (segmentation.isEmpty()) {
            return Optional.of(message.data());
        }
        forgetOld(now);
        Segmentation segment = segmentation.get();
        Key key = new Key(message.calling(), segment.localReference());
        if (segment.first()) {
            begin(key, segment, now);
        }
        Incomplete incomplete = pending.get(key);
        if (incomplete == null || incomplete.remaining != segment.remaining() + 1) {
            drop(key);
            return Optional.empty();
        }
        incomplete.parts.add(message.data().compact());
        incomplete.remaining = segment.remaining();
        if (segment.remaining() > 0) {
            return Optional.empty();
        }
        pending.remove(key);
        return Optional.of(Octets.concat(incomplete.parts));
    }

    /** The number of messages with a useless segment or with missing segments. */
    public long dropped() {
        return dropped;
    }

    private void begin(Key key, Segmentation first, long now) {
        if (pending.remove(key) != null) {
            dropped++;
        }
        if (pending.size() >= mostMessages) {
            drop(pending.keySet().iterator().next());
        }
        pending.put(key, new Incomplete(now, first.remaining() + 1));
    }

    private void drop(Key key) {
        pending.remove(key);
        dropped++;
    }

    private void forgetOld(long now) {
        Iterator<Incomplete> oldest = pending.values().iterator();
        while (oldest.hasNext() && now - oldest.next().begun > limitNanos) {
            oldest.remove();
            dropped++;
        }
    }
}
