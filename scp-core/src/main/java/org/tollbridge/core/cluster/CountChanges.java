package org.tollbridge.core.cluster;

import com.hazelcast.map.EntryProcessor;
import com.hazelcast.nio.ObjectDataInput;
import com.hazelcast.nio.ObjectDataOutput;
import com.hazelcast.nio.serialization.IdentifiedDataSerializable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tollbridge.core.cluster.CountChange.Outcome;
import org.tollbridge.core.counter.KeyCounts;
import org.tollbridge.service.plan.PlanLimits.Claim;

/** Changes of the counts of one lane, made one after the other where the counts are, and repeated on their backup. */
final class CountChanges implements EntryProcessor<Integer, SharedCounts, long[]>, IdentifiedDataSerializable {

    private static final Logger LOG = LoggerFactory.getLogger(CountChanges.class);

    static final int CLASS = 2;

    /** Largest number in one message: some 25 kB. */
    static final int MOST = 256;

    static final byte FORMAT = 5;

    /** A change of the counts of a key. */
    record One(String key, CountChange change) {}

    private MessageNumber number = new MessageNumber("", "", 0);
    /** By the sender's clock, in microseconds. */
    private long sentAt;

    private List<One> changes = List.of();

    /** For deserialization. */
    CountChanges() {}

    CountChanges(MessageNumber number, List<One> changes) {
        this.number = number;
        this.sentAt = TimeUnit.MILLISECONDS.toMicros(System.currentTimeMillis());
        this.changes = changes;
    }

    /**
     * Makes the changes, and returns the result of each as read by {@link Outcome}. If the message is late, none is
     * made: its node has sent them again since, and perhaps ended the calls.
     */
    @Override
    public long[] process(Map.Entry<Integer, SharedCounts> entry) {
        @Nullable SharedCounts held = entry.getValue();
        SharedCounts lane = held == null ? new SharedCounts() : held;
        long[] words = new long[changes.size() * Outcome.WORDS];
        if (lane.isLate(number)) {
            IntStream.range(0, changes.size()).forEach(i -> Outcome.defect(words, i * Outcome.WORDS));
            return words;
        }
        boolean changed = lane.came(number);
        for (int i = 0; i < changes.size(); i++) {
            int at = i * Outcome.WORDS;
            try {
                Outcome outcome = make(changes.get(i), lane);
                outcome.to(words, at);
                changed |= outcome.full().isEmpty();
            } catch (RuntimeException defect) {
                // It must not affect the other calls.
                LOG.error("A count of {} could not be changed", changes.get(i).key(), defect);
                Outcome.defect(words, at);
            }
        }
        if (changed) {
            lane.changed(sentAt);
            entry.setValue(lane);
        }
        return words;
    }

    private static Outcome make(One one, SharedCounts lane) {
        KeyCounts counts = lane.of(one.key());
        Optional<Claim.Kind> full = one.change().change(one.key(), counts);
        if (full.isEmpty()) {
            lane.keep(one.key(), counts);
        }
        return new Outcome(full, counts.ofMonth(one.key()), one.change().reserved());
    }

    @Override
    public int getFactoryId() {
        return CountChange.FACTORY;
    }

    @Override
    public int getClassId() {
        return CLASS;
    }

    @Override
    public void writeData(ObjectDataOutput out) throws IOException {
        out.writeByte(FORMAT);
        number.write(out);
        out.writeLong(sentAt);
        out.writeInt(changes.size());
        for (One one : changes) {
            out.writeString(one.key());
            one.change().to(out);
        }
    }

    @Override
    public void readData(ObjectDataInput in) throws IOException {
        CountChange.expect(in, FORMAT, "changes of counts");
        number = MessageNumber.read(in);
        sentAt = in.readLong();
        int size = in.readInt();
        if (size < 0 || size > MOST) {
            throw new IOException(size + " changes of counts at one time");
        }
        List<One> read = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            read.add(new One(in.readString(), CountChange.from(in)));
        }
        changes = read;
    }
}
