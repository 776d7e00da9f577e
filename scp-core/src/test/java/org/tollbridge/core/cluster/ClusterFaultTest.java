package org.tollbridge.core.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

class ClusterFaultTest {

    @Test
    void aFaultIsOneLineOfItsCauseWhateverItsMessageIs() {
        assertEquals("TimeoutException", ClusterFault.of(new TimeoutException()));
        assertEquals(
                "IllegalStateException: few",
                ClusterFault.of(new ExecutionException(new IllegalStateException("few\nat all"))));
        assertEquals(
                "IllegalStateException: " + "x".repeat(200) + "...",
                ClusterFault.of(new IllegalStateException("x".repeat(1_000))));
    }

    /** Hazelcast prints the whole of it. */
    @Test
    void ofAnOperationTheMemberIsNamed() {
        String message = "Invocation{op=EntryOperation{identityHash=1}, tryCount=250, targetAddress=[10.0.0.2]:5701,"
                + " targetMember=Member [10.0.0.2]:5701, pendingResponse={x}}";
        assertEquals(
                "IllegalStateException of member [10.0.0.2]:5701",
                ClusterFault.of(new IllegalStateException(message + " failed because the backup did not answer")));
    }
}
