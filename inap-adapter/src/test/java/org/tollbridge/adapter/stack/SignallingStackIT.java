package org.tollbridge.adapter.stack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.restcomm.protocols.ss7.indicator.RoutingIndicator;
import org.restcomm.protocols.ss7.sccp.impl.parameter.SccpAddressImpl;
import org.restcomm.protocols.ss7.tcap.api.TCAPSendException;
import org.tollbridge.adapter.m3ua.M3uaSettings;
import org.tollbridge.adapter.m3ua.SwitchSettings;
import org.tollbridge.wire.Octets;
import org.tollbridge.wire.sccp.ManagementCodec;
import org.tollbridge.wire.sccp.ManagementMessage;
import org.tollbridge.wire.sccp.PointCodeLength;
import org.tollbridge.wire.sccp.ProtocolClass;
import org.tollbridge.wire.sccp.SccpAddress;
import org.tollbridge.wire.sccp.SccpEncoder;
import org.tollbridge.wire.sccp.SccpMessage;
import org.tollbridge.wire.tcap.Component;
import org.tollbridge.wire.tcap.DialoguePortion;
import org.tollbridge.wire.tcap.PAbortCause;
import org.tollbridge.wire.tcap.Problem;
import org.tollbridge.wire.tcap.TcapDecoder;
import org.tollbridge.wire.tcap.TcapEncoder;
import org.tollbridge.wire.tcap.TcapMessage;
import org.tollbridge.wire.tcap.TransactionId;
import org.tollbridge.wire.transport.ListenSettings;

/** TCAP dialogues through the whole stack, over TCP. */
@Timeout(60)
class SignallingStackIT {

    private final SignallingStack stack = new SignallingStack(settings(StackSettings.Dialogues.DEFAULT));
    private final AnsweringUser user = new AnsweringUser(stack);

    @BeforeEach
    void start() throws IOException {
        stack.start(user);
    }

    @AfterEach
    void close() {
        stack.close();
    }

    @Test
    void aDialogueIsAnsweredAndEnded() throws Exception {
        try (TcapSwitch ssp = connect()) {
            ssp.send(TcapSwitch.begin("0000abcd", TcapSwitch.invoke(1, 0)));

            SccpMessage sccp = ssp.receiveSccp();
            assertEquals(OptionalInt.of(146), sccp.called().subsystemNumber());
            assertEquals(SccpAddress.ofSubsystem(2, 106), sccp.calling());
            TcapMessage.Continue answer = assertInstanceOf(TcapMessage.Continue.class, TcapDecoder.decode(sccp.data()));
            DialoguePortion.Response accepted = assertInstanceOf(
                    DialoguePortion.Response.class, answer.dialogue().orElseThrow());
            assertEquals(TcapSwitch.CONTEXT, accepted.applicationContext());
            assertTrue(accepted.isAccepted());
            assertEquals("begin [0, 4, 0, 1, 1, 1, 0, 0] Invoke 0", user.next());
            assertEquals(1, stack.dialogues());

            ssp.send(new TcapMessage.Continue(
                    TransactionId.of(0xabcd),
                    answer.originating(),
                    Optional.empty(),
                    List.of(TcapSwitch.invoke(2, 24))));
            assertInstanceOf(TcapMessage.End.class, ssp.receive());
            assertEquals("continue Invoke 24", user.next());
            assertEquals("released", user.next());
            awaitDialogues(0);
            assertEquals(Map.of(1, true), stack.links());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"01", "00", "0001", "ffff", "000001", "7fffff", "00000001", "ffffffff"})
    void transactionIdsOf1To4OctetsComeBackAsTheyWere(String id) throws Exception {
        try (TcapSwitch ssp = connect()) {
            ssp.send(TcapSwitch.begin(id, TcapSwitch.invoke(1, 0)));

            TcapMessage.Continue answer = assertInstanceOf(TcapMessage.Continue.class, ssp.receive());
            assertEquals(id, answer.destination().toString());
        }
    }

    @Test
    void aDialogueWithoutDialoguePortionIsAnsweredWithoutOne() throws Exception {
        try (TcapSwitch ssp = connect()) {
            ssp.send(new TcapMessage.Begin(TransactionId.of(5), Optional.empty(), List.of(TcapSwitch.invoke(1, 0))));

            TcapMessage.Continue answer = assertInstanceOf(TcapMessage.Continue.class, ssp.receive());
            assertEquals(Optional.empty(), answer.dialogue());
            assertEquals("begin no context Invoke 0", user.next());
        }
    }

    @Test
    void componentsComeInTheirOrder() throws Exception {
        try (TcapSwitch ssp = connect()) {
            ssp.send(TcapSwitch.begin(
                    "01", TcapSwitch.invoke(3, 24), TcapSwitch.invoke(1, 36), TcapSwitch.invoke(2, 44)));

            assertEquals("begin [0, 4, 0, 1, 1, 1, 0, 0] Invoke 24 Invoke 36 Invoke 44", user.next());
        }
    }

    @Test
    void anySubsystemOfASwitchIsAnswered() throws Exception {
        try (TcapSwitch ssp = connect()) {
            for (int subsystem = 2; subsystem <= 254; subsystem += 36) {
                SccpMessage begin = new SccpMessage.Unitdata(
                        ProtocolClass.CLASS_0,
                        SccpAddress.ofSubsystem(2, 106),
                        SccpAddress.ofSubsystem(1, subsystem),
                        new TcapEncoder().encode(TcapSwitch.begin("01", TcapSwitch.invoke(1, 0))));
                ssp.raw().sendData(1, 2, 0, new SccpEncoder(PointCodeLength.BITS_14).encode(begin));
                assertEquals(
                        OptionalInt.of(subsystem), ssp.receiveSccp().called().subsystemNumber());
            }
        }
    }

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

    @Test
    void aDialogueThatNoAnswerCouldReachIsNotOpened() throws Exception {
        try (TcapSwitch ssp = connect()) {
            SccpAddress elsewhere = SccpAddress.ofSubsystem(77, 146);
            SccpMessage begin = new SccpMessage.Unitdata(
                    ProtocolClass.CLASS_0,
                    SccpAddress.ofSubsystem(2, 106),
                    elsewhere,
                    new TcapEncoder().encode(TcapSwitch.begin("01", TcapSwitch.invoke(1, 0))));
            ssp.raw().sendData(1, 2, 5, new SccpEncoder(PointCodeLength.BITS_14).encode(begin));

            ssp.converse(9);
            awaitDialogues(0);
            assertEquals(1, stack.counters().unanswerable());
            assertEquals("begin [0, 4, 0, 1, 1, 1, 0, 0] Invoke 0", user.next());
            assertEquals("continue Invoke 24", user.next());
        }
    }

    @Test
    void drainingRefusesNewDialoguesAndLetsOpenOnesEnd() throws Exception {
        try (TcapSwitch ssp = connect()) {
            ssp.send(TcapSwitch.begin("01", TcapSwitch.invoke(1, 0)));
            TcapMessage.Continue answer = assertInstanceOf(TcapMessage.Continue.class, ssp.receive());
            stack.drain();

            ssp.send(TcapSwitch.begin("02", TcapSwitch.invoke(1, 0)));
            TcapMessage.Abort refused = assertInstanceOf(TcapMessage.Abort.class, ssp.receive());
            assertEquals("02", refused.destination().toString());
            assertEquals(Optional.of(PAbortCause.RESOURCE_LIMITATION), refused.cause());
            ssp.send(new TcapMessage.Continue(
                    new TransactionId(Octets.fromHex("01")),
                    answer.originating(),
                    Optional.empty(),
                    List.of(TcapSwitch.invoke(2, 24))));
            assertInstanceOf(TcapMessage.End.class, ssp.receive());
            assertEquals(1, stack.counters().refusedDraining());
        }
    }

    @Test
    void moreDialoguesThanTheMaximumAreRefused() throws Exception {
        stack.close();
        try (SignallingStack small = new SignallingStack(settings(
                        new StackSettings.Dialogues(2, Duration.ofMinutes(1), Duration.ofSeconds(1), 1, 100_000)));
                TcapSwitch ssp = connect(small, new AnsweringUser(small))) {
            for (String id : List.of("01", "02")) {
                ssp.send(TcapSwitch.begin(id, TcapSwitch.invoke(1, 0)));
                assertInstanceOf(TcapMessage.Continue.class, ssp.receive());
            }
            ssp.send(TcapSwitch.begin("03", TcapSwitch.invoke(1, 0)));

            TcapMessage.Abort refused = assertInstanceOf(TcapMessage.Abort.class, ssp.receive());
            assertEquals(Optional.of(PAbortCause.RESOURCE_LIMITATION), refused.cause());
        }
    }

    @Test
    void transactionIdsStayInTheirRange() throws Exception {
        stack.close();
        try (SignallingStack second = new SignallingStack(settings(new StackSettings.Dialogues(
                        100, Duration.ofMinutes(1), Duration.ofSeconds(1), 1_000_000, 1_010_000)));
                TcapSwitch ssp = connect(second, new AnsweringUser(second))) {
            for (int i = 0; i < 50; i++) {
                ssp.send(TcapSwitch.begin("01", TcapSwitch.invoke(1, 0)));
                TcapMessage.Continue answer = assertInstanceOf(TcapMessage.Continue.class, ssp.receive());
                long ours = Long.parseLong(answer.originating().toString(), 16);
                assertTrue(ours >= 1_000_000 && ours <= 1_010_000, "id " + ours);
            }
        }
    }

    @Test
    void operationsAndDialoguesTimeOut() throws Exception {
        stack.close();
        try (SignallingStack quick = new SignallingStack(settings(
                new StackSettings.Dialogues(100, Duration.ofMillis(300), Duration.ofMillis(50), 1, 100_000)))) {
            AnsweringUser quickUser = new AnsweringUser(quick);
            try (TcapSwitch ssp = connect(quick, quickUser)) {
                ssp.send(TcapSwitch.begin("01", TcapSwitch.invoke(1, 0)));
                assertInstanceOf(TcapMessage.Continue.class, ssp.receive());

                assertEquals("begin [0, 4, 0, 1, 1, 1, 0, 0] Invoke 0", quickUser.next());
                assertEquals("invoke timeout", quickUser.next());
                assertEquals("dialog timeout", quickUser.next());
                assertEquals("provider abort AbnormalDialogue", quickUser.next());
                assertEquals("released", quickUser.next());
                assertInstanceOf(TcapMessage.Abort.class, ssp.receive());
            }
        }
    }

    @Test
    void theSubsystemStatusTestIsAnswered() throws Exception {
        try (TcapSwitch ssp = connect()) {
            ManagementCodec codec = new ManagementCodec(PointCodeLength.BITS_14);
            ssp.send(1, codec.encode(ManagementMessage.of(ManagementMessage.Type.SST, 106, 2)));

            SccpMessage answer = ssp.receiveSccp();
            assertEquals(OptionalInt.of(1), answer.called().subsystemNumber());
            assertEquals(ManagementMessage.of(ManagementMessage.Type.SSA, 106, 2), codec.decode(answer.data()));
        }
    }

    @Test
    void aMessageToAnotherSubsystemComesBackIfAskedFor() throws Exception {
        try (TcapSwitch ssp = connect()) {
            ssp.send(200, new TcapEncoder().encode(TcapSwitch.begin("01", TcapSwitch.invoke(1, 0))));

            SccpMessage prohibited = ssp.receiveSccp();
            assertEquals(
                    ManagementMessage.of(ManagementMessage.Type.SSP, 200, 2),
                    new ManagementCodec(PointCodeLength.BITS_14).decode(prohibited.data()));
        }
    }

    @Test
    void whatCannotBeSentIsToldToTheUser() throws Exception {
        try (TcapSwitch ssp = connect()) {
            ssp.send(TcapSwitch.begin("01", TcapSwitch.invoke(1, 0)));
            assertInstanceOf(TcapMessage.Continue.class, ssp.receive());
        }
        awaitUnreachable();

        var dialog = stack.provider()
                .getNewDialog(stack.provider().getStack() == null ? null : address(2, 106), address(1, 146));
        try {
            dialog.send(stack.provider().getDialogPrimitiveFactory().createBegin(dialog));
            throw new AssertionError("it went out to a switch that is not there");
        } catch (TCAPSendException e) {
            assertEquals("Failed to send TC-Begin message: switch 1 is not reachable", e.getMessage());
        }
        assertEquals(1, stack.counters().unsent());
    }

    @Test
    void nothingIsLeftInFiles() throws Exception {
        Path here = Path.of("").toAbsolutePath();
        try (TcapSwitch ssp = connect()) {
            ssp.converse(1);
        }
        stack.close();
        for (Path folder : List.of(here, Path.of(System.getProperty("java.io.tmpdir")))) {
            try (Stream<Path> files = Files.list(folder)) {
                assertFalse(files.anyMatch(file -> file.getFileName().toString().startsWith("tollbridge")
                        && !file.getFileName().toString().endsWith(".lock")));
            }
        }
    }

    private static org.restcomm.protocols.ss7.sccp.parameter.SccpAddress address(int pointCode, int subsystem) {
        return new SccpAddressImpl(RoutingIndicator.ROUTING_BASED_ON_DPC_AND_SSN, null, pointCode, subsystem);
    }

    /** jSS7 releases a dialogue after it has sent the END. */
    private void awaitDialogues(int count) {
        long limit = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (stack.dialogues() != count) {
            assertTrue(System.nanoTime() < limit, "dialogues: " + stack.dialogues());
            Thread.onSpinWait();
        }
    }

    private void awaitUnreachable() {
        long limit = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (!stack.links().equals(Map.of(1, false))) {
            assertTrue(System.nanoTime() < limit, "the link is still up");
            Thread.onSpinWait();
        }
    }

    private TcapSwitch connect() throws IOException {
        return new TcapSwitch(stack.addresses().getFirst());
    }

    private static TcapSwitch connect(SignallingStack to, AnsweringUser as) throws IOException {
        to.start(as);
        return new TcapSwitch(to.addresses().getFirst());
    }

    static StackSettings settings(StackSettings.Dialogues dialogues) {
        M3uaSettings.Node node = new M3uaSettings.Node(2, 2, OptionalLong.empty());
        ListenSettings listen = ListenSettings.tcp(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        return new StackSettings(
                M3uaSettings.serving(node, listen, List.of(SwitchSettings.of(1, 100))), 106, dialogues);
    }
}
