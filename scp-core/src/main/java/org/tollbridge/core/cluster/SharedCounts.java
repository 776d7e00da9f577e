package org.tollbridge.core.cluster;

import com.hazelcast.nio.ObjectDataInput;
import com.hazelcast.nio.ObjectDataOutput;
import com.hazelcast.nio.serialization.IdentifiedDataSerializable;
import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import org.tollbridge.core.counter.KeyCounts;

/**
 * The counts of the keys of one lane, as transferred between members when its partition moves. Used only by the thread
 * of that partition.
 */
final class SharedCounts implements IdentifiedDataSerializable {

    static final int CLASS = 1;

    static final byte FORMAT = 7;

    /** More than a cluster has; beyond it, the most recently active nodes are kept. */
    private static final int MOST_NODES = 256;

    private final Map<String, KeyCounts> keys = new HashMap<>();

    /** The last message of each node, by its name; the most recent last. */
    private final SequencedMap<String, MessageNumber> latest = new LinkedHashMap<>();

    /** Time of the last change by the clocks of the senders, in microseconds; strictly increasing. */
    private long changedAt;

    /** Returns whether a message is late: its node has since sent another one, which has arrived. */
    boolean isLate(MessageNumber message) {
        @Nullable MessageNumber last = latest.get(message.node());
        return last != null && message.isBefore(last);
    }

    /**
     * Remembers a message that is not late.
     *
     * @return whether a late message of the same node may still arrive, so that the backup must know this one
     */
    boolean came(MessageNumber message) {
        @Nullable MessageNumber last = latest.putLast(message.node(), message);
        if (latest.size() > MOST_NODES) {
            Map.@Nullable Entry<String, MessageNumber> unused = latest.pollFirstEntry();
        }
        return last == null || !message.isNextTo(last);
    }

    /** Notes a change sent at a given time, later than any previous change, whatever the clocks say. */
    void changed(long sentAt) {
        changedAt = Math.max(changedAt + 1, sentAt);
    }

    /** Returns whether these counts were changed after those of another part of the cluster that once had the same. */
    boolean isLaterThan(SharedCounts other) {
        return changedAt > other.changedAt;
    }

    /** Returns the counts of a key; if nothing is counted for it, new ones, which only {@link #keep} stores. */
    KeyCounts of(String key) {
        @Nullable KeyCounts held = keys.get(key);
        return held == null ? new KeyCounts() : held;
    }

    /** Stores the counts of a key, or removes the key if nothing is counted any more. */
    void keep(String key, KeyCounts counts) {
        if (counts.isEmpty()) {
            keys.remove(key);
        } else {
            keys.put(key, counts);
        }
    }

    /** Returns the number of keys for which something is counted. */
    int size() {
        return keys.size();
    }

    /** Returns the number of counted calls, once for each key. */
    int open() {
        return keys.values().stream().mapToInt(KeyCounts::open).sum();
    }

    @Override
    public void writeData(ObjectDataOutput out) throws IOException {
        out.writeByte(FORMAT);
        out.writeLong(changedAt);
        out.writeInt(keys.size());
        for (Map.Entry<String, KeyCounts> each : keys.entrySet()) {
            out.writeString(each.getKey());
            each.getValue().write(out);
        }
        out.writeInt(latest.size());
        for (MessageNumber each : latest.values()) {
            each.write(out);
        }
    }

    @Override
    public void readData(ObjectDataInput in) throws IOException {
        CountChange.expect(in, FORMAT, "counts");
        changedAt = in.readLong();
        for (int left = in.readInt(); left > 0; left--) {
            keys.put(in.readString(), KeyCounts.read(in));
        }
        for (int left = in.readInt(); left > 0; left--) {
            MessageNumber message = MessageNumber.read(in);
            latest.putLast(message.node(), message);
        }
    }

    @Override
    public int getFactoryId() {
        return CountChange.FACTORY;
    }

    @Override
    public int getClassId() {
        return CLASS;
    }
}
