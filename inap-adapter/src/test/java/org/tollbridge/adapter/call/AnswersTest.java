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
import org.tollbridge.wire.inap.InapError;
import org.tollbridge.wire.tcap.Code;
import org.tollbridge.wire.tcap.Component;
import org.tollbridge.wire.tcap.Problem;
import org.tollbridge.wire.tcap.Problem.Kind;
import org.tollbridge.wire.tcap.TransactionId;

/** What a switch answers to the node's operations, and operations that it links to them. */
class AnswersTest extends DialogueFixture {
    private static final CallEvent ANSWER =
            new CallEvent.Reported(BcsmEvent.ANSWER, Leg.CALLED, false, OptionalInt.empty());

    @ParameterizedTest
    @CsvSource({
        // with and without its parameter; a parameter where the error has none
        "12, 0a0100, taskRefused",
        "12, '', taskRefused",
        "11, 0a0101, systemFailure",
        "7, '', missingParameter",
        "14, 0500, unexpectedComponentSequence"
    })
    void anErrorThatTheOperationMayReportFailsItWithoutAWord(int error, String parameter, String name)
            throws Exception {
        ScriptedGate gate = ScriptedGate.answering(CONNECT);
        TransactionId node = openedCall(gate);
        line().say(Say.proceed(node, error(1, error, parameter)));
        assertEquals(new CallEvent.InstructionFailed("connect", name), gate.hear());
        assertTrue(line().isSilent());
        assertEquals(0, translator().counters().get(DialogueCounter.COMPONENTS_REFUSED));
    }

    @ParameterizedTest
    @CsvSource({
        // no error of CS-1; one that Connect does not report; a parameter that is not of the error's type
        "99, '', error 99, 2",
        "3, '', eTCFailed, 3",
        "12, 0401ff, taskRefused, 4"
    })
    void anErrorThatTheOperationMayNotReportFailsItAndIsRejected(int error, String parameter, String name, int problem)
            throws Exception {
        ScriptedGate gate = ScriptedGate.answering(CONNECT);
        TransactionId node = openedCall(gate);
        line().say(Say.proceed(node, error(1, error, parameter)));
        assertEquals(new CallEvent.InstructionFailed("connect", name), gate.hear());
        assertEquals(List.of(reject(1, Kind.RETURN_ERROR, problem)), hear());
        assertEquals(1, translator().counters().get(DialogueCounter.COMPONENTS_REFUSED));
        assertEquals(1, counted().rejects(Way.SENT, RejectKind.RETURN_ERROR));
    }

    @Test
    void theRejectOfAnErrorGoesOutWithWhatTheCallDoesNext() throws Exception {
        ScriptedGate gate =
                new ScriptedGate(event -> event instanceof CallEvent.Offered ? List.of(CONNECT) : List.of(CONTINUE));
        TransactionId node = openedCall(gate);
        line().say(Say.proceed(node, error(1, 99, "")));
        assertEquals(List.of(reject(1, Kind.RETURN_ERROR, 2), Say.invoke(2, 31, "")), hear());
    }

    @Test
    void anErrorInTheSwitchsEndIsNotRejected() throws Exception {
        ScriptedGate gate = ScriptedGate.answering(CONNECT);
        TransactionId node = openedCall(gate);
        line().say(Say.end(node, error(1, 99, "")));
        assertEquals(new CallEvent.InstructionFailed("connect", "error 99"), gate.hear());
        assertEquals(new CallEvent.DialogueEnded(), gate.hear());
        assertClosed();
        assertTrue(line().isSilent());
    }

    @Test
    void anErrorOfTheActivityTestIsUnexpected() throws Exception {
        ScriptedGate gate = ScriptedGate.answering(CONTINUE);
        open(gate, Switches.usual(), 200);
        TransactionId node = begin();
        gate.hear();
        Component.Invoke test = (Component.Invoke) hear().getFirst();
        assertEquals(Say.invoke(test.invokeId(), ACTIVITY_TEST, ""), test);
        line().say(Say.proceed(node, Say.error(test.invokeId(), InapError.SYSTEM_FAILURE.code())));
        assertEquals(List.of(reject(test.invokeId(), Kind.RETURN_ERROR, 1)), hear());
    }

    @ParameterizedTest
    @CsvSource({
        // a result, an error and rejects that answer nothing; Q.774 answers no reject
        "result, 1, 0",
        "error, 1, 0",
        "reject of a result, 0, 0",
        "reject of an error, 0, 0",
        "reject of an invoke, 0, 0",
        "reject of a component, 0, 0"
    })
    void anAnswerToNothingCostsNothing(String kind, int rejects, int problem) throws Exception {
        ScriptedGate gate = ScriptedGate.answering(CONTINUE);
        TransactionId node = openedCall(gate);
        Component answer = switch (kind) {
            case "result" -> new Component.ReturnResult(true, 77, Optional.empty());
            case "error" -> Say.error(77, 14);
            case "reject of a result" -> reject(77, Kind.RETURN_RESULT, 1);
            case "reject of an error" -> reject(77, Kind.RETURN_ERROR, 1);
            case "reject of an invoke" -> reject(77, Kind.INVOKE, 2);
            default -> reject(77, Kind.GENERAL, 2);
        };
        line().say(Say.proceed(node, answer, Say.invoke(5, EVENT_REPORT, ANSWERED)));
        assertEquals(ANSWER, gate.hear());
        if (rejects > 0) {
            Kind expected = kind.equals("result") ? Kind.RETURN_RESULT : Kind.RETURN_ERROR;
            assertEquals(List.of(reject(77, expected, problem)), hear());
        }
        line().say(Say.proceed(node, Say.invoke(6, EVENT_REPORT, ABANDONED)));
        assertTrue(gate.hear() instanceof CallEvent.Reported);
        assertTrue(line().isSilent());
    }

    @ParameterizedTest
    @CsvSource({
        // EventReportBCSM, which is linked to nothing, and SpecializedResourceReport, which is not linked to Connect
        "24, 3011800107a202a500a303810102a403800101",
        "49, 0500"
    })
    void noOperationCanBeLinkedToConnect(int operation, String argument) throws Exception {
        ScriptedGate gate = ScriptedGate.answering(CONNECT);
        TransactionId node = openedCall(gate);
        line().say(Say.proceed(
                node,
                new Component.Invoke(
                        4, OptionalInt.of(1), new Code.Local(operation), Optional.of(Octets.fromHex(argument)))));
        assertEquals(List.of(reject(4, Kind.INVOKE, 6)), hear());
        assertTrue(gate.isSilent());
    }

    private TransactionId openedCall(ScriptedGate gate) throws Exception {
        open(gate);
        TransactionId node = begin();
        gate.hear();
        return node;
    }

    private static Component error(int invokeId, int error, String parameter) {
        return new Component.ReturnError(
                invokeId,
                new Code.Local(error),
                parameter.isEmpty() ? Optional.empty() : Optional.of(Octets.fromHex(parameter)));
    }

    private static Component reject(int invokeId, Kind kind, int problem) {
        return new Component.Reject(OptionalInt.of(invokeId), new Problem(kind, problem));
    }
}
