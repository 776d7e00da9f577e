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
 * The counts of the keys of one lane, as members hand them to each other when its partition moves. Only the thread of that
 * partition uses them.
 */
final class SharedCounts implements IdentifiedDataSerializable {

    static final int CLASS = 1;

    static final byte FORMAT = 7;

    /** More than a cluster has; of more names, those that were heard of last. */
    private static final int MOST_NODES = 256;

    private final Map<String, KeyCounts> keys = new HashMap<>();

    /** The last message of each node, by its name; that which came last at the end. */
    private final SequencedMap<String, MessageNumber> latest = new LinkedHashMap<>();

    /** When the last change came, in microseconds of the clocks of those who send; each later than the one before. */
    private long changedAt;

    /** Whether a message is late: its node has sent another one since, which is here. */
    boolean isLate(MessageNumber message) {
        @Nullable MessageNumber last = latest.get(message.node());
        return last != null && message.isBefore(last);
    }

    /**
     * Remembers a message that is not late.
     *
     * @return whether one of the same node may still come that is, so that the backup must know of this one
     */
    boolean came(MessageNumber message) {
        @Nullable MessageNumber last = latest.putLast(message.node(), message);
        if (latest.size() > MOST_NODES) {
            Map.@Nullable Entry<String, MessageNumber> unused = latest.pollFirstEntry();
        }
        return last == null || !message.isNextTo(last);
    }

    /** Notes that they are changed by what was sent at a time: later than any change before, whatever clocks say. */
    void changed(long sentAt) {
        changedAt = Math.max(changedAt + 1, sentAt);
    }

    /** Whether these were changed after those of another part of the cluster, where both were the same once. */
    boolean isLaterThan(SharedCounts other) {
        return changedAt > other.changedAt;
    }

    /** The counts of a key; new ones, which are kept by {@link #keep} alone, where nothing is counted for it. */
    KeyCounts of(String key) {
        @Nullable KeyCounts held = keys.get(key);
        return held == null ? new KeyCounts() : held;
    }

    /** Keeps the counts of a key, or forgets the key where nothing is counted any more. */
    void keep(String key, KeyCounts counts) {
        if (counts.isEmpty()) {
            keys.remove(key);
        } else {
            keys.put(key, counts);
        }
    }

    /** For how many keys something is counted. */
    int size() {
        return keys.size();
    }

    /** Calls that are counted, once for each key. */
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
