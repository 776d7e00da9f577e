package org.tollbridge.adapter.stack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.restcomm.protocols.ss7.tcap.api.TCAPSendException;
import org.restcomm.protocols.ss7.tcap.api.tc.dialog.Dialog;
import org.tollbridge.adapter.m3ua.RawSwitch;
import org.tollbridge.adapter.sccp.PartyAddress;
import org.tollbridge.adapter.sccp.SccpCounter;
import org.tollbridge.adapter.sccp.SccpSettings;
import org.tollbridge.adapter.sccp.TranslationRule;
import org.tollbridge.wire.Octets;
import org.tollbridge.wire.m3ua.MessageType;
import org.tollbridge.wire.m3ua.Parameter;
import org.tollbridge.wire.sccp.GlobalTitle;
import org.tollbridge.wire.sccp.ManagementCodec;
import org.tollbridge.wire.sccp.ManagementMessage;
import org.tollbridge.wire.sccp.OptionalParameter;
import org.tollbridge.wire.sccp.PointCodeLength;
import org.tollbridge.wire.sccp.ProtocolClass;
import org.tollbridge.wire.sccp.ReturnCause;
import org.tollbridge.wire.sccp.SccpAddress;
import org.tollbridge.wire.sccp.SccpEncoder;
import org.tollbridge.wire.sccp.SccpMessage;
import org.tollbridge.wire.sccp.Segmentation;
import org.tollbridge.wire.tcap.TcapEncoder;
import org.tollbridge.wire.tcap.TcapMessage;
import org.tollbridge.wire.tcap.TransactionId;

/** SCCP under TCAP, over TCP: management, addresses, and what comes back. */
@Timeout(60)
class SccpInStackIT extends StackFixture {

    @Override
    SccpSettings sccp() {
        return SccpSettings.defaults()
                .withTranslations(
                        TranslationRule.of("86139", 2), TranslationRule.of("86755", 1), TranslationRule.of("8610", 1));
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
    void aCalledGlobalTitleThatMeansUsIsAnsweredFromIt() throws Exception {
        try (TcapSwitch ssp = connect()) {
            SccpAddress ours = SccpAddress.ofGlobalTitle(GlobalTitle.e164("8613900000", 4), 106);
            ssp.send(ours, SccpAddress.ofSubsystem(1, 146), false, begin());

            SccpMessage answer = ssp.receiveSccp();
            assertEquals(ours, answer.calling());
            assertEquals(SccpAddress.ofSubsystem(1, 146), answer.called());
        }
    }

    @Test
    void anAnswerToACallingGlobalTitleGoesWhereItTranslatesTo() throws Exception {
        try (TcapSwitch ssp = connect()) {
            GlobalTitle theirs = GlobalTitle.e164("86755001", 4);
            ssp.send(SccpAddress.ofSubsystem(2, 106), SccpAddress.ofGlobalTitle(theirs, 146), false, begin());

            SccpMessage answer = ssp.receiveSccp();
            assertEquals(OptionalInt.of(1), answer.called().pointCode());
            assertEquals(OptionalInt.of(146), answer.called().subsystemNumber());
            assertEquals(Optional.empty(), answer.called().globalTitle());
        }
    }

    @Test
    void aGlobalTitleWithoutTranslationComesBack() throws Exception {
        try (TcapSwitch ssp = connect()) {
            SccpAddress nobody = SccpAddress.ofGlobalTitle(GlobalTitle.e164("44", 4), 106);
            ssp.send(nobody, SccpAddress.ofSubsystem(1, 146), true, begin());

            SccpMessage.UnitdataService back = assertInstanceOf(SccpMessage.UnitdataService.class, ssp.receiveSccp());
            assertEquals(ReturnCause.NO_TRANSLATION, back.cause());
            assertEquals(SccpAddress.ofSubsystem(1, 146), back.called());
            assertEquals(nobody, back.calling());
            assertEquals(begin(), back.data());
            assertEquals(1L, stack.sccpCounters().get(SccpCounter.NO_TRANSLATION));
        }
    }

    @Test
    void aBeginFromAGlobalTitleWithoutTranslationOpensNoDialogue() throws Exception {
        try (TcapSwitch ssp = connect()) {
            SccpAddress nobody = SccpAddress.ofGlobalTitle(GlobalTitle.e164("44", 4), 106);
            ssp.send(SccpAddress.ofSubsystem(2, 106), nobody, true, begin());

            ssp.converse(9);
            awaitDialogues(0);
            assertEquals(1, stack.counters().unanswerable());
        }
    }

    @Test
    void aBeginInSegmentsIsAnswered() throws Exception {
        try (TcapSwitch ssp = connect()) {
            Octets whole = begin();
            for (int i = 0; i < 2; i++) {
                ssp.raw()
                        .sendData(
                                1,
                                2,
                                5,
                                new SccpEncoder(PointCodeLength.BITS_14)
                                        .encode(new SccpMessage.ExtendedUnitdata(
                                                ProtocolClass.CLASS_0,
                                                15,
                                                SccpAddress.ofSubsystem(2, 106),
                                                SccpAddress.ofSubsystem(1, 146),
                                                i == 0 ? whole.slice(0, 20) : whole.slice(20),
                                                List.of(OptionalParameter.of(
                                                        new Segmentation(i == 0, 0, 1 - i, 77))))));
            }
            assertInstanceOf(TcapMessage.Continue.class, ssp.receive());
            assertEquals(1L, stack.sccpCounters().get(SccpCounter.REASSEMBLED));
        }
    }

    @Test
    void whatComesBackIsTakenAsANoticeOfItsDialogue() throws Exception {
        try (TcapSwitch ssp = connect()) {
            ssp.send(TcapSwitch.begin("01", TcapSwitch.invoke(1, 0)));
            SccpMessage sent = ssp.receiveSccp();
            assertEquals("begin [0, 4, 0, 1, 1, 1, 0, 0] Invoke 0", user.next());
            // The first segment of it is enough.
            ssp.raw()
                    .sendData(
                            1,
                            2,
                            5,
                            new SccpEncoder(PointCodeLength.BITS_14)
                                    .encode(new SccpMessage.UnitdataService(
                                            ReturnCause.SUBSYSTEM_FAILURE,
                                            SccpAddress.ofSubsystem(2, 106),
                                            SccpAddress.ofSubsystem(1, 146),
                                            sent.data().slice(0, 12))));
            assertEquals("notice", user.next());
            assertEquals(1, stack.counters().returned());
        }
    }

    @Test
    void whatComesBackOfNoDialogueHarmsNothing() throws Exception {
        try (TcapSwitch ssp = connect()) {
            for (String data :
                    List.of("", "62", "6280", "620448ff", "6406490401020304", "656548040102", "ffffffffff")) {
                ssp.raw()
                        .sendData(
                                1,
                                2,
                                5,
                                new SccpEncoder(PointCodeLength.BITS_14)
                                        .encode(new SccpMessage.UnitdataService(
                                                ReturnCause.SUBSYSTEM_FAILURE,
                                                SccpAddress.ofSubsystem(2, 106),
                                                SccpAddress.ofSubsystem(1, 146),
                                                Octets.fromHex(data))));
            }
            ssp.converse(3);
            assertEquals(7, stack.counters().returned());
        }
    }

    @Test
    void aProhibitedSubsystemIsNotSentToUntilItIsAllowed() throws Exception {
        ManagementCodec codec = new ManagementCodec(PointCodeLength.BITS_14);
        try (TcapSwitch ssp = connect()) {
            ssp.send(1, codec.encode(ManagementMessage.of(ManagementMessage.Type.SSP, 146, 1)));
            ssp.send(TcapSwitch.begin("01", TcapSwitch.invoke(1, 0)));
            awaitCount(() -> stack.counters().unanswerable(), 1);

            ssp.send(1, codec.encode(ManagementMessage.of(ManagementMessage.Type.SSA, 146, 1)));
            ssp.send(TcapSwitch.begin("02", TcapSwitch.invoke(1, 0)));
            assertInstanceOf(TcapMessage.Continue.class, ssp.receive());
        }
    }

    private static void awaitCount(LongSupplier count, long wanted) {
        long limit = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (count.getAsLong() != wanted) {
            assertTrue(System.nanoTime() < limit, "count: " + count.getAsLong());
            Thread.onSpinWait();
        }
    }

    private static Octets begin() {
        return new TcapEncoder().encode(TcapSwitch.begin("01020304", TcapSwitch.invoke(1, 0)));
    }

    /** Q.704 has four bits for it; what a switch begins is answered by its own. */
    @Test
    void whatStartsHereHasALinkSelectionOfFourBits() throws Exception {
        try (RawSwitch ssp = new RawSwitch(stack.addresses().getFirst()).activate(100)) {
            PartyAddress own = new PartyAddress(SccpAddress.ofSubsystem(2, 106));
            PartyAddress theirs = new PartyAddress(SccpAddress.ofSubsystem(1, 146));
            Set<Integer> begun = new TreeSet<>();
            Set<Integer> adopted = new TreeSet<>();
            for (int i = 0; i < 40; i++) {
                Dialog dialog = stack.provider().getNewDialog(own, theirs);
                dialog.send(stack.provider().getDialogPrimitiveFactory().createBegin(dialog));
                begun.add(sls(ssp));
                assertTrue(stack.lostTransactions()
                        .send(
                                new LostTransactions.Transaction(i, TransactionId.of(7), 1, true, theirs, own),
                                new TcapMessage.End(TransactionId.of(7), Optional.empty(), List.of())));
                adopted.add(sls(ssp));
            }
            Set<Integer> all = IntStream.range(0, 16).boxed().collect(Collectors.toSet());
            assertEquals(all, begun);
            assertEquals(all, adopted);
        }
    }

    private static int sls(RawSwitch ssp) throws IOException {
        return ssp.expect(MessageType.DATA)
                .require(Parameter.ProtocolData.class)
                .sls();
    }

    @Test
    void whatCannotBeSentIsToldToTheUser() throws Exception {
        try (TcapSwitch ssp = connect()) {
            ssp.send(TcapSwitch.begin("01", TcapSwitch.invoke(1, 0)));
            assertInstanceOf(TcapMessage.Continue.class, ssp.receive());
        }
        awaitUnreachable();

        Dialog dialog = stack.provider()
                .getNewDialog(
                        new PartyAddress(SccpAddress.ofSubsystem(2, 106)),
                        new PartyAddress(SccpAddress.ofSubsystem(1, 146)));
        try {
            dialog.send(stack.provider().getDialogPrimitiveFactory().createBegin(dialog));
            throw new AssertionError("it went out to a switch that is not there");
        } catch (TCAPSendException e) {
            assertEquals("Failed to send TC-Begin message: switch 1 is not reachable", e.getMessage());
        }
        assertEquals(1, stack.counters().unsent());
    }
}
