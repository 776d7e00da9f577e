package org.tollbridge.node.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tollbridge.wire.Octets;
import org.tollbridge.wire.inap.EventTypeBcsm;
import org.tollbridge.wire.inap.Operation;
import org.tollbridge.wire.tcap.Component;
import org.tollbridge.wire.tcap.DialoguePortion;
import org.tollbridge.wire.tcap.PAbortCause;
import org.tollbridge.wire.tcap.Problem;
import org.tollbridge.wire.tcap.TcapMessage;
import org.tollbridge.wire.tcap.TransactionId;

/** What a whole node does with each part of a TCAP message that is damaged: transaction, dialogue, component. */
@Timeout(60)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TransactionIT {

    private static final int ANSWER_MILLIS = 10_000;
    private static final TransactionId OURS = new TransactionId(Octets.fromHex("01020304"));

    private Scp scp;

    @BeforeAll
    void start(@TempDir Path home) throws Exception {
        scp = Scp.start(home, "m3ua: {recovery-ms: 100}\n");
    }

    @AfterAll
    void close() {
        scp.close();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "unknown message type, 6306480401020304, 0",
        "octets behind the message, 62064804010203040000, 2",
        "a length beyond the message, 621948040102030400, 2",
        "no destination id, 6506480401020304, 3",
        "destination id first, 650c490400000001480401020304, 3",
        "no component in the portion, 62084804010203046c00, 3",
        "an element that is not due, 62094804010203044a0100, 3"
    })
    void aDamagedTransactionPortionIsAborted(String name, String hex, int cause) throws Exception {
        try (WireSwitch ssp = connect()) {
            ssp.send(Octets.fromHex(hex));
            assertEquals(
                    new TcapMessage.Abort(OURS, Optional.of(new PAbortCause(cause)), Optional.empty()),
                    ssp.receiveTcap());
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "unknown type without an id, 30030201 00",
        "BEGIN without an id, 6206490401020304",
        "an id of five octets, 620748050102030405",
        "END with the id of its sender, 6406480401020304",
        "ABORT with the id of its sender, 6706480401020304",
        "UNIDIRECTIONAL with an id, 6106480401020304",
        "END without components in their portion, 64084904010203046c00",
        "one octet, 62"
    })
    void whatHasNobodyToAnswerIsDiscarded(String name, String hex) throws Exception {
        try (WireSwitch ssp = connect()) {
            ssp.send(Octets.fromHex(hex.replace(" ", "")));
            // The next thing that is heard answers a call.
            hangUp(ssp, answeredCall(ssp));
        }
        scp.awaitNoCalls();
    }

    @Test
    void aDialoguePortionThatCannotBeReadIsAbortedByTheDialogueServiceProvider() throws Exception {
        TcapMessage abrt = new TcapMessage.Abort(
                OURS, Optional.empty(), Optional.of(new DialoguePortion.Abort(1, Optional.empty())));
        Octets damaged = Octets.fromHex("6b053003020100");
        try (WireSwitch ssp = connect()) {
            ssp.send(message("62", "480401020304", damaged));
            assertEquals(abrt, ssp.receiveTcap());

            TransactionId node = answeredCall(ssp);
            Octets whole =
                    message("65", "480401020304" + "4904" + node + damaged, Octets.fromHex("6c08a106020104020164"));
            ssp.send(whole);
            // The component behind it is not answered: it is discarded with the dialogue.
            assertEquals(abrt, ssp.receiveTcap());
            scp.awaitNoCalls();

            TransactionId second = answeredCall(ssp);
            ssp.send(message("64", "4904" + second, damaged));
            scp.awaitNoCalls();
            hangUp(ssp, answeredCall(ssp));
        }
        scp.awaitNoCalls();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "unknown component, a500, , 0",
        "no operation code, a103020107, 7, 1",
        "no error code, a303020107, 7, 1",
        "no invoke id, a100, , 1"
    })
    void aComponentThatCannotBeReadIsRejectedAndThoseBehindItAreNotRead(
            String name, String component, String invokeId, int problem) throws Exception {
        Component expected = new Component.Reject(
                invokeId == null ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(invokeId)),
                new Problem(Problem.Kind.GENERAL, problem));
        try (WireSwitch ssp = connect()) {
            TransactionId node = answeredCall(ssp);
            // What stands before it is answered, unrecognizedOperation, and what stands behind it is not.
            String before = "a106020109020164";
            ssp.send(components(node, before + component + before.replace("0109", "010a")));
            List<Component> answer = ssp.receiveTcap().components();
            assertEquals(2, answer.size(), answer::toString);
            assertTrue(answer.contains(expected), answer::toString);
            assertTrue(
                    answer.contains(new Component.Reject(OptionalInt.of(9), new Problem(Problem.Kind.INVOKE, 1))),
                    answer::toString);
            hangUp(ssp, node);
        }
        scp.awaitNoCalls();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "a reject without a problem, a403020107",
        "a problem of no kind, a406020107850100",
        "an invoke id of 300, a4070202012c800100",
        "cut off, a406020107800501"
    })
    void aRejectThatCannotBeReadIsNotRejected(String name, String reject) throws Exception {
        try (WireSwitch ssp = connect()) {
            TransactionId node = answeredCall(ssp);
            ssp.send(components(node, reject));
            ssp.send(components(node, "a106020109020164"));
            assertEquals(
                    List.of(new Component.Reject(OptionalInt.of(9), new Problem(Problem.Kind.INVOKE, 1))),
                    ssp.receiveTcap().components());
            hangUp(ssp, node);
        }
        scp.awaitNoCalls();
    }

    private WireSwitch connect() throws IOException {
        return new WireSwitch(scp.address(), ANSWER_MILLIS).activate();
    }

    /** Begins a call, and gives the node's transaction id. */
    private static TransactionId answeredCall(WireSwitch ssp) throws IOException {
        ssp.send(new TcapMessage.Begin(
                OURS,
                Optional.empty(),
                List.of(WireSwitch.invoke(
                        1,
                        Operation.INITIAL_DP,
                        WireSwitch.initialDp("8008100001", "1062345678", EventTypeBcsm.ANALYSED_INFORMATION)))));
        TcapMessage.Continue answer = assertInstanceOf(TcapMessage.Continue.class, ssp.receiveTcap());
        assertEquals(OURS, answer.destination());
        return answer.originating();
    }

    private static void hangUp(WireSwitch ssp, TransactionId node) throws IOException {
        ssp.send(new TcapMessage.End(node, Optional.empty(), List.of()));
    }

    private static Octets components(TransactionId node, String components) {
        return message("65", "480401020304" + "4904" + node, portion("6c", components));
    }

    private static Octets portion(String tag, String contents) {
        return Octets.fromHex(tag + String.format("%02x", contents.length() / 2) + contents);
    }

    private static Octets message(String tag, String start, Octets rest) {
        return portion(tag, start + rest.toHex());
    }
}
