package org.tollbridge.adapter.stack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.tollbridge.adapter.sccp.SccpSettings;
import org.tollbridge.wire.tcap.Code;
import org.tollbridge.wire.tcap.Component;
import org.tollbridge.wire.tcap.PAbortCause;
import org.tollbridge.wire.tcap.TcapMessage;
import org.tollbridge.wire.tcap.TransactionId;

/** Refusals through the whole stack, over TCP. */
@Timeout(60)
class BeginGateIT {

    private final AtomicBoolean open = new AtomicBoolean();
    private final AtomicInteger asked = new AtomicInteger();
    private final SignallingStack stack =
            new SignallingStack(StackFixture.settings(SccpSettings.defaults(), StackSettings.Dialogues.DEFAULT));

    @AfterEach
    void close() {
        stack.close();
    }

    private TcapSwitch connect(BeginGate.Refusal refusal) throws Exception {
        stack.setGate(new BeginGate(
                begin -> {
                    asked.incrementAndGet();
                    return open.get();
                },
                refusal,
                pointCode -> 42));
        stack.start(new AnsweringUser(stack));
        InetSocketAddress address = stack.addresses().getFirst();
        return new TcapSwitch(address);
    }

    @Test
    void aRefusedCallIsReleasedAndMakesNoDialogue() throws Exception {
        try (TcapSwitch ssp = connect(BeginGate.Refusal.RELEASE_CALL)) {
            ssp.send(TcapSwitch.begin("0000abcd", TcapSwitch.invoke(1, 0)));
            TcapMessage.End end = assertInstanceOf(TcapMessage.End.class, ssp.receive());
            assertEquals(TransactionId.of(0xabcd), end.destination());
            Component.Invoke release =
                    assertInstanceOf(Component.Invoke.class, end.components().getFirst());
            assertEquals(new Code.Local(22), release.operation());
            assertEquals(0, stack.dialogues());
            assertEquals(1, stack.counters().refusedOverload());
        }
    }

    @Test
    void aRefusedCallIsAbortedWhereThatIsWanted() throws Exception {
        try (TcapSwitch ssp = connect(BeginGate.Refusal.ABORT)) {
            ssp.send(TcapSwitch.begin("0000abcd", TcapSwitch.invoke(1, 0)));
            TcapMessage.Abort abort = assertInstanceOf(TcapMessage.Abort.class, ssp.receive());
            assertEquals(Optional.of(PAbortCause.RESOURCE_LIMITATION), abort.cause());
        }
    }

    @Test
    void openDialoguesAndWhatBelongsToCallsPassAClosedGate() throws Exception {
        open.set(true);
        try (TcapSwitch ssp = connect(BeginGate.Refusal.RELEASE_CALL)) {
            ssp.send(TcapSwitch.begin("0000abcd", TcapSwitch.invoke(1, 0)));
            TcapMessage.Continue answer = assertInstanceOf(TcapMessage.Continue.class, ssp.receive());
            open.set(false);
            ssp.send(new TcapMessage.Continue(
                    TransactionId.of(0xabcd),
                    answer.originating(),
                    Optional.empty(),
                    List.of(TcapSwitch.invoke(2, 24))));
            assertInstanceOf(TcapMessage.End.class, ssp.receive());
            // AssistRequestInstructions: the call that it is for is open.
            ssp.send(TcapSwitch.begin("0000abce", TcapSwitch.invoke(1, 16)));
            assertInstanceOf(TcapMessage.Continue.class, ssp.receive());
            assertEquals(0, stack.counters().refusedOverload());
            // Only calls count against what may be taken.
            assertEquals(1, asked.get());
        }
    }
}
