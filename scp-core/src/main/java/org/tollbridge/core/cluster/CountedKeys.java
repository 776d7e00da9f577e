package org.tollbridge.core.cluster;

import com.hazelcast.core.ReadOnly;
import com.hazelcast.map.EntryProcessor;
import com.hazelcast.nio.ObjectDataInput;
import com.hazelcast.nio.ObjectDataOutput;
import com.hazelcast.nio.serialization.IdentifiedDataSerializable;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Returns the number of keys of a lane for which something is counted. */
final class CountedKeys
        implements EntryProcessor<Integer, SharedCounts, Integer>, ReadOnly, IdentifiedDataSerializable {

    static final int CLASS = 11;

    static final byte FORMAT = 1;

    @Override
    public Integer process(Map.Entry<Integer, SharedCounts> entry) {
        @Nullable SharedCounts lane = entry.getValue();
        return lane == null ? 0 : lane.size();
    }

    /** There is nothing to repeat on the backup. */
    @Override
    @SuppressWarnings("NullAway")
    public EntryProcessor<Integer, SharedCounts, Integer> getBackupProcessor() {
        return null;
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
    }

    @Override
    public void readData(ObjectDataInput in) throws IOException {
        CountChange.expect(in, FORMAT, "a question about counts");
    }
}
