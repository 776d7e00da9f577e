package org.tollbridge.node.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.tollbridge.wire.Octets;
import org.tollbridge.wire.asn1.Variant;
import org.tollbridge.wire.explain.Options;
import org.tollbridge.wire.inap.InitialDp;
import org.tollbridge.wire.isup.IsupNumber;
import org.tollbridge.wire.isup.NatureOfAddress;
import org.tollbridge.wire.isup.NumberFormat;
import org.tollbridge.wire.m3ua.M3uaEncoder;
import org.tollbridge.wire.tcap.Code;
import org.tollbridge.wire.tcap.Component;
import org.tollbridge.wire.tcap.TcapEncoder;
import org.tollbridge.wire.tcap.TcapMessage;
import org.tollbridge.wire.tcap.TransactionId;

class DialogueTracerTest {

    private static final int NODE = 2;
    private static final int SWITCH = 1;
    private static final int OTHER = 3;
    private static final TransactionId THEIRS = TransactionId.of(0x0a01);
    private static final TransactionId OURS = TransactionId.of(7);
    private static final InetSocketAddress PEER = new InetSocketAddress(InetAddress.getLoopbackAddress(), 40_000);
    /** UDT, class 0, from SSN 106 to SSN 106, in front of data of less than 128 octets (as in SccpCodecTest). */
    private static final String UDT = "0900" + "03" + "05" + "07" + "02426a" + "02426a";

    private static Captured message(boolean received, int pointCode, TcapMessage tcap) {
        Octets data = new TcapEncoder().encode(tcap);
        Octets sccp = Octets.fromHex(UDT + String.format("%02x", data.length()) + data.toHex());
        int label = M3uaEncoder.label(3, 2, 0, 5);
        byte[] m3ua = M3uaEncoder.data(
                OptionalLong.empty(),
                OptionalLong.of(100),
                received ? pointCode : NODE,
                received ? NODE : pointCode,
                label,
                sccp.toByteArray());
        return new Captured(Instant.EPOCH, received, PEER, Octets.wrap(m3ua));
    }

    private static TcapMessage begin(TransactionId id, String called) {
        Octets number = IsupNumber.of(NumberFormat.CALLED, NatureOfAddress.NATIONAL, called)
                .toOctets();
        Octets calling = IsupNumber.of(NumberFormat.CALLING, NatureOfAddress.NATIONAL, "1062345678")
                .toOctets();
        InitialDp initialDp = InitialDp.TYPE
                .values()
                .set(InitialDp.SERVICE_KEY, 1L)
                .set(InitialDp.CALLED_PARTY_NUMBER, number)
                .set(InitialDp.CALLING_PARTY_NUMBER, calling)
                .build();
        Component invoke = new Component.Invoke(
                1, OptionalInt.empty(), new Code.Local(0), Optional.of(initialDp.encode(Variant.Q1218)));
        return new TcapMessage.Begin(id, Optional.empty(), List.of(invoke));
    }

    private static TcapMessage going(TransactionId from, TransactionId to) {
        return new TcapMessage.Continue(from, to, Optional.empty(), List.of());
    }

    private static TcapMessage end(TransactionId to) {
        return new TcapMessage.End(to, Optional.empty(), List.of());
    }

    private static DialogueTracer tracer(TraceFilter filter) {
        return new DialogueTracer(filter, Options.DEFAULT, pointCode -> "ssp" + pointCode);
    }

    private static TraceFilter called(String number) {
        return new TraceFilter(Optional.empty(), Optional.of(number), Optional.empty(), Optional.empty());
    }

    @Test
    void aDialogueWithTheRightNumberIsTakenWholeAndBothWays() {
        DialogueTracer tracer = tracer(called("8008100001"));
        List<Traced> first = tracer.take(message(true, SWITCH, begin(THEIRS, "8008100001")));
        assertEquals("switch ssp1, dialogue 1 (00000a01)", first.getFirst().subject());
        assertEquals(
                "begin initialDP 8008100001 from 1062345678",
                TraceLine.of(first.getFirst().explanation()));
        List<Traced> answer = tracer.take(message(false, SWITCH, going(OURS, THEIRS)));
        assertEquals(
                "switch ssp1, dialogue 1 (00000a01, ours 00000007)",
                answer.getFirst().subject());
        assertEquals(1, tracer.take(message(true, SWITCH, going(THEIRS, OURS))).size());
        assertEquals(1, tracer.take(message(true, SWITCH, end(OURS))).size());
        assertEquals(List.of(), tracer.take(message(true, SWITCH, end(OURS))), "after its end it is unknown");
    }

    @Test
    void otherCallsAndCallsThatAreOpenAlreadyAreLeftOut() {
        DialogueTracer tracer = tracer(called("8008100001"));
        assertEquals(List.of(), tracer.take(message(true, SWITCH, begin(THEIRS, "8008100002"))));
        assertEquals(List.of(), tracer.take(message(false, SWITCH, going(OURS, THEIRS))));
        assertEquals(List.of(), tracer.take(message(true, SWITCH, going(TransactionId.of(9), TransactionId.of(8)))));
    }

    @Test
    void theSameTransactionIdOfAnotherSwitchIsAnotherDialogue() {
        DialogueTracer tracer = tracer(called("8008100001"));
        tracer.take(message(true, SWITCH, begin(THEIRS, "8008100001")));
        assertEquals(List.of(), tracer.take(message(true, OTHER, begin(THEIRS, "4001234567"))));
        assertEquals(List.of(), tracer.take(message(false, OTHER, end(THEIRS))));
        assertEquals(1, tracer.take(message(false, SWITCH, end(THEIRS))).size());
    }

    @Test
    void numbersMatchAtTheirEndOrByTheirBegin() {
        assertTrue(called("8100001").hasNumbers("8008100001", ""));
        assertTrue(called("800*").hasNumbers("8008100001", ""));
        assertEquals(false, called("800").hasNumbers("8008100001", ""));
        TraceFilter caller = new TraceFilter(Optional.empty(), Optional.empty(), Optional.of("5678"), Optional.empty());
        assertEquals(false, caller.hasNumbers("8008100001", ""));
        assertTrue(caller.hasNumbers("8008100001", "1062345678"));
    }

    @Test
    void aSwitchIsTakenWithAllItsDialogues() {
        DialogueTracer tracer =
                tracer(new TraceFilter(Optional.of(SWITCH), Optional.empty(), Optional.empty(), Optional.empty()));
        assertEquals(1, tracer.take(message(true, SWITCH, going(THEIRS, OURS))).size());
        assertEquals(List.of(), tracer.take(message(true, OTHER, going(THEIRS, OURS))));
    }

    @Test
    void aDialogueIsTakenByTheIdOfEitherSide() {
        TraceFilter byOurs =
                new TraceFilter(Optional.empty(), Optional.empty(), Optional.empty(), Optional.of("00000007"));
        DialogueTracer tracer = tracer(byOurs);
        assertEquals(1, tracer.take(message(true, SWITCH, going(THEIRS, OURS))).size());
        assertEquals(List.of(), tracer.take(message(true, SWITCH, going(TransactionId.of(1), TransactionId.of(2)))));
        assertEquals(1, tracer.take(message(true, SWITCH, end(OURS))).size());
    }
}
