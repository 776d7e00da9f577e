package org.tollbridge.adapter.stack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tollbridge.wire.Octets;
import org.tollbridge.wire.sccp.SccpAddress;
import org.tollbridge.wire.sccp.SccpMessage;
import org.tollbridge.wire.tcap.DialoguePortion;
import org.tollbridge.wire.tcap.PAbortCause;
import org.tollbridge.wire.tcap.TcapDecoder;
import org.tollbridge.wire.tcap.TcapMessage;
import org.tollbridge.wire.tcap.TransactionId;

/** TCAP dialogues through the whole stack, over TCP. */
@Timeout(60)
class SignallingStackIT extends StackFixture {

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
    void nothingIsLeftInFiles() throws Exception {
        Path here = Path.of("").toAbsolutePath();
        try (TcapSwitch ssp = connect()) {
            ssp.converse(1);
        }
        stack.close();
        for (Path folder : List.of(here, Path.of(System.getProperty("java.io.tmpdir")))) {
            try (Stream<Path> files = Files.list(folder)) {
                // jSS7 names what it keeps after the stack: tollbridge_management.xml and the like.
                assertFalse(files.map(file -> file.getFileName().toString())
                        .anyMatch(name -> name.startsWith("tollbridge") && name.endsWith(".xml")));
            }
        }
    }
}
