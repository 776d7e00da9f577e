package org.tollbridge.adapter.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tollbridge.service.call.BcsmEvent;
import org.tollbridge.service.call.CallEvent;
import org.tollbridge.service.call.Leg;
import org.tollbridge.wire.Octets;
import org.tollbridge.wire.ber.ObjectIdentifier;
import org.tollbridge.wire.inap.ApplicationContext;
import org.tollbridge.wire.tcap.DialoguePortion;
import org.tollbridge.wire.tcap.DialoguePortion.Diagnostic;
import org.tollbridge.wire.tcap.PAbortCause;
import org.tollbridge.wire.tcap.TcapMessage;
import org.tollbridge.wire.tcap.TransactionId;

/** Dialogue portions beside the usual request, and transactions that the node does not know. */
class DialoguePortionTest extends DialogueFixture {
    private static final ObjectIdentifier CONTEXT = ApplicationContext.ETSI_SSP_TO_SCP.objectIdentifier();
    private static final CallEvent ANSWER =
            new CallEvent.Reported(BcsmEvent.ANSWER, Leg.CALLED, false, OptionalInt.empty());

    @ParameterizedTest
    @ValueSource(strings = {"0780", "06c0"})
    void aRequestThatNamesVersion1IsAccepted(String versions) throws Exception {
        open(ScriptedGate.answering(CONTINUE));
        line().say(begin(Optional.of(Octets.fromHex(versions)), CONTEXT, Optional.empty()));
        assertTrue(((DialoguePortion.Response)
                        line().hear(TcapMessage.Continue.class).dialogue().orElseThrow())
                .isAccepted());
    }

    @Test
    void aRequestWithoutVersion1HasNoDialoguePortionInCommon() throws Exception {
        ScriptedGate gate = ScriptedGate.silent();
        open(gate);
        line().say(begin(Optional.of(Octets.fromHex("0640")), CONTEXT, Optional.empty()));
        TcapMessage.Abort abort = line().hear(TcapMessage.Abort.class);
        assertEquals(Say.SWITCH, abort.destination());
        assertEquals(Optional.empty(), abort.cause());
        DialoguePortion.Response refused =
                (DialoguePortion.Response) abort.dialogue().orElseThrow();
        assertEquals(1, refused.result());
        assertEquals(new Diagnostic(true, 2), refused.diagnostic());
        assertClosed();
        assertTrue(gate.isSilent());
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.4.0.1.1.1.0.1", "0.4.0.1.1.1.0", "0.4.0.1.1.1.0.0.0"})
    void anotherVersionOfAContextIsAnotherContext(String name) throws Exception {
        ScriptedGate gate = ScriptedGate.silent();
        open(gate);
        line().say(begin(Optional.empty(), ObjectIdentifier.of(name), Optional.empty()));
        DialoguePortion.Response refused = (DialoguePortion.Response)
                line().hear(TcapMessage.Abort.class).dialogue().orElseThrow();
        assertEquals(new Diagnostic(false, 2), refused.diagnostic());
        assertEquals(CONTEXT, refused.applicationContext());
        assertClosed();
        assertTrue(gate.isSilent());
    }

    @Test
    void userInformationInARequestIsPassedOver() throws Exception {
        open(ScriptedGate.answering(CONTINUE));
        Octets information = Octets.fromHex("280d060704000001010201a0020500");
        line().say(begin(Optional.empty(), CONTEXT, Optional.of(information)));
        DialoguePortion.Response accepted = (DialoguePortion.Response)
                line().hear(TcapMessage.Continue.class).dialogue().orElseThrow();
        assertTrue(accepted.isAccepted());
        assertEquals(Optional.empty(), accepted.userInformation());
    }

    /** Q.774 would have the dialogue aborted; jSS7 reads on. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aDialoguePortionInAnOpenDialogueIsPassedOver(boolean request) throws Exception {
        ScriptedGate gate = ScriptedGate.answering(CONTINUE);
        open(gate);
        TransactionId node = begin();
        gate.hear();
        DialoguePortion portion =
                request ? DialoguePortion.Request.of(CONTEXT) : DialoguePortion.Response.accepted(CONTEXT);
        line().say(new TcapMessage.Continue(
                Say.SWITCH, node, Optional.of(portion), List.of(Say.invoke(4, EVENT_REPORT, ANSWERED))));
        assertEquals(ANSWER, gate.hear());
        assertTrue(line().isSilent());
    }

    @Test
    void aResponseInTheSwitchsEndIsPassedOver() throws Exception {
        ScriptedGate gate = ScriptedGate.answering(CONTINUE);
        open(gate);
        TransactionId node = begin();
        gate.hear();
        line().say(end(node, DialoguePortion.Response.accepted(CONTEXT)));
        assertEquals(ANSWER, gate.hear());
        assertEquals(new CallEvent.DialogueEnded(), gate.hear());
        assertClosed();
    }

    @Test
    void aRequestInTheSwitchsEndIsAnAbnormalDialogueAndItsComponentsAreNotTaken() throws Exception {
        ScriptedGate gate = ScriptedGate.answering(CONTINUE);
        open(gate);
        TransactionId node = begin();
        gate.hear();
        line().say(end(node, DialoguePortion.Request.of(CONTEXT)));
        assertTrue(gate.hear() instanceof CallEvent.DialogueAborted);
        assertClosed();
        assertTrue(line().isSilent());
    }

    private static TcapMessage.End end(TransactionId node, DialoguePortion portion) {
        return new TcapMessage.End(node, Optional.of(portion), List.of(Say.invoke(4, EVENT_REPORT, ANSWERED)));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void anAbortWithAnAbrtIsHeardWhateverItsSource(int source) throws Exception {
        ScriptedGate gate = ScriptedGate.answering(CONTINUE);
        open(gate);
        TransactionId node = begin();
        gate.hear();
        line().say(new TcapMessage.Abort(
                node, Optional.empty(), Optional.of(new DialoguePortion.Abort(source, Optional.empty()))));
        assertTrue(gate.hear() instanceof CallEvent.DialogueAborted);
        assertClosed();
        assertTrue(line().isSilent());
    }

    @Test
    void theEndOrAbortOfAnUnknownTransactionIsDiscarded() throws Exception {
        ScriptedGate gate = ScriptedGate.answering(CONTINUE);
        open(gate);
        TransactionId nobody = TransactionId.of(0x7fff_0001);
        line().say(Say.end(nobody, Say.invoke(1, EVENT_REPORT, ANSWERED)));
        line().say(new TcapMessage.Abort(nobody, Optional.of(PAbortCause.RESOURCE_LIMITATION), Optional.empty()));
        assertStillAnswers(gate);
    }

    @Test
    void aContinueOfAnUnknownTransactionIsAborted() throws Exception {
        ScriptedGate gate = ScriptedGate.answering(CONTINUE);
        open(gate);
        line().say(Say.proceed(TransactionId.of(0x7fff_0001), Say.invoke(1, EVENT_REPORT, ANSWERED)));
        TcapMessage.Abort abort = line().hear(TcapMessage.Abort.class);
        assertEquals(Say.SWITCH, abort.destination());
        assertEquals(Optional.of(PAbortCause.UNRECOGNIZED_TRANSACTION_ID), abort.cause());
        assertStillAnswers(gate);
    }

    @Test
    void aUnidirectionalLeavesNothing() throws Exception {
        ScriptedGate gate = ScriptedGate.answering(CONTINUE);
        open(gate);
        line().say(new TcapMessage.Unidirectional(Optional.empty(), List.of(Say.invoke(1, EVENT_REPORT, ANSWERED))));
        assertStillAnswers(gate);
        assertEquals(1, line().provider().getCurrentDialogsCount());
    }

    /** The next thing that is heard is the answer to a call. */
    private void assertStillAnswers(ScriptedGate gate) throws Exception {
        begin();
        assertTrue(gate.hear() instanceof CallEvent.Offered);
        assertTrue(gate.isSilent());
    }

    private static TcapMessage.Begin begin(
            Optional<Octets> versions, ObjectIdentifier context, Optional<Octets> information) {
        return new TcapMessage.Begin(
                Say.SWITCH,
                Optional.of(new DialoguePortion.Request(versions, context, information)),
                List.of(Say.initialDp(1)));
    }
}
