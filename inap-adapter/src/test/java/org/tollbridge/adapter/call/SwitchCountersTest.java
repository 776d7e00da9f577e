package org.tollbridge.adapter.call;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.tollbridge.wire.inap.InapError;
import org.tollbridge.wire.inap.Operation;
import org.tollbridge.wire.tcap.Component;
import org.tollbridge.wire.tcap.PAbortCause;
import org.tollbridge.wire.tcap.Problem;
import org.tollbridge.wire.tcap.Problem.Kind;
import org.tollbridge.wire.tcap.TcapMessage;
import org.tollbridge.wire.tcap.TransactionId;

class SwitchCountersTest extends DialogueFixture {

    @Test
    void whatIsSaidInACallIsCountedByWayAndOperation() throws Exception {
        ScriptedGate gate = ScriptedGate.answering(FURNISH, CONNECT);
        open(gate);
        TransactionId node = begin();
        gate.hear();
        assertEquals(1, counted().open());
        line().say(Say.proceed(node, Say.invoke(4, EVENT_REPORT, ANSWERED), Say.invoke(5, EVENT_REPORT, BUSY)));
        gate.hear();
        gate.hear();
        assertEquals(1, counted().operations(Way.RECEIVED, Operation.INITIAL_DP));
        assertEquals(2, counted().operations(Way.RECEIVED, Operation.EVENT_REPORT_BCSM));
        assertEquals(1, counted().operations(Way.SENT, Operation.CONNECT));
        assertEquals(0, counted().operations(Way.RECEIVED, Operation.CONNECT));
        assertEquals(1, counted().get(DialogueCounter.CALLS_OFFERED));
    }

    @Test
    void theFirstAnswerIsTimedOnceAndByStage() throws Exception {
        ScriptedGate gate = ScriptedGate.answering(CONTINUE);
        open(gate);
        begin();
        gate.hear();
        gate.dialogue().send(List.of(CONTINUE));
        Eventually.holds("answered", () -> total(Stage.ANSWER) == 1);
        for (Stage stage : Stage.values()) {
            assertEquals(1, total(stage), stage.name());
        }
        double parts = sum(Stage.READ) + sum(Stage.DECIDE) + sum(Stage.SEND);
        assertEquals(sum(Stage.ANSWER), parts + sum(Stage.WAIT), 1e-8);
    }

    private long total(Stage stage) {
        return Arrays.stream(counted().latency(stage).counts()).sum();
    }

    private double sum(Stage stage) {
        return counted().latency(stage).sumSeconds();
    }

    @Test
    void errorsAndRejectsAreCountedByWayAndKind() throws Exception {
        ScriptedGate gate = ScriptedGate.answering(CONNECT);
        open(gate);
        TransactionId node = begin();
        gate.hear();
        line().say(Say.proceed(
                node, new Component.Reject(OptionalInt.of(1), new Problem(Kind.INVOKE, 2)), Say.invoke(7, 100, "")));
        gate.hear();
        hear();
        assertEquals(1, counted().rejects(Way.RECEIVED, RejectKind.MISTYPED_PARAMETER));
        assertEquals(1, counted().rejects(Way.SENT, RejectKind.UNRECOGNIZED_OPERATION));
        line().say(Say.begin(Say.invoke(1, 0, "")));
        line().hear(TcapMessage.End.class);
        assertEquals(1, counted().errors(Way.SENT, InapError.MISSING_PARAMETER));
    }

    @Test
    void abortsAreCountedByCause() throws Exception {
        ScriptedGate gate = ScriptedGate.answering(CONTINUE);
        open(gate);
        TransactionId node = begin();
        line().say(new TcapMessage.Abort(node, Optional.of(PAbortCause.RESOURCE_LIMITATION), Optional.empty()));
        assertClosed();
        assertEquals(1, counted().aborts(Way.RECEIVED, AbortKind.RESOURCE_LIMITATION));
        assertEquals(0, counted().aborts(Way.RECEIVED, AbortKind.USER));
        assertEquals(0, counted().open());
    }

    @Test
    void aLatencyFallsIntoTheFirstBucketThatHoldsIt() {
        Latency latency = new Latency();
        latency.add(5_000);
        latency.add(5_001);
        latency.add(60_000_000_000L);
        long[] expected = new long[Latency.boundsSeconds().length + 1];
        expected[0] = 1;
        expected[1] = 1;
        expected[expected.length - 1] = 1;
        assertArrayEquals(expected, latency.counts());
        assertEquals(60.000010001, latency.sumSeconds(), 1e-9);
    }
}
