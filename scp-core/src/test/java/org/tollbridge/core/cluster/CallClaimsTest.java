package org.tollbridge.core.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.hazelcast.core.IndeterminateOperationStateException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(180)
class CallClaimsTest {

    private static final CallClaim TRY = CallClaim.tried("n2", "n0");

    private static int partition(Members members, String call) {
        return members.hazelcast(2).getPartitionService().getPartition(call).getPartitionId();
    }

    /** Its member may die in the next moment, and nobody else would know of it. */
    @Test
    void aStepIsNotTakenBeforeItsBackupKnowsOfIt() throws Exception {
        try (Members members = Members.start(3)) {
            members.awaitSize(3);
            String id = IntStream.range(0, 10_000)
                    .mapToObj(index -> "call" + index)
                    .filter(call -> members.isAt(partition(members, call), 0, 0)
                            && members.isAt(partition(members, call), 1, 1))
                    .findFirst()
                    .orElseThrow();
            CallClaims claims = members.get(2).claims();
            CountDownLatch letGo = members.hold(1, partition(members, id));
            try {
                Throwable fault =
                        assertThrows(IndeterminateOperationStateException.class, () -> claims.step(List.of(id), TRY));
                assertEquals(
                        "IndeterminateOperationStateException of member [127.0.0.1]:" + members.port(0),
                        ClusterFault.of(fault));
                // The member has taken the step by now, and its backup has not.
                assertThrows(IndeterminateOperationStateException.class, () -> claims.step(List.of(id), TRY));
            } finally {
                letGo.countDown();
            }
            assertEquals(Map.of(id, "n2?"), claims.step(List.of(id), TRY));
        }
    }
}
