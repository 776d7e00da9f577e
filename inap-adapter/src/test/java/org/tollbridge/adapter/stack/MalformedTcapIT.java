package org.tollbridge.adapter.stack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tollbridge.wire.Octets;
import org.tollbridge.wire.tcap.Component;
import org.tollbridge.wire.tcap.PAbortCause;
import org.tollbridge.wire.tcap.Problem;
import org.tollbridge.wire.tcap.TcapEncoder;
import org.tollbridge.wire.tcap.TcapMessage;
import org.tollbridge.wire.tcap.TransactionId;

/** TCAP that cannot be read, and a TC-user that fails, through the whole stack. */
@Timeout(60)
class MalformedTcapIT extends StackFixture {

    @ParameterizedTest
    @CsvSource({
        // A BEGIN that ends inside its dialogue portion, and one inside its component portion.
        "62204804010203046b1a2818060700118605010101a00d600ba1090607, 2",
        "620848040102030448, 2",
        // An unknown message type.
        "6306480401020304, 0",
        // A component portion where the transaction id is due behind it.
        "620a48040102030449020000, 3",
    })
    void aFaultyTransactionPortionIsAnsweredByProviderAbort(String hex, int cause) throws Exception {
        try (TcapSwitch ssp = connect()) {
            ssp.send(Octets.fromHex(hex));

            TcapMessage.Abort abort = assertInstanceOf(TcapMessage.Abort.class, ssp.receive());
            assertEquals("01020304", abort.destination().toString());
            assertEquals(Optional.of(new PAbortCause(cause)), abort.cause());
            awaitDialogues(0);
            assertEquals(1, stack.counters().malformed());
            ssp.converse(77);
        }
    }

    @Test
    void everyTruncationOfABeginLeavesNoDialogueBehind() throws Exception {
        Octets whole = new TcapEncoder().encode(TcapSwitch.begin("01020304", TcapSwitch.invoke(1, 0)));
        try (TcapSwitch ssp = connect()) {
            for (int length = 1; length < whole.length(); length++) {
                ssp.send(whole.slice(0, length));
            }
            int aborts = 0;
            ssp.send(TcapSwitch.begin("09", TcapSwitch.invoke(1, 0)));
            TcapMessage message = ssp.receive();
            while (message instanceof TcapMessage.Abort) {
                aborts++;
                message = ssp.receive();
            }
            assertInstanceOf(TcapMessage.Continue.class, message);
            assertTrue(aborts >= whole.length() - 9, "aborts: " + aborts);
            assertEquals(1, stack.dialogues());
        }
    }

    @Test
    void aContinueOfAnUnknownDialogueIsAborted() throws Exception {
        try (TcapSwitch ssp = connect()) {
            ssp.send(new TcapMessage.Continue(
                    TransactionId.of(7), TransactionId.of(4711), Optional.empty(), List.of(TcapSwitch.invoke(1, 24))));

            TcapMessage.Abort abort = assertInstanceOf(TcapMessage.Abort.class, ssp.receive());
            assertEquals(TransactionId.of(7), abort.destination());
            assertEquals(Optional.of(PAbortCause.UNRECOGNIZED_TRANSACTION_ID), abort.cause());
        }
    }

    @ParameterizedTest
    @CsvSource({
        // A linked id of 300, and an invoke id of 300.
        "a10c0201018002012c0201003000, 1, 1",
        "a1090202012c0201003000, , 1",
        // No operation code; a component that is none; lengths that do not agree.
        "a1050201010400, 1, 1",
        "a9050201010400, , 0",
        "a10702010102053000, , 2",
    })
    void aComponentThatCannotBeReadIsRejectedInTheAnswer(String component, String invokeId, int problem)
            throws Exception {
        try (TcapSwitch ssp = connect()) {
            String components = "a1080201050201003000" + component;
            int length = components.length() / 2;
            String portion = "6c" + String.format("%02x", length) + components;
            ssp.send(Octets.fromHex("62" + String.format("%02x", 6 + 2 + length) + "480401020304" + portion));

            TcapMessage.Continue answer = assertInstanceOf(TcapMessage.Continue.class, ssp.receive());
            Component.Reject reject =
                    assertInstanceOf(Component.Reject.class, answer.components().getFirst());
            assertEquals(new Problem(Problem.Kind.GENERAL, problem), reject.problem());
            assertEquals(
                    invokeId == null ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(invokeId)),
                    reject.invokeId());
            assertEquals("begin no context Invoke 0 Reject", user.next());
            assertEquals(1, stack.counters().mended());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a2040202012c", "a3070202012c020100"})
    void anAnswerToAnInvokeIdOutOfRangeEndsNothing(String component) throws Exception {
        try (TcapSwitch ssp = connect()) {
            ssp.send(TcapSwitch.begin("01020304", TcapSwitch.invoke(1, 0)));
            TcapMessage.Continue answer = assertInstanceOf(TcapMessage.Continue.class, ssp.receive());
            String portion = "6c" + String.format("%02x", component.length() / 2) + component;
            String ids = "480401020304" + "4904" + answer.originating();
            ssp.send(Octets.fromHex(
                    "65" + String.format("%02x", (ids.length() + portion.length()) / 2) + ids + portion));

            TcapMessage.End end = assertInstanceOf(TcapMessage.End.class, ssp.receive());
            assertInstanceOf(Component.Reject.class, end.components().getFirst());
            awaitDialogues(0);
        }
    }

    @Test
    void aDialoguePortionThatCannotBeReadEndsTheDialogueOnBothSides() throws Exception {
        try (TcapSwitch ssp = connect()) {
            ssp.send(Octets.fromHex("620c480401020304" + "6b04a0022800"));
            TcapMessage.Abort refused = assertInstanceOf(TcapMessage.Abort.class, ssp.receive());
            assertEquals("01020304", refused.destination().toString());

            ssp.send(TcapSwitch.begin("01020304", TcapSwitch.invoke(1, 0)));
            TcapMessage.Continue answer = assertInstanceOf(TcapMessage.Continue.class, ssp.receive());
            assertEquals("begin [0, 4, 0, 1, 1, 1, 0, 0] Invoke 0", user.next());
            ssp.send(Octets.fromHex("6512480401020304" + "4904" + answer.originating() + "6b04a0022800"));
            assertInstanceOf(TcapMessage.Abort.class, ssp.receive());
            assertEquals("provider abort AbnormalDialogue", user.next());
            assertEquals("released", user.next());
            awaitDialogues(0);
        }
    }

    /** The peer has forgotten the dialogue, and nothing more comes of it. */
    @ParameterizedTest
    @CsvSource({
        // Causes that Q.773 does not name, and an ABRT of nobody.
        "4a0163, provider abort AbnormalDialogue",
        "4a0105, provider abort AbnormalDialogue",
        "6b122810060700118605010101a0056403800109, provider abort AbnormalDialogue",
        // User information that is empty, is none, or has an empty object identifier.
        "6b142812060700118605010101a0076405800100be00, user abort",
        "6b162814060700118605010101a0096407800100be020500, user abort",
        "6b182816060700118605010101a00b6409800100be0428020500, user abort",
        "6b1a2818060700118605010101a00d640b800100be0628040600a000, user abort",
    })
    void anAbortEndsItsDialogueWhateverElseItSays(String portion, String heard) throws Exception {
        try (TcapSwitch ssp = connect()) {
            ssp.send(TcapSwitch.begin("01020304", TcapSwitch.invoke(1, 0)));
            TcapMessage.Continue answer = assertInstanceOf(TcapMessage.Continue.class, ssp.receive());
            assertEquals("begin [0, 4, 0, 1, 1, 1, 0, 0] Invoke 0", user.next());

            String contents = "4904" + answer.originating() + portion;
            ssp.send(Octets.fromHex("67" + String.format("%02x", contents.length() / 2) + contents));

            assertEquals(heard, user.next());
            assertEquals("released", user.next());
            awaitDialogues(0);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"be020500", "be0428020500", "be00", "be0628040600a000"})
    void aCallBeginsWhateverItsUserInformationIs(String information) throws Exception {
        try (TcapSwitch ssp = connect()) {
            int more = information.length() / 2;
            String portion = String.format(
                    "6b%02x28%02x060700118605010101a0%02x60%02xa109060704000101010000%s",
                    26 + more, 24 + more, 13 + more, 11 + more, information);
            String contents = "480401020304" + portion + "6c0aa1080201010201003000";
            ssp.send(Octets.fromHex("62" + String.format("%02x", contents.length() / 2) + contents));

            assertInstanceOf(TcapMessage.Continue.class, ssp.receive());
            assertEquals("begin [0, 4, 0, 1, 1, 1, 0, 0] Invoke 0", user.next());
        }
    }

    /** An AARE with a result, or a diagnostic, that Q.773 does not name. */
    @ParameterizedTest
    @ValueSource(strings = {"a203020105a305a103020100", "a203020100a305a103020109"})
    void anAnswerToADialogueThatSaysNothingKnownEndsItOnBothSides(String result) throws Exception {
        try (TcapSwitch ssp = connect()) {
            ssp.send(TcapSwitch.begin("01020304", TcapSwitch.invoke(1, 0)));
            TcapMessage.Continue answer = assertInstanceOf(TcapMessage.Continue.class, ssp.receive());
            assertEquals("begin [0, 4, 0, 1, 1, 1, 0, 0] Invoke 0", user.next());

            String portion = "6b262824060700118605010101a0196117a109060704000101010000" + result;
            String contents = "480401020304" + "4904" + answer.originating() + portion;
            ssp.send(Octets.fromHex("65" + String.format("%02x", contents.length() / 2) + contents));

            assertInstanceOf(TcapMessage.Abort.class, ssp.receive());
            assertEquals("provider abort AbnormalDialogue", user.next());
            assertEquals("released", user.next());
            awaitDialogues(0);
        }
    }

    @Test
    void aFaultInTheUserEndsItsDialogueAndNoOther() throws Exception {
        try (TcapSwitch ssp = connect()) {
            ssp.send(TcapSwitch.begin("01", TcapSwitch.invoke(1, (int) AnsweringUser.POISON)));

            TcapMessage.Abort abort = assertInstanceOf(TcapMessage.Abort.class, ssp.receive());
            assertEquals("01", abort.destination().toString());
            awaitDialogues(0);
            assertEquals(1, stack.counters().userFaults());
            ssp.converse(8);
        }
    }
}
