package org.tollbridge.core.cluster;

import com.hazelcast.nio.ObjectDataInput;
import com.hazelcast.nio.ObjectDataOutput;
import com.hazelcast.nio.serialization.IdentifiedDataSerializable;
import java.io.IOException;
import org.tollbridge.core.counter.KeyCounts;

/** The counts of one key as members hand them to each other when a partition moves. */
final class SharedCounts implements IdentifiedDataSerializable {

    static final int CLASS = 1;

    private static final byte FORMAT = 4;

    private KeyCounts counts = new KeyCounts();

    KeyCounts counts() {
        return counts;
    }

    @Override
    public void writeData(ObjectDataOutput out) throws IOException {
        out.writeByte(FORMAT);
        counts.write(out);
    }

    @Override
    public void readData(ObjectDataInput in) throws IOException {
        CountChange.expect(in, FORMAT, "counts");
        counts = KeyCounts.read(in);
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
