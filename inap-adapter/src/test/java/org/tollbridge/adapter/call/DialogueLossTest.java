package org.tollbridge.adapter.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tollbridge.service.call.BcsmEvent;
import org.tollbridge.service.call.CallEvent;
import org.tollbridge.service.call.Leg;
import org.tollbridge.service.port.SwitchDialogue;
import org.tollbridge.wire.Octets;
import org.tollbridge.wire.inap.ApplicationContext;
import org.tollbridge.wire.inap.InapError;
import org.tollbridge.wire.tcap.Component;
import org.tollbridge.wire.tcap.DialoguePortion;
import org.tollbridge.wire.tcap.PAbortCause;
import org.tollbridge.wire.tcap.Problem;
import org.tollbridge.wire.tcap.TcapMessage;
import org.tollbridge.wire.tcap.TransactionId;

/** Dialogues that end in no orderly way: each call hears of it once. */
class DialogueLossTest extends DialogueFixture {
    private static final int UNRECOGNIZED_OPERATION = 1;
    private static final InapSwitch QUICK = Switches.with(Set.of(ApplicationContext.ETSI_SSP_TO_SCP), true);

    @Test
    void theSwitchsAbortIsHeard() throws Exception {
        ScriptedGate gate = ScriptedGate.answering(CONTINUE);
        open(gate);
        TransactionId node = begin();
        gate.hear();
        line().say(new TcapMessage.Abort(node, Optional.empty(), Optional.empty()));
        assertEquals(
                new CallEvent.DialogueAborted(CallEvent.DialogueAborted.By.SWITCH, "aborted by the switch"),
                gate.hear());
        assertClosed();
        assertTrue(gate.isSilent());
        assertFalse(gate.dialogue().send(List.of(CONTINUE)));
    }

    @Test
    void theAbortOfTheSwitchsTcapIsHeard() throws Exception {
        ScriptedGate gate = ScriptedGate.answering(CONTINUE);
        open(gate);
        TransactionId node = begin();
        gate.hear();
        line().say(Say.proceed(node));
        line().say(new TcapMessage.Abort(node, Optional.of(PAbortCause.UNRECOGNIZED_TRANSACTION_ID), Optional.empty()));
        assertEquals(
                new CallEvent.DialogueAborted(CallEvent.DialogueAborted.By.SWITCH, "aborted by TCAP: UnrecognizedTxID"),
                gate.hear());
        assertClosed();
        assertTrue(gate.isSilent());
    }

    /** A switch that has no transaction id of ours yet cannot say that its caller hung up. */
    @Test
    void aSwitchThatHasForgottenTheCallAtTheFirstAnswerHasLostItsCaller() throws Exception {
        ScriptedGate gate = ScriptedGate.answering(CONTINUE);
        open(gate);
        TransactionId node = begin();
        gate.hear();
        line().say(new TcapMessage.Abort(node, Optional.of(PAbortCause.UNRECOGNIZED_TRANSACTION_ID), Optional.empty()));
        assertEquals(new CallEvent.Reported(BcsmEvent.ABANDON, Leg.CALLING, false, OptionalInt.empty()), gate.hear());
        assertEquals(new CallEvent.DialogueEnded(), gate.hear());
        assertClosed();
        assertTrue(gate.isSilent());
        assertTrue(line().isSilent());
    }

    @Test
    void anAbortOfOurOwnIsSaidAndIsNoEvent() throws Exception {
        ScriptedGate gate = ScriptedGate.answering(CONTINUE);
        open(gate);
        begin();
        gate.hear();
        SwitchDialogue dialogue = gate.dialogue();
        dialogue.abort();
        assertEquals(
                new TcapMessage.Abort(Say.SWITCH, Optional.empty(), Optional.empty()),
                line().hear(TcapMessage.Abort.class));
        assertClosed();
        assertTrue(gate.isSilent());
        dialogue.abort();
        assertFalse(dialogue.send(List.of(CONTINUE)));
        assertTrue(line().isSilent());
    }

    @Test
    void anAbortBeforeAnyAnswerRefusesTheDialogue() throws Exception {
        ScriptedGate gate = ScriptedGate.silent();
        open(gate);
        line().say(Say.begin(Say.initialDp(1)));
        gate.dialogue().abort();
        DialoguePortion.Response refused = (DialoguePortion.Response)
                line().hear(TcapMessage.Abort.class).dialogue().orElseThrow();
        assertEquals(1, refused.result());
        assertClosed();
    }

    @Test
    void aLostLinkEndsItsDialoguesOnThisSideOnly() throws Exception {
        ScriptedGate gate = ScriptedGate.answering(CONTINUE);
        open(gate);
        begin();
        gate.hear();
        switchLost(Switches.POINT_CODE + 1);
        assertEquals(1, translator().openDialogues());
        switchLost(Switches.POINT_CODE);
        assertEquals(new CallEvent.DialogueAborted(CallEvent.DialogueAborted.By.LINK, "link lost"), gate.hear());
        assertClosed();
        assertTrue(line().isSilent());
        assertTrue(gate.isSilent());
    }

    @Test
    void aMessageThatCannotBeSentEndsTheDialogueAndIsToldToTheSender() throws Exception {
        ScriptedGate gate = ScriptedGate.answering(CONTINUE);
        open(gate);
        begin();
        gate.hear();
        line().cut();
        assertFalse(gate.dialogue().send(List.of(CONTINUE)));
        assertClosed();
        assertTrue(gate.isSilent(), "the answer to the sender says enough");
        assertEquals(1, translator().counters().get(DialogueCounter.NOT_SENT));
    }

    @Test
    void aFirstAnswerThatCannotBeSentIsToldToTheSender() throws Exception {
        ScriptedGate gate = new ScriptedGate(event -> {
            line().cut();
            return List.of(CONTINUE);
        });
        open(gate);
        line().say(Say.begin(Say.initialDp(1)));
        assertFalse(gate.sent());
        assertClosed();
        gate.hear();
        assertTrue(gate.isSilent());
    }

    @Test
    void aMessageThatComesBackEndsTheDialogue() throws Exception {
        ScriptedGate gate = ScriptedGate.answering(CONTINUE);
        open(gate);
        line().say(Say.beginWithoutContext(Say.initialDp(1)));
        Octets sent = line().hearOctets();
        gate.hear();
        line().giveBack(sent);
        assertEquals(
                new CallEvent.DialogueAborted(CallEvent.DialogueAborted.By.LINK, "undeliverable: SUBSYSTEM_FAILURE"),
                gate.hear());
        assertClosed();
        assertEquals(1, translator().counters().get(DialogueCounter.UNDELIVERABLE));
    }

    @Test
    void whatHappensWhileACallIsBeingOfferedIsToldAfterwards() throws Exception {
        BlockingQueue<CallEvent> heard = new LinkedBlockingQueue<>();
        open((dialogue, call) -> {
            dialogue.send(List.of(CONTINUE));
            switchLost(Switches.POINT_CODE);
            return Optional.of(heard::add);
        });
        line().say(Say.begin(Say.initialDp(1)));
        assertEquals(
                new CallEvent.DialogueAborted(CallEvent.DialogueAborted.By.LINK, "link lost"),
                heard.poll(10, TimeUnit.SECONDS));
        assertClosed();
    }

    /** Whatever a switch says to an ActivityTest, it knows the dialogue, also when the test's own time is over. */
    @Test
    void anIdleDialogueIsTestedAndGoesOnWhateverTheSwitchAnswers() throws Exception {
        ScriptedGate gate = ScriptedGate.answering(CONTINUE);
        open(gate, Switches.with(DestinationForm.AS_GIVEN), 1_200);
        TransactionId node = begin();
        gate.hear();
        // Each answer in turn, and the first one once more after the last.
        for (int round = 0; round < 6; round++) {
            int test = heardTest();
            line().say(Say.proceed(
                    node,
                    switch (round % 5) {
                        case 0 -> new Component.ReturnResult(true, test, Optional.empty());
                        case 1 -> Say.error(test, InapError.SYSTEM_FAILURE.code());
                        case 2 ->
                            new Component.Reject(
                                    OptionalInt.of(test), new Problem(Problem.Kind.INVOKE, UNRECOGNIZED_OPERATION));
                        case 3 -> new Component.ReturnResult(true, 100, Optional.empty());
                        default -> Say.invoke(10 + round, EVENT_REPORT, ANSWERED);
                    }));
        }
        assertTrue(gate.hear() instanceof CallEvent.Reported);
        assertTrue(gate.isSilent());
        assertEquals(0, translator().counters().get(DialogueCounter.SILENT_SWITCHES));
    }

    /** The identifier of the next ActivityTest; rejects of what was said to the one before are passed over. */
    private int heardTest() throws Exception {
        while (true) {
            if (hear().getFirst() instanceof Component.Invoke invoke) {
                assertEquals(Say.invoke(invoke.invokeId(), ACTIVITY_TEST, ""), invoke);
                return invoke.invokeId();
            }
        }
    }

    @Test
    void aSwitchThatNoLongerKnowsTheDialogueSaysSoWhenTested() throws Exception {
        ScriptedGate gate = ScriptedGate.answering(CONTINUE);
        open(gate, Switches.usual(), 200);
        TransactionId node = begin();
        gate.hear();
        hear();
        line().say(new TcapMessage.Abort(node, Optional.of(PAbortCause.UNRECOGNIZED_TRANSACTION_ID), Optional.empty()));
        assertEquals(
                new CallEvent.DialogueAborted(CallEvent.DialogueAborted.By.SWITCH, "aborted by TCAP: UnrecognizedTxID"),
                gate.hear());
        assertClosed();
    }

    @Test
    void aSwitchThatDoesNotAnswerTheTestIsGivenUp() throws Exception {
        ScriptedGate gate = ScriptedGate.answering(CONTINUE);
        open(gate, QUICK, 300);
        begin();
        gate.hear();
        assertEquals(1, hear().size());
        assertEquals(new CallEvent.DialogueAborted("no answer to activityTest"), gate.hear());
        line().hear(TcapMessage.Abort.class);
        assertClosed();
        assertTrue(gate.isSilent());
        assertEquals(1, translator().counters().get(DialogueCounter.SILENT_SWITCHES));
    }

    @Test
    void aDialogueWhoseTestCannotBeSentIsGivenUp() throws Exception {
        ScriptedGate gate = ScriptedGate.answering(CONTINUE);
        open(gate, QUICK, 300);
        begin();
        gate.hear();
        line().cut();
        assertEquals(new CallEvent.DialogueAborted("no answer to activityTest"), gate.hear());
        assertClosed();
        assertTrue(gate.isSilent());
    }

    @Test
    void aRejectThatCannotBeSentEndsTheDialogue() throws Exception {
        ScriptedGate gate = new ScriptedGate(event -> {
            if (event instanceof CallEvent.Offered) {
                return List.of(CONTINUE);
            }
            line().cut();
            return List.of();
        });
        open(gate);
        TransactionId node = begin();
        gate.hear();
        line().say(Say.proceed(node, Say.invoke(2, EVENT_REPORT, ANSWERED), Say.invoke(3, 100, "")));
        assertTrue(gate.hear() instanceof CallEvent.Reported);
        assertEquals(new CallEvent.DialogueAborted("a message could not be sent"), gate.hear());
        assertClosed();
    }

    /** 700 results of nothing deserve 700 rejects, and these are longer than what SCCP carries. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anAnswerLongerThanSccpCarriesEndsItsDialogueAlone(boolean taken) throws Exception {
        ScriptedGate gate = ScriptedGate.silent();
        open(taken ? gate : (dialogue, call) -> Optional.empty());
        List<Component> components = new ArrayList<>(List.of(Say.initialDp(1)));
        components.addAll(Collections.nCopies(700, new Component.ReturnResult(true, 77, Optional.empty())));

        line().sayLong(Say.begin(components.toArray(new Component[0])));

        if (taken) {
            gate.hear();
            assertInstanceOf(CallEvent.DialogueAborted.class, gate.hear());
        }
        assertClosed();
        line().say(Say.begin(Say.initialDp(1)));
        if (taken) {
            assertInstanceOf(TcapMessage.Abort.class, line().hear(TcapMessage.class));
            gate.hear();
        } else {
            line().hear(TcapMessage.End.class);
        }
    }

    @Test
    void aDialogueThatIsNeverAnsweredIsLeftToTcap() throws Exception {
        ScriptedGate gate = ScriptedGate.silent();
        open(gate, QUICK, 200);
        line().say(Say.begin(Say.initialDp(1)));
        gate.hear();
        assertEquals(
                new CallEvent.DialogueAborted(CallEvent.DialogueAborted.By.SWITCH, "aborted by TCAP: AbnormalDialogue"),
                gate.hear());
        line().hear(TcapMessage.Abort.class);
        assertClosed();
    }

    @Test
    void classTwoOperationsAreNotWaitedFor() throws Exception {
        ScriptedGate gate = ScriptedGate.answering(FURNISH, CONNECT);
        open(gate, QUICK, 2_500);
        TransactionId node = begin();
        gate.hear();
        // More than the invoke time of TCAP passes before the idle test, and no failure is told.
        assertEquals(
                ACTIVITY_TEST,
                ((org.tollbridge.wire.tcap.Code.Local) ((Component.Invoke) hear().getFirst()).operation()).value());
        assertTrue(gate.isSilent());
        // A late error still finds its operation.
        line().say(Say.proceed(node, Say.error(2, 14)));
        assertEquals(new CallEvent.InstructionFailed("connect", "unexpectedComponentSequence"), gate.hear());
    }
}
