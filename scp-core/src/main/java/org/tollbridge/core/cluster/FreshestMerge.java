package org.tollbridge.core.cluster;

import com.hazelcast.nio.ObjectDataInput;
import com.hazelcast.nio.ObjectDataOutput;
import com.hazelcast.nio.serialization.IdentifiedDataSerializable;
import com.hazelcast.spi.merge.MergingValue;
import com.hazelcast.spi.merge.SplitBrainMergePolicy;
import org.jspecify.annotations.Nullable;

/**
 * What holds where two parts of a cluster come together. Hazelcast would keep what the larger part has; of two that are as
 * large, what that of the lower address has, be it the one that was cut off while others counted. So counts of a lane are
 * those that were changed last, a word that there is a record of a call holds for good, and else what is here stays.
 */
final class FreshestMerge
        implements SplitBrainMergePolicy<Object, MergingValue<Object>, Object>, IdentifiedDataSerializable {

    static final int CLASS = 12;

    /** For Hazelcast, which makes it by its name. */
    FreshestMerge() {}

    /** To a merge policy null is the way to say that there is no entry. */
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
        // It knows nothing.
    }

    @Override
    public void readData(ObjectDataInput in) {
        // Nothing was written.
    }
}
