package org.tollbridge.adapter.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.tollbridge.adapter.dialect.DialectFiles;
import org.tollbridge.service.call.ArmedEvent;
import org.tollbridge.service.call.BcsmEvent;
import org.tollbridge.service.call.CallEvent;
import org.tollbridge.service.call.Instruction;
import org.tollbridge.service.call.Leg;
import org.tollbridge.service.call.MonitorMode;
import org.tollbridge.service.call.SwitchProfile.Charging;
import org.tollbridge.service.call.SwitchProfile.Ending;
import org.tollbridge.service.number.NatureOfAddress;
import org.tollbridge.service.number.PartyNumber;
import org.tollbridge.service.port.SwitchDialogue;
import org.tollbridge.wire.Octets;
import org.tollbridge.wire.sccp.SccpAddress;
import org.tollbridge.wire.sccp.SccpMessage;
import org.tollbridge.wire.sccp.Segmentation;
import org.tollbridge.wire.tcap.Component;
import org.tollbridge.wire.tcap.TcapDecoder;
import org.tollbridge.wire.tcap.TcapMessage;
import org.tollbridge.wire.tcap.TransactionId;

/** A call from its InitialDP to its end, over jSS7's TCAP. */
class CallDialogueTest extends DialogueFixture {
    private static final int ONE_UNITDATA = 254;
    private static final CallEvent ANSWER =
            new CallEvent.Reported(BcsmEvent.ANSWER, Leg.CALLED, false, OptionalInt.empty());
    private static final CallEvent IS_BUSY =
            new CallEvent.Reported(BcsmEvent.CALLED_PARTY_BUSY, Leg.CALLED, true, OptionalInt.of(17));

    @Test
    void theOfferSaysWhatTheSwitchAsks() throws Exception {
        ScriptedGate gate = ScriptedGate.answering(CONTINUE);
        open(gate);
        begin();
        assertEquals(
                new CallEvent.Offered(
                        42,
                        new PartyNumber(NatureOfAddress.NATIONAL, "8005551234"),
                        Optional.of(new PartyNumber(NatureOfAddress.NATIONAL, "441234567")),
                        OptionalInt.of(10),
                        Optional.empty(),
                        false),
                gate.hear());
        assertEquals("ssp1", gate.dialogue().profile().name());
        assertEquals(1, translator().counters().get(DialogueCounter.CALLS_OFFERED));
        assertEquals(1, translator().openDialogues());
    }

    /** Components as in the vectors requestReportBCSMEvent-1 and the like, invoke identifiers counted on. */
    @Test
    void oneStepIsOneMessageInTheOrderOfItsInstructions() throws Exception {
        Instruction arm = new Instruction.RequestReports(
                List.of(new ArmedEvent(BcsmEvent.ANSWER, Leg.CALLED, MonitorMode.NOTIFY_AND_CONTINUE)));
        open(ScriptedGate.answering(
                arm,
                new Instruction.RequestInformation(),
                FURNISH,
                new Instruction.SendCharging(DialectFiles.call()),
                CONNECT));
        line().say(Say.beginWithoutContext(Say.initialDp(1)));
        Octets heard = line().hearOctets();
        TransactionId node = ((TcapMessage.Continue) TcapDecoder.decode(heard)).originating();
        String components = "a117" + "020101" + "020117" + "300fa00d300b800107810101a203800102"
                + "a116" + "020102" + "02012d" + "300ea00c0a01000a01010a01020a011e"
                + "a109" + "020103" + "020122" + "040101"
                + "a114" + "020104" + "02012e" + "300c8005a003800101a103800101"
                + "a11c" + "020105" + "020114" + "3014a009040703100850552143860703100880012143";
        String portions = "4804" + node + "4904" + Say.SWITCH + "6c70" + components;
        assertEquals("657e" + portions, heard.toHex());
    }

    @Test
    void laterStepsCountTheInvokeIdentifiersOn() throws Exception {
        ScriptedGate gate = new ScriptedGate(event -> List.of(FURNISH, CONTINUE));
        open(gate);
        line().say(Say.beginWithoutContext(Say.initialDp(1)));
        TcapMessage.Continue first = line().hear(TcapMessage.Continue.class);
        assertEquals(List.of(1, 2), invokeIds(first.components()));
        line().say(Say.proceed(first.originating(), Say.invoke(1, EVENT_REPORT, ANSWERED)));
        assertEquals(List.of(3, 4), invokeIds(hear()));
    }

    @Test
    void invokeIdentifiersGoRoundAfter127() throws Exception {
        ScriptedGate gate = ScriptedGate.answering(CONTINUE);
        open(gate);
        begin();
        SwitchDialogue dialogue = gate.dialogue();
        for (int i = 2; i <= 300; i++) {
            assertTrue(dialogue.send(List.of(FURNISH)));
            assertEquals(List.of((i - 1) % 127 + 1), invokeIds(hear()));
        }
    }

    @Test
    void eventsOfOneMessageComeInItsOrder() throws Exception {
        ScriptedGate gate = ScriptedGate.answering(CONTINUE);
        open(gate);
        TransactionId node = begin();
        gate.hear();
        line().say(Say.proceed(
                node,
                Say.invoke(2, CHARGING_REPORT, CHARGED),
                Say.invoke(3, EVENT_REPORT, ANSWERED),
                Say.invoke(4, EVENT_REPORT, BUSY)));
        assertEquals(new CallEvent.ChargingReported("a0038001ff"), gate.hear());
        assertEquals(ANSWER, gate.hear());
        assertEquals(IS_BUSY, gate.hear());
    }

    @Test
    void aSwitchMayUseOneInvokeIdentifierAgainAndAgain() throws Exception {
        ScriptedGate gate = ScriptedGate.answering(CONTINUE);
        open(gate);
        TransactionId node = begin();
        gate.hear();
        for (int i = 0; i < 3; i++) {
            line().say(Say.proceed(node, Say.invoke(1, EVENT_REPORT, ANSWERED)));
            assertEquals(ANSWER, gate.hear());
        }
        assertTrue(line().isSilent());
    }

    @Test
    void callInformationIsReported() throws Exception {
        ScriptedGate gate = ScriptedGate.answering(CONTINUE);
        open(gate);
        TransactionId node = begin();
        gate.hear();
        // Argument of vector callInformationReport-1.
        line().say(Say.proceed(
                node, Say.invoke(2, 44, "3022a0203008800100a1038001053009800102a104820204b0300980011ea1049e028090")));
        CallEvent.InformationReported reported = (CallEvent.InformationReported) gate.hear();
        assertEquals(OptionalInt.of(120), reported.information().connectedSeconds());
    }

    @Test
    void whatTheSwitchsEndBringsIsToldBeforeTheEnd() throws Exception {
        ScriptedGate gate = new ScriptedGate(event ->
                event instanceof CallEvent.DialogueEnded ? List.<Instruction>of() : List.of(FURNISH, CONTINUE));
        open(gate);
        TransactionId node = begin();
        assertTrue(gate.sent());
        gate.hear();
        line().say(Say.end(node, Say.invoke(2, EVENT_REPORT, ABANDONED), Say.invoke(3, CHARGING_REPORT, CHARGED)));
        assertEquals(new CallEvent.Reported(BcsmEvent.ABANDON, Leg.CALLING, false, OptionalInt.empty()), gate.hear());
        assertEquals(new CallEvent.ChargingReported("a0038001ff"), gate.hear());
        assertEquals(new CallEvent.DialogueEnded(), gate.hear());
        assertClosed();
        // Steps on the way were not failures, though nothing can be said to the switch any more.
        assertTrue(gate.sent());
        assertTrue(gate.sent());
        assertTrue(line().isSilent());
        assertTrue(gate.isSilent());
    }

    @Test
    void nothingIsSentAfterTheEnd() throws Exception {
        ScriptedGate gate = ScriptedGate.answering(CONTINUE);
        open(gate);
        TransactionId node = begin();
        gate.hear();
        line().say(Say.end(node));
        assertEquals(new CallEvent.DialogueEnded(), gate.hear());
        assertClosed();
        SwitchDialogue dialogue = gate.dialogue();
        // No failure: what became of the dialogue was told by the event.
        assertTrue(dialogue.send(List.of(CONTINUE)));
        dialogue.abort();
        assertTrue(line().isSilent());
        assertTrue(gate.isSilent());
    }

    @Test
    void nothingIsSentAfterAnEndOfOnesOwn() throws Exception {
        ScriptedGate gate = ScriptedGate.answering(CONTINUE, END);
        open(gate);
        line().say(Say.beginWithoutContext(Say.initialDp(1)));
        assertEquals(
                List.of(Say.invoke(1, 31, "")),
                line().hear(TcapMessage.End.class).components());
        SwitchDialogue dialogue = gate.dialogue();
        assertFalse(dialogue.send(List.of(CONTINUE)));
        dialogue.abort();
        assertTrue(line().isSilent());
    }

    @Test
    void aBasicEndIsSent() throws Exception {
        ScriptedGate gate = ScriptedGate.answering(CONTINUE);
        open(gate);
        begin();
        assertTrue(gate.dialogue().send(List.of(END)));
        assertEquals(new TcapMessage.End(Say.SWITCH, Optional.empty(), List.of()), line().hear(TcapMessage.End.class));
        assertClosed();
        gate.hear();
        assertTrue(gate.isSilent(), "the end that one asked for oneself is no event");
    }

    @Test
    void aPrearrangedEndSaysNothing() throws Exception {
        ScriptedGate gate = ScriptedGate.answering(CONTINUE);
        open(gate, Switches.with(Charging.FURNISH_AND_SEND, Ending.PREARRANGED));
        TransactionId node = begin();
        assertTrue(gate.dialogue().send(List.of(END)));
        assertClosed();
        assertTrue(line().isSilent());
        // The transaction is unknown now.
        line().say(Say.proceed(node, Say.invoke(2, EVENT_REPORT, ANSWERED)));
        assertEquals(
                Optional.of(1), line().hear(TcapMessage.Abort.class).cause().map(cause -> cause.code()));
    }

    @Test
    void whatIsLeftToSayGoesOutInABasicEndEverywhere() throws Exception {
        ScriptedGate gate = ScriptedGate.answering(new Instruction.Release(17), END);
        open(gate, Switches.with(Charging.FURNISH_AND_SEND, Ending.PREARRANGED));
        line().say(Say.beginWithoutContext(Say.initialDp(1)));
        assertEquals(
                new TcapMessage.End(Say.SWITCH, Optional.empty(), List.of(Say.invoke(1, 22, "04028091"))),
                line().hear(TcapMessage.End.class));
        assertClosed();
    }

    @Test
    void aRefusedOfferIsReleasedWithTheConfiguredCause() throws Exception {
        open((dialogue, call) -> Optional.empty());
        line().say(Say.begin(Say.initialDp(1)));
        TcapMessage.End end = line().hear(TcapMessage.End.class);
        assertEquals(List.of(Say.invoke(1, 22, "040282aa")), end.components());
        assertTrue(end.dialogue().isPresent());
        assertClosed();
        assertEquals(1, translator().counters().get(DialogueCounter.CALLS_REFUSED));
    }

    @Test
    void aFaultOfTheGateReleasesItsCall() throws Exception {
        open((dialogue, call) -> {
            throw new IllegalStateException("planted");
        });
        line().say(Say.begin(Say.initialDp(1)));
        assertEquals(List.of(Say.invoke(1, 22, "040282a9")), hear());
        assertClosed();
    }

    @Test
    void aFaultInTakingAnEventCostsNoOther() throws Exception {
        ScriptedGate gate = new ScriptedGate(event -> {
            if (event.equals(ANSWER)) {
                throw new IllegalStateException("planted");
            }
            return List.of(CONTINUE);
        });
        open(gate);
        TransactionId node = begin();
        gate.hear();
        line().say(Say.proceed(node, Say.invoke(2, EVENT_REPORT, ANSWERED), Say.invoke(3, EVENT_REPORT, BUSY)));
        assertEquals(ANSWER, gate.hear());
        assertEquals(IS_BUSY, gate.hear());
        assertEquals(List.of(2), invokeIds(hear()));
    }

    @Test
    void factsThatDoNotFitTheDialectReleaseTheCaller() throws Exception {
        ScriptedGate gate = ScriptedGate.answering(FURNISH, CONNECT);
        open(gate, Switches.with(Switches.dialect("furnishCharging: {layout: {bcd: destination, digits: 4}}")));
        line().say(Say.beginWithoutContext(Say.initialDp(1)));
        assertEquals(
                new TcapMessage.End(Say.SWITCH, Optional.empty(), List.of(Say.invoke(1, 22, "040282aa"))),
                line().hear(TcapMessage.End.class));
        assertFalse(gate.sent());
        assertClosed();
        assertEquals(1, translator().counters().get(DialogueCounter.NOT_SENT));
    }

    @Test
    void aTriggerOfTheTerminatingHalfArmsItsOwnEvents() throws Exception {
        open(ScriptedGate.answering(new Instruction.RequestReports(
                List.of(new ArmedEvent(BcsmEvent.ANSWER, Leg.CALLED, MonitorMode.NOTIFY_AND_CONTINUE)))));
        line().say(Say.beginWithoutContext(Say.invoke(1, 0, "300f80012a8207031008505521439c010c")));
        assertEquals(List.of(Say.invoke(1, 23, "300fa00d300b80010f810101a203800102")), hear());
    }

    /** The detection points, numbers and operations that service logic uses at most; a forward has no dialogue portion. */
    @Test
    void withTheDefaultDialectTheLongestAnswersFitOneUnitdata() throws Exception {
        PartyNumber mobile = new PartyNumber(NatureOfAddress.INTERNATIONAL, "8613812345678");
        PartyNumber service = new PartyNumber(NatureOfAddress.NATIONAL, "4008101234");
        Instruction arm = new Instruction.RequestReports(List.of(
                new ArmedEvent(BcsmEvent.ROUTE_SELECT_FAILURE, Leg.CALLED, MonitorMode.INTERRUPTED),
                new ArmedEvent(BcsmEvent.CALLED_PARTY_BUSY, Leg.CALLED, MonitorMode.INTERRUPTED),
                new ArmedEvent(BcsmEvent.NO_ANSWER, Leg.CALLED, MonitorMode.INTERRUPTED, OptionalInt.of(120)),
                new ArmedEvent(BcsmEvent.ANSWER, Leg.CALLED, MonitorMode.NOTIFY_AND_CONTINUE),
                new ArmedEvent(BcsmEvent.ABANDON, Leg.CALLING, MonitorMode.NOTIFY_AND_CONTINUE),
                new ArmedEvent(BcsmEvent.DISCONNECT, Leg.CALLING, MonitorMode.NOTIFY_AND_CONTINUE),
                new ArmedEvent(BcsmEvent.DISCONNECT, Leg.CALLED, MonitorMode.NOTIFY_AND_CONTINUE)));
        Instruction send = new Instruction.SendCharging(DialectFiles.call());
        Instruction forward = new Instruction.Connect(
                mobile,
                service,
                Optional.of(new Instruction.Redirection(mobile, Instruction.RedirectionReason.USER_BUSY, 3, 0)),
                Optional.empty());
        ScriptedGate gate = ScriptedGate.answering(
                arm, FURNISH, send, new Instruction.Connect(mobile, service, Optional.empty(), Optional.empty()));
        open(gate, Switches.with(DialectFiles.load("default")));
        line().say(Say.begin(Say.initialDp(1)));
        int first = line().hearOctets().length();
        assertTrue(first > 200 && first <= ONE_UNITDATA, () -> "first answer of " + first + " octets");
        gate.dialogue().send(List.of(arm, FURNISH, send, forward));
        int second = line().hearOctets().length();
        assertTrue(second > 200 && second <= ONE_UNITDATA, () -> "forward of " + second + " octets");
    }

    @Test
    void aMessageTooLongForOneUnitdataGoesInSegments() throws Exception {
        String long200 = "ab".repeat(200);
        ScriptedGate gate = ScriptedGate.answering(FURNISH, FURNISH);
        open(
                gate,
                Switches.with(
                        Switches.dialect("furnishCharging: {limit: 255, layout: {literal: \"" + long200 + "\"}}")));
        line().say(Say.beginWithoutContext(Say.initialDp(1)));
        SccpMessage first = line().hearSccp();
        SccpMessage second = line().hearSccp();
        int reference = first.segmentation().orElseThrow().localReference();
        assertEquals(Optional.of(new Segmentation(true, 1, 1, reference)), first.segmentation());
        assertEquals(Optional.of(new Segmentation(false, 1, 0, reference)), second.segmentation());
        Octets whole = Octets.concat(List.of(first.data(), second.data()));
        TcapMessage message = (TcapMessage) TcapDecoder.decode(whole);
        String argument = "0481c8" + long200;
        assertEquals(List.of(Say.invoke(1, 34, argument), Say.invoke(2, 34, argument)), message.components());
    }

    @Test
    void answersComeFromTheAddressThatWasCalled() throws Exception {
        open(ScriptedGate.answering(CONTINUE));
        line().say(Say.begin(Say.initialDp(1)));
        SccpMessage answer = line().hearSccp();
        assertEquals(SccpAddress.ofSubsystem(Line.NODE, Line.SUBSYSTEM), answer.calling());
        assertEquals(SccpAddress.ofSubsystem(Switches.POINT_CODE, Line.SUBSYSTEM), answer.called());
    }

    @Test
    void manyCallsAreKeptApart() throws Exception {
        ScriptedGate gate = ScriptedGate.answering(CONTINUE);
        open(gate);
        Set<TransactionId> nodes = IntStream.range(0, 50)
                .mapToObj(i -> {
                    try {
                        return begin();
                    } catch (InterruptedException interrupted) {
                        throw new AssertionError(interrupted);
                    }
                })
                .collect(Collectors.toSet());
        assertEquals(50, nodes.size());
        assertEquals(50, translator().openDialogues());
        for (TransactionId node : nodes) {
            line().say(Say.end(node));
        }
        assertClosed();
    }

    private static List<Integer> invokeIds(List<Component> components) {
        return components.stream()
                .map(component -> ((Component.Invoke) component).invokeId())
                .toList();
    }
}
