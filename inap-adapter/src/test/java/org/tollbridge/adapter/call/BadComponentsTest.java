package org.tollbridge.adapter.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tollbridge.service.call.BcsmEvent;
import org.tollbridge.service.call.CallEvent;
import org.tollbridge.service.call.Leg;
import org.tollbridge.wire.Octets;
import org.tollbridge.wire.ber.ObjectIdentifier;
import org.tollbridge.wire.inap.ApplicationContext;
import org.tollbridge.wire.inap.InapError;
import org.tollbridge.wire.tcap.Code;
import org.tollbridge.wire.tcap.Component;
import org.tollbridge.wire.tcap.Problem;
import org.tollbridge.wire.tcap.Problem.Kind;
import org.tollbridge.wire.tcap.TcapMessage;
import org.tollbridge.wire.tcap.TransactionId;

/** Components that a switch may not send are answered as Q.774 and Q.1218 say, and cost nobody anything. */
class BadComponentsTest extends DialogueFixture {
    private static final CallEvent ANSWER =
            new CallEvent.Reported(BcsmEvent.ANSWER, Leg.CALLED, false, OptionalInt.empty());
    private static final int UNRECOGNIZED_OPERATION = 1;
    private static final int MISTYPED_PARAMETER = 2;

    @ParameterizedTest
    @CsvSource({
        // no operation of CS-1, no operation of a switch, DP-specific in a generic context
        "100, 3000",
        "20, 300ba009040703100850552143",
        "31, ''",
        "3, 3000"
    })
    void aDialogueThatBeginsWithAnOperationOfNoSwitchIsRejectedAndEnded(int operation, String argument)
            throws Exception {
        ScriptedGate gate = ScriptedGate.silent();
        open(gate);
        line().say(Say.begin(Say.invoke(5, operation, argument)));
        TcapMessage.End end = line().hear(TcapMessage.End.class);
        assertEquals(List.of(reject(5, UNRECOGNIZED_OPERATION)), end.components());
        assertTrue(end.dialogue().isPresent());
        assertClosed();
        assertTrue(gate.isSilent());
        assertEquals(1, translator().counters().get(DialogueCounter.BEGUN_WITHOUT_CALL));
    }

    @ParameterizedTest
    @CsvSource({
        // not a SEQUENCE; a length beyond the end; no argument at all
        "0401ff",
        "30058001",
        "300382020310ff"
    })
    void aMistypedInitialDpIsRejected(String argument) throws Exception {
        open(ScriptedGate.silent());
        line().say(Say.begin(Say.invoke(1, 0, argument)));
        List<Component> components = line().hear(TcapMessage.End.class).components();
        assertEquals(1, components.size());
        assertTrue(components.getFirst() instanceof Component.Reject, components.toString());
        assertClosed();
    }

    @Test
    void anInitialDpWithoutArgumentMissesItsParameter() throws Exception {
        open(ScriptedGate.silent());
        line().say(Say.begin(Say.invoke(1, 0, "")));
        assertEquals(
                List.of(Say.error(1, 7)), line().hear(TcapMessage.End.class).components());
        assertClosed();
    }

    @ParameterizedTest
    @CsvSource({
        // ETSI wants a service key; nobody dialled; the dialled number has no digit
        "3009820703100850552143, 7",
        "300380012a, 7",
        "300780012a82020310, 15"
    })
    void anInitialDpThatLacksWhatTheServiceNeedsIsAnError(String argument, int error) throws Exception {
        ScriptedGate gate = ScriptedGate.silent();
        open(gate);
        line().say(Say.begin(ApplicationContext.ETSI_SSP_TO_SCP, Say.invoke(1, 0, argument)));
        assertEquals(
                List.of(Say.error(1, error)), line().hear(TcapMessage.End.class).components());
        assertClosed();
        assertTrue(gate.isSilent());
    }

    @ParameterizedTest
    @CsvSource({
        // extension 7 of criticality abort; ignored, which is the default; the same said
        "3006020107 0a0101, 16",
        "3003020107, 0",
        "3006020107 0a0100, 0"
    })
    void anExtensionThatMustBeKnownIsRefused(String extension, int error) throws Exception {
        open(ScriptedGate.answering(CONTINUE));
        String extensions = extension.replace(" ", "");
        int length = extensions.length() / 2;
        String argument = String.format("30%02x80012a820703100850552143af%02x%s", 14 + length, length, extensions);
        line().say(Say.begin(ApplicationContext.ETSI_SSP_TO_SCP, Say.invoke(1, 0, argument)));
        if (error == 0) {
            assertEquals(
                    List.of(Say.invoke(1, 31, "")),
                    line().hear(TcapMessage.Continue.class).components());
        } else {
            assertEquals(
                    List.of(Say.error(1, error)),
                    line().hear(TcapMessage.End.class).components());
            assertClosed();
        }
    }

    @Test
    void aReportBeforeAnyCallIsOutOfSequence() throws Exception {
        open(ScriptedGate.silent());
        line().say(Say.begin(Say.invoke(1, CHARGING_REPORT, CHARGED)));
        assertEquals(
                List.of(Say.error(1, 14)), line().hear(TcapMessage.End.class).components());
        assertClosed();
    }

    @Test
    void aReportBeforeAnyCallIsPassedOverWhereItsClassHasNoErrors() throws Exception {
        open(ScriptedGate.silent());
        line().say(Say.begin(Say.invoke(1, EVENT_REPORT, ANSWERED)));
        assertEquals(List.of(), line().hear(TcapMessage.End.class).components());
        assertClosed();
    }

    @Test
    void aDialogueThatBeginsWithNothingIsEnded() throws Exception {
        open(ScriptedGate.silent());
        line().say(Say.begin());
        assertEquals(List.of(), line().hear(TcapMessage.End.class).components());
        assertClosed();
    }

    @Test
    void whatIsWrongBesideTheInitialDpIsAnsweredTogetherWithTheCall() throws Exception {
        open(ScriptedGate.answering(CONTINUE));
        line().say(Say.beginWithoutContext(Say.invoke(3, 100, ""), Say.initialDp(1)));
        assertEquals(
                List.of(reject(3, UNRECOGNIZED_OPERATION), Say.invoke(1, 31, "")),
                line().hear(TcapMessage.Continue.class).components());
    }

    @Test
    void whatIsWrongIsAnsweredAtOnceWhenTheCallHasNothingToSayYet() throws Exception {
        ScriptedGate gate = ScriptedGate.silent();
        open(gate);
        line().say(Say.begin(Say.initialDp(1), Say.invoke(3, 100, "")));
        TcapMessage.Continue answer = line().hear(TcapMessage.Continue.class);
        assertEquals(List.of(reject(3, UNRECOGNIZED_OPERATION)), answer.components());
        assertTrue(answer.dialogue().isPresent());
        assertTrue(gate.dialogue().send(List.of(CONTINUE)));
        assertEquals(List.of(Say.invoke(1, 31, "")), hear());
    }

    @Test
    void aSecondInitialDpIsOutOfSequence() throws Exception {
        ScriptedGate gate = ScriptedGate.answering(CONTINUE);
        open(gate);
        TransactionId node = begin();
        line().say(Say.proceed(node, Say.initialDp(2)));
        assertEquals(List.of(Say.error(2, 14)), hear());
        gate.hear();
        assertTrue(gate.isSilent());
    }

    @Test
    void ofTwoInitialDpsInOneBeginTheSecondIsOutOfSequence() throws Exception {
        open(ScriptedGate.answering(CONTINUE));
        line().say(Say.beginWithoutContext(Say.initialDp(1), Say.initialDp(2)));
        // The call's answer leaves while the second component is still to be read.
        assertEquals(List.of(Say.invoke(1, 31, "")), hear());
        assertEquals(List.of(Say.error(2, 14)), hear());
    }

    @Test
    void aDuplicateInvokeIdentifierIsRejectedAndTheFirstCounts() throws Exception {
        ScriptedGate gate = ScriptedGate.answering(CONTINUE);
        open(gate);
        TransactionId node = begin();
        gate.hear();
        line().say(Say.proceed(node, Say.invoke(7, EVENT_REPORT, ANSWERED), Say.invoke(7, EVENT_REPORT, BUSY)));
        assertEquals(ANSWER, gate.hear());
        assertEquals(List.of(reject(7, 0)), hear());
        assertTrue(gate.isSilent());
    }

    @Test
    void aGlobalOperationCodeIsNotRecognised() throws Exception {
        TransactionId node = openedCall(ScriptedGate.answering(CONTINUE));
        line().say(Say.proceed(
                node,
                new Component.Invoke(
                        4, OptionalInt.empty(), new Code.Global(ObjectIdentifier.of("1.2.3")), Optional.empty())));
        assertEquals(List.of(reject(4, UNRECOGNIZED_OPERATION)), hear());
    }

    @Test
    void anOperationLinkedToOneThatAllowsNoneIsRejected() throws Exception {
        TransactionId node = openedCall(ScriptedGate.answering(CONTINUE));
        Component linked = new Component.Invoke(
                4, OptionalInt.of(1), new Code.Local(EVENT_REPORT), Optional.of(Octets.fromHex(ANSWERED)));
        line().say(Say.proceed(node, linked));
        assertEquals(List.of(reject(4, 6)), hear());
    }

    @Test
    void anOperationLinkedToNothingIsRejected() throws Exception {
        TransactionId node = openedCall(ScriptedGate.answering(CONTINUE));
        Component linked = new Component.Invoke(
                4, OptionalInt.of(99), new Code.Local(EVENT_REPORT), Optional.of(Octets.fromHex(ANSWERED)));
        line().say(Say.proceed(node, linked));
        assertEquals(List.of(reject(4, 5)), hear());
    }

    @ParameterizedTest
    @CsvSource({
        // mistyped EventReportBCSM: class 4 has no errors, but a reject it has
        "24, 0401ff, 2",
        "24, 30050a0100ffff, 2",
        "24, '', 2",
        "36, '', -7",
        "36, 0201ff, 2"
    })
    void aBadReportIsAnswered(int operation, String argument, int problem) throws Exception {
        ScriptedGate gate = ScriptedGate.answering(CONTINUE);
        TransactionId node = openedCall(gate);
        gate.hear();
        line().say(Say.proceed(node, Say.invoke(4, operation, argument), Say.invoke(5, EVENT_REPORT, ANSWERED)));
        Component expected = problem < 0 ? Say.error(4, -problem) : reject(4, MISTYPED_PARAMETER);
        assertEquals(List.of(expected), hear());
        assertEquals(ANSWER, gate.hear());
    }

    @Test
    void aDetectionPointThatNobodyArmedIsPassedOver() throws Exception {
        ScriptedGate gate = ScriptedGate.answering(CONTINUE);
        TransactionId node = openedCall(gate);
        gate.hear();
        line().say(Say.proceed(node, Say.invoke(4, EVENT_REPORT, "3003800108"), Say.invoke(5, EVENT_REPORT, ANSWERED)));
        assertEquals(ANSWER, gate.hear());
        assertTrue(line().isSilent());
        assertEquals(1, translator().counters().get(DialogueCounter.COMPONENTS_REFUSED));
    }

    @Test
    void anErrorFailsItsInstruction() throws Exception {
        ScriptedGate gate = ScriptedGate.answering(FURNISH, CONNECT);
        TransactionId node = openedCall(gate);
        gate.hear();
        line().say(Say.proceed(node, Say.error(2, 14), Say.error(1, 99)));
        assertEquals(new CallEvent.InstructionFailed("connect", "unexpectedComponentSequence"), gate.hear());
        assertEquals(new CallEvent.InstructionFailed("furnishChargingInformation", "error 99"), gate.hear());
        assertEquals(1, counted().errors(Way.RECEIVED, InapError.UNEXPECTED_COMPONENT_SEQUENCE));
        assertEquals(1, counted().unknownErrors(Way.RECEIVED));
    }

    @Test
    void anErrorInTheSwitchsEndFailsItsInstructionBeforeTheEnd() throws Exception {
        ScriptedGate gate = ScriptedGate.answering(CONNECT);
        TransactionId node = openedCall(gate);
        gate.hear();
        line().say(Say.end(node, Say.error(1, 12)));
        assertEquals(new CallEvent.InstructionFailed("connect", "taskRefused"), gate.hear());
        assertEquals(new CallEvent.DialogueEnded(), gate.hear());
    }

    @Test
    void aRejectFailsItsInstruction() throws Exception {
        ScriptedGate gate = ScriptedGate.answering(FURNISH, CONNECT);
        TransactionId node = openedCall(gate);
        gate.hear();
        line().say(Say.proceed(
                node,
                reject(2, MISTYPED_PARAMETER),
                new Component.Reject(OptionalInt.of(1), new Problem(Kind.GENERAL, 2))));
        assertEquals(new CallEvent.InstructionFailed("connect", "mistypedParameter"), gate.hear());
        assertEquals(
                new CallEvent.InstructionFailed("furnishChargingInformation", "badlyStructuredComponent"), gate.hear());
    }

    @Test
    void anErrorToNothingIsRejectedAndNoEvent() throws Exception {
        ScriptedGate gate = ScriptedGate.answering(CONNECT);
        TransactionId node = openedCall(gate);
        gate.hear();
        line().say(Say.proceed(node, Say.error(77, 14)));
        assertEquals(List.of(new Component.Reject(OptionalInt.of(77), new Problem(Kind.RETURN_ERROR, 0))), hear());
        assertTrue(gate.isSilent());
    }

    @Test
    void aResultOfAnOperationWithoutResultIsRejectedAndNoEvent() throws Exception {
        ScriptedGate gate = ScriptedGate.answering(CONNECT);
        TransactionId node = openedCall(gate);
        gate.hear();
        line().say(Say.proceed(node, new Component.ReturnResult(true, 1, Optional.empty())));
        assertEquals(List.of(new Component.Reject(OptionalInt.of(1), new Problem(Kind.RETURN_RESULT, 1))), hear());
        assertTrue(gate.isSilent());
    }

    @Test
    void nothingInTheSwitchsEndIsAnswered() throws Exception {
        ScriptedGate gate = ScriptedGate.answering(CONTINUE);
        TransactionId node = openedCall(gate);
        gate.hear();
        line().say(Say.end(node, Say.invoke(4, 100, ""), Say.invoke(5, EVENT_REPORT, ANSWERED)));
        assertEquals(ANSWER, gate.hear());
        assertEquals(new CallEvent.DialogueEnded(), gate.hear());
        assertClosed();
        assertTrue(line().isSilent());
    }

    private TransactionId openedCall(ScriptedGate gate) throws Exception {
        open(gate);
        return begin();
    }

    private static Component reject(int invokeId, int invokeProblem) {
        return new Component.Reject(OptionalInt.of(invokeId), new Problem(Kind.INVOKE, invokeProblem));
    }
}
