package org.tollbridge.adapter.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tollbridge.service.call.CallEvent;
import org.tollbridge.service.call.Instruction;
import org.tollbridge.wire.ber.ObjectIdentifier;
import org.tollbridge.wire.inap.ApplicationContext;
import org.tollbridge.wire.tcap.Component;
import org.tollbridge.wire.tcap.DialoguePortion;
import org.tollbridge.wire.tcap.DialoguePortion.Diagnostic;
import org.tollbridge.wire.tcap.Problem;
import org.tollbridge.wire.tcap.TcapMessage;

/** Which dialogues are taken, and how the others are refused. */
class ApplicationContextTest extends DialogueFixture {
    @ParameterizedTest
    @EnumSource(names = {"ETSI_SSP_TO_SCP", "Q1218_GENERIC_TO_SCF"})
    void aContextIsAcceptedByItsOwnName(ApplicationContext context) throws Exception {
        ScriptedGate gate = ScriptedGate.answering(CONTINUE);
        open(gate, Switches.usual());
        line().say(Say.begin(context, Say.initialDp(1)));
        TcapMessage.Continue answer = line().hear(TcapMessage.Continue.class);
        assertEquals(Say.SWITCH, answer.destination());
        DialoguePortion.Response accepted =
                (DialoguePortion.Response) answer.dialogue().orElseThrow();
        assertEquals(context.objectIdentifier(), accepted.applicationContext());
        assertTrue(accepted.isAccepted());
        assertEquals(new Diagnostic(false, 0), accepted.diagnostic());
    }

    @Test
    void theContextIsAnsweredOnce() throws Exception {
        ScriptedGate gate = ScriptedGate.answering(CONTINUE);
        open(gate, Switches.usual());
        line().say(Say.begin(Say.initialDp(1)));
        line().hear(TcapMessage.Continue.class);
        gate.dialogue().send(List.of(CONTINUE));
        assertEquals(Optional.empty(), line().hear(TcapMessage.Continue.class).dialogue());
    }

    @Test
    void aDialogueMayEndInItsFirstAnswer() throws Exception {
        open(ScriptedGate.answering(new Instruction.Release(31), new Instruction.EndDialogue()), Switches.usual());
        line().say(Say.begin(Say.initialDp(1)));
        TcapMessage.End end = line().hear(TcapMessage.End.class);
        assertTrue(((DialoguePortion.Response) end.dialogue().orElseThrow()).isAccepted());
    }

    @Test
    void noContextIsAnsweredWithNone() throws Exception {
        ScriptedGate gate = ScriptedGate.answering(CONTINUE);
        open(gate, Switches.usual());
        line().say(Say.beginWithoutContext(Say.initialDp(1)));
        assertEquals(Optional.empty(), line().hear(TcapMessage.Continue.class).dialogue());
        assertTrue(gate.hear() instanceof CallEvent.Offered);
    }

    @Test
    void anUnknownContextIsRefusedWithTheOneThatWouldDo() throws Exception {
        ScriptedGate gate = ScriptedGate.silent();
        open(gate, Switches.usual());
        line().say(new TcapMessage.Begin(
                Say.SWITCH,
                Optional.of(DialoguePortion.Request.of(ObjectIdentifier.of("0.4.0.0.1.0.50.1"))),
                List.of(Say.initialDp(1))));
        assertContextRefused(ApplicationContext.ETSI_SSP_TO_SCP);
        assertEquals(1, translator().counters().get(DialogueCounter.CONTEXTS_REFUSED));
        Eventually.holds("the dialogue is closed", () -> translator().openDialogues() == 0);
        assertTrue(gate.isSilent());
    }

    @ParameterizedTest
    @EnumSource(names = {"ETSI_SCP_TO_SSP", "Q1218_DP_SPECIFIC_TO_SCF"})
    void aContextThatBeginsNoCallIsRefused(ApplicationContext context) throws Exception {
        open(ScriptedGate.silent(), Switches.usual());
        line().say(Say.begin(context, Say.initialDp(1)));
        assertContextRefused(ApplicationContext.ETSI_SSP_TO_SCP);
    }

    @Test
    void noCallBeginsInTheContextOfAnAssistingSide() throws Exception {
        ScriptedGate gate = ScriptedGate.silent();
        open(gate, Switches.usual());
        line().say(Say.begin(ApplicationContext.ETSI_ASSIST_HANDOFF, Say.initialDp(1)));
        Component.Reject rejected = (Component.Reject)
                line().hear(TcapMessage.End.class).components().getFirst();
        assertEquals(new Problem(Problem.Kind.INVOKE, 1), rejected.problem());
        assertTrue(gate.isSilent());
    }

    @Test
    void aSwitchIsHeldToTheContextsOfItsSettings() throws Exception {
        open(ScriptedGate.silent(), Switches.with(Set.of(ApplicationContext.Q1218_GENERIC_TO_SCF), false));
        line().say(Say.begin(ApplicationContext.ETSI_SSP_TO_SCP, Say.initialDp(1)));
        assertContextRefused(ApplicationContext.Q1218_GENERIC_TO_SCF);
        line().say(Say.beginWithoutContext(Say.initialDp(1)));
        TcapMessage.Abort abort = line().hear(TcapMessage.Abort.class);
        assertEquals(new TcapMessage.Abort(Say.SWITCH, Optional.empty(), Optional.empty()), abort);
    }

    @Test
    void aDialogueOfNoKnownSwitchIsAborted() throws Exception {
        ScriptedGate gate = ScriptedGate.silent();
        open(gate, Switches.usual());
        line().say(new org.tollbridge.wire.tcap.TcapEncoder().encode(Say.begin(Say.initialDp(1))), Line.OTHER_SWITCH);
        TcapMessage.Abort abort = line().hear(TcapMessage.Abort.class);
        DialoguePortion.Response refused =
                (DialoguePortion.Response) abort.dialogue().orElseThrow();
        assertEquals(1, refused.result());
        assertEquals(new Diagnostic(false, 1), refused.diagnostic());
        assertEquals(1, translator().counters().get(DialogueCounter.UNKNOWN_SWITCHES));
        Eventually.holds("the dialogue is gone", () -> line().provider().getCurrentDialogsCount() == 0);
        assertTrue(gate.isSilent());
    }

    private void assertContextRefused(ApplicationContext alternative) throws Exception {
        TcapMessage.Abort abort = line().hear(TcapMessage.Abort.class);
        assertEquals(Say.SWITCH, abort.destination());
        assertEquals(Optional.empty(), abort.cause());
        DialoguePortion.Response refused =
                (DialoguePortion.Response) abort.dialogue().orElseThrow();
        assertEquals(1, refused.result());
        assertEquals(new Diagnostic(false, 2), refused.diagnostic());
        assertEquals(alternative.objectIdentifier(), refused.applicationContext());
        Eventually.holds("the dialogue is gone", () -> line().provider().getCurrentDialogsCount() == 0);
    }
}
