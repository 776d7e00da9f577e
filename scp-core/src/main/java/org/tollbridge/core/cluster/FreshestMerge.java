package org.tollbridge.core.cluster;

import com.hazelcast.nio.ObjectDataInput;
import com.hazelcast.nio.ObjectDataOutput;
import com.hazelcast.nio.serialization.IdentifiedDataSerializable;
import com.hazelcast.spi.merge.MergingValue;
import com.hazelcast.spi.merge.SplitBrainMergePolicy;
import org.jspecify.annotations.Nullable;

/**
 * Decides which data remains when two parts of a cluster merge. Hazelcast would keep that of the larger part or, of two
 * parts of equal size, that of the part with the lower address, even if it was cut off while the other one counted.
 * Here, the counts of a lane that were changed last remain, the word that a call has a record is final, and for
 * everything else the existing value stays.
 */
final class FreshestMerge
        implements SplitBrainMergePolicy<Object, MergingValue<Object>, Object>, IdentifiedDataSerializable {

    static final int CLASS = 12;

    /** For Hazelcast, which instantiates it by name. */
    FreshestMerge() {}

    /** A merge policy removes an entry by returning null. */
    @Override
    @SuppressWarnings("NullAway")
    public @Nullable Object merge(MergingValue<Object> coming, @Nullable MergingValue<Object> here) {
        if (holds(coming.getDeserializedValue(), here == null ? null : here.getDeserializedValue())) {
            return coming.getRawValue();
        }
        return here == null ? null : here.getRawValue();
    }

    static boolean holds(Object coming, @Nullable Object here) {
        if (coming instanceof SharedCounts counts) {
            return !(here instanceof SharedCounts others) || counts.isLaterThan(others);
        }
        return coming instanceof String word && CallClaim.isSettled(word);
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
    public void writeData(ObjectDataOutput out) {
        // It has no state.
    }

    @Override
    public void readData(ObjectDataInput in) {
        // Nothing was written.
    }
}
