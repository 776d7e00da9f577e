package org.tollbridge.core.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.hazelcast.core.IndeterminateOperationStateException;
import com.hazelcast.instance.impl.HazelcastInstanceImpl;
import com.hazelcast.internal.partition.InternalPartition;
import com.hazelcast.spi.impl.PartitionSpecificRunnable;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(180)
class CallClaimsTest {

    private static final CallClaim TRY = CallClaim.tried("n2", "n0");

    /** A thread of a member that does nothing until it is let go. */
    private static CountDownLatch hold(HazelcastInstanceImpl member, int partition) throws InterruptedException {
        CountDownLatch held = new CountDownLatch(1);
        CountDownLatch letGo = new CountDownLatch(1);
        member.node.getNodeEngine().getOperationService().execute(new PartitionSpecificRunnable() {
            @Override
            public int getPartitionId() {
                return partition;
            }

            @Override
            public void run() {
                held.countDown();
                try {
                    letGo.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
        });
        held.await();
        return letGo;
    }

    private static boolean isAt(Members members, InternalPartition partition, int replica, int index) {
        return members.hazelcast(index)
                .node
                .getThisUuid()
                .equals(partition.getReplica(replica).uuid());
    }

    /** Its member may die in the next moment, and nobody else would know of it. */
    @Test
    void aStepIsNotTakenBeforeItsBackupKnowsOfIt() throws Exception {
        try (Members members = Members.start(3)) {
            members.awaitSize(3);
            HazelcastInstanceImpl asking = members.hazelcast(2);
            String id = IntStream.range(0, 10_000)
                    .mapToObj(index -> "call" + index)
                    .filter(call -> {
                        InternalPartition partition = asking.node
                                .getPartitionService()
                                .getPartition(asking.getPartitionService()
                                        .getPartition(call)
                                        .getPartitionId());
                        return isAt(members, partition, 0, 0) && isAt(members, partition, 1, 1);
                    })
                    .findFirst()
                    .orElseThrow();
            CallClaims claims = members.get(2).claims();
            CountDownLatch letGo = hold(
                    members.hazelcast(1),
                    asking.getPartitionService().getPartition(id).getPartitionId());
            try {
                assertThrows(IndeterminateOperationStateException.class, () -> claims.step(List.of(id), TRY));
                // The member has taken the step by now, and its backup has not.
                assertThrows(IndeterminateOperationStateException.class, () -> claims.step(List.of(id), TRY));
            } finally {
                letGo.countDown();
            }
            assertEquals(Map.of(id, "n2?"), claims.step(List.of(id), TRY));
        }
    }
}
