package org.tollbridge.core.cluster;

import com.hazelcast.cluster.Member;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.map.IMap;
import com.hazelcast.partition.PartitionService;
import java.util.OptionalLong;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tollbridge.service.plan.PlanLimits.Claim;

/**
 * Where counts are kept: all keys of a lane in one entry, and each lane in a partition of its own, of which every member
 * has as many as any other. What is to be changed of one lane goes in one message, with one backup.
 */
final class CountLanes {

    private static final Logger LOG = LoggerFactory.getLogger(CountLanes.class);
    private static final int BITS = 5;

    /**
     * As many as there are partitions. Few, so that much goes in a message; enough to be shared out among the members of
     * large clusters and the threads of large machines.
     */
    static final int COUNT = 1 << BITS;

    /** 2^32 by the golden ratio: spreads neighbours, as numbers of one block are. */
    private static final int SPREAD = 0x9E37_79B9;

    private final IMap<Integer, SharedCounts> map;
    private final PartitionService partitions;
    /** The key of each lane's entry. */
    private final int[] entries;
    /** How many keys each lane had when that was last asked. */
    private final AtomicIntegerArray sizes = new AtomicIntegerArray(COUNT);

    CountLanes(HazelcastInstance instance) {
        map = instance.getMap(MemberConfig.COUNTS);
        partitions = instance.getPartitionService();
        entries = entries(partitions);
    }

    /** The lane of a key, the same on all nodes: 0 up to {@link #COUNT}, without it. */
    static int of(String key) {
        return (key.hashCode() * SPREAD) >>> (Integer.SIZE - BITS);
    }

    /** Of each partition the first number that belongs to it. */
    private static int[] entries(PartitionService partitions) {
        int[] found = new int[COUNT];
        int left = COUNT;
        for (int entry = 1; left > 0; entry++) {
            int partition = partitions.getPartition(entry).getPartitionId();
            if (found[partition] == 0) {
                found[partition] = entry;
                left--;
            }
        }
        return found;
    }

    /** Changes counts of a lane; what comes of it is read by {@link CountChange.Outcome}. */
    CompletionStage<long[]> change(int lane, CountChanges changes) {
        return map.submitToKey(entries[lane], changes);
    }

    /** How much of a claim's limit is used, for those who may wait; empty when nobody tells it in time. */
    OptionalLong used(Claim claim, long millis) {
        try {
            long used = map.submitToKey(entries[of(claim.key())], new CountLook(claim))
                    .toCompletableFuture()
                    .get(millis, TimeUnit.MILLISECONDS);
            return OptionalLong.of(used);
        } catch (ExecutionException | TimeoutException | RuntimeException nobodyCounts) {
            LOG.debug("the counts of {} are not known", claim.key(), nobodyCounts);
            return OptionalLong.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return OptionalLong.empty();
        }
    }

    /** Asks how many keys the lanes of this member have, for {@link #keys}. */
    void measure() {
        for (int lane = 0; lane < COUNT; lane++) {
            int measured = lane;
            if (isHere(lane)) {
                CompletionStage<Integer> unused = map.submitToKey(entries[lane], new CountedKeys())
                        .whenComplete((size, failure) -> {
                            if (failure == null) {
                                sizes.set(measured, size);
                            }
                        });
            }
        }
    }

    /** How many keys the lanes of this member had when they were last measured. */
    int keys() {
        int keys = 0;
        for (int lane = 0; lane < COUNT; lane++) {
            keys += isHere(lane) ? sizes.get(lane) : 0;
        }
        return keys;
    }

    /** Whether this member keeps a lane, and not another one that only has its backup here. */
    boolean isHere(int lane) {
        @Nullable Member owner = partitions.getPartition(entries[lane]).getOwner();
        return owner != null && owner.localMember();
    }

    /** The partition of a lane. */
    int partition(int lane) {
        return partitions.getPartition(entries[lane]).getPartitionId();
    }

    IMap<Integer, SharedCounts> map() {
        return map;
    }
}
