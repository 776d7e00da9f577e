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
 * Storage of counts: all keys of a lane in one entry, and each lane in a partition of its own, distributed evenly over
 * the members. Changes of one lane go in one message, with one backup.
 */
final class CountLanes {

    private static final Logger LOG = LoggerFactory.getLogger(CountLanes.class);
    private static final int BITS = 5;

    /**
     * As many as there are partitions. Few, so that one message carries much; enough to be distributed over the members
     * of large clusters and the threads of large machines.
     */
    static final int COUNT = 1 << BITS;

    /** 2^32 divided by the golden ratio: spreads neighbours, such as the numbers of one block. */
    private static final int SPREAD = 0x9E37_79B9;

    private final IMap<Integer, SharedCounts> map;
    private final PartitionService partitions;
    /** The key of each lane's entry. */
    private final int[] entries;
    /** Number of keys of each lane at the last measurement. */
    private final AtomicIntegerArray sizes = new AtomicIntegerArray(COUNT);

    CountLanes(HazelcastInstance instance) {
        map = instance.getMap(MemberConfig.COUNTS);
        partitions = instance.getPartitionService();
        entries = entries(partitions);
    }

    /** Returns the lane of a key, the same on all nodes: 0 to {@link #COUNT}, exclusive. */
    static int of(String key) {
        return (key.hashCode() * SPREAD) >>> (Integer.SIZE - BITS);
    }

    /** Returns the first number that belongs to each partition. */
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

    /** Changes counts of a lane; the result is read by {@link CountChange.Outcome}. */
    CompletionStage<long[]> change(int lane, CountChanges changes) {
        return map.submitToKey(entries[lane], changes);
    }

    /** Returns how much of a claim's limit is used, for callers that may wait; empty when no answer comes in time. */
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

    /** Measures how many keys the lanes of this member have, for {@link #keys}. */
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

    /** Returns how many keys the lanes of this member had at the last measurement. */
    int keys() {
        int keys = 0;
        for (int lane = 0; lane < COUNT; lane++) {
            keys += isHere(lane) ? sizes.get(lane) : 0;
        }
        return keys;
    }

    /** Returns whether this member owns a lane, rather than only its backup. */
    boolean isHere(int lane) {
        @Nullable Member owner = partitions.getPartition(entries[lane]).getOwner();
        return owner != null && owner.localMember();
    }

    /** Returns the partition of a lane. */
    int partition(int lane) {
        return partitions.getPartition(entries[lane]).getPartitionId();
    }

    IMap<Integer, SharedCounts> map() {
        return map;
    }
}
