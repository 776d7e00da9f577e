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
import org.jspecify.annotations.Nullable;
import org.tollbridge.core.cluster.CountChange.Outcome;
import org.tollbridge.core.counter.KeyCounts;
import org.tollbridge.service.plan.PlanLimits.Claim;

/** Changes of the counts of one key, done one after the other where the counts are, and done again on their backup. */
final class CountChanges implements EntryProcessor<String, SharedCounts, long[]>, IdentifiedDataSerializable {

    static final int CLASS = 2;

    /** The most at one time: some 20 kB. */
    static final int MOST = 256;

    private static final byte FORMAT = 2;

    private List<CountChange> changes = List.of();

    CountChanges() {}

    CountChanges(List<CountChange> changes) {
        this.changes = changes;
    }

    /** Does them; what each came to, as {@link Outcome} reads it. */
    @Override
    public long[] process(Map.Entry<String, SharedCounts> entry) {
        @Nullable SharedCounts held = entry.getValue();
        SharedCounts shared = held == null ? new SharedCounts() : held;
        KeyCounts counts = shared.counts();
        long[] words = new long[changes.size() * Outcome.WORDS];
        boolean changed = false;
        for (int i = 0; i < changes.size(); i++) {
            CountChange change = changes.get(i);
            Optional<Claim.Kind> full = change.change(entry.getKey(), counts);
            changed |= full.isEmpty();
            new Outcome(full, counts.ofMonth(entry.getKey()), change.reserved()).to(words, i * Outcome.WORDS);
        }
        if (counts.isEmpty()) {
            if (held != null) {
                forget(entry);
            }
        } else if (changed) {
            entry.setValue(shared);
        }
        return words;
    }

    /** To an entry processor null is the way to say that an entry goes. */
    @SuppressWarnings("NullAway")
    private static void forget(Map.Entry<String, SharedCounts> entry) {
        entry.setValue(null);
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
        out.writeInt(changes.size());
        for (CountChange change : changes) {
            change.to(out);
        }
    }

    @Override
    public void readData(ObjectDataInput in) throws IOException {
        CountChange.expect(in, FORMAT, "changes of counts");
        int size = in.readInt();
        if (size < 0 || size > MOST) {
            throw new IOException(size + " changes of counts at one time");
        }
        List<CountChange> read = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            read.add(CountChange.from(in));
        }
        changes = read;
    }
}
