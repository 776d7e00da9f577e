package org.tollbridge.core.cluster;

import com.hazelcast.core.ReadOnly;
import com.hazelcast.map.EntryProcessor;
import com.hazelcast.nio.ObjectDataInput;
import com.hazelcast.nio.ObjectDataOutput;
import com.hazelcast.nio.serialization.IdentifiedDataSerializable;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tollbridge.service.plan.PlanLimits.Claim;

/** Reads how much of a claim's limit is used, where the counts are. */
final class CountLook implements EntryProcessor<Integer, SharedCounts, Long>, ReadOnly, IdentifiedDataSerializable {

    static final int CLASS = 10;

    static final byte FORMAT = 1;

    private Claim claim = Claim.concurrent("", 0);

    CountLook() {}

    CountLook(Claim claim) {
        this.claim = claim;
    }

    @Override
    public Long process(Map.Entry<Integer, SharedCounts> entry) {
        @Nullable SharedCounts lane = entry.getValue();
        return lane == null ? 0 : lane.of(claim.key()).count(claim);
    }

    /** There is nothing to repeat on the backup. */
    @Override
    @SuppressWarnings("NullAway")
    public EntryProcessor<Integer, SharedCounts, Long> getBackupProcessor() {
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
        CountChange.Claims.write(claim, out);
    }

    @Override
    public void readData(ObjectDataInput in) throws IOException {
        CountChange.expect(in, FORMAT, "a look at counts");
        claim = CountChange.Claims.read(in);
    }
}
