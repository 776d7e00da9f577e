package org.tollbridge.adapter.m3ua;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tollbridge.wire.Octets;
import org.tollbridge.wire.m3ua.MessageType;
import org.tollbridge.wire.m3ua.Parameter;
import org.tollbridge.wire.transport.TransportSettings;

/** An Application Server that is pending: what waits, and for how long (RFC 4666, clause 4.3.2). */
class PendingIT extends UserPartFixture {

    private static final Duration LONG = Duration.ofSeconds(30);

    @Test
    void whatWaitsGoesOutInOrderWhenAnAspComesBack() throws Exception {
        M3uaUserPart part = serve(LONG, SwitchSettings.of(1, 100));
        RawSwitch first = pending(part);

        send(part, 1, 0, "01");
        send(part, 1, 1, "02");
        send(part, 1, 0, "03");
        assertTrue(part.isAvailable(1));
        RawSwitch back = connect(part).activate(100);
        send(part, 1, 0, "04");

        for (String each : List.of("01", "02", "03", "04")) {
            assertEquals(Octets.fromHex(each), back.receiveData());
        }
        assertEquals(3, part.counters().dataHeld());
        assertEquals(0, part.counters().dataDropped());
        assertEquals("resume 1", indication());
        assertTrue(isQuiet(), "nobody above has noticed");
        first.close();
    }

    @Test
    void nothingIsLostOfWhatIsSentWhileTheLinkBreaks() throws Exception {
        M3uaUserPart part = serve(LONG, SwitchSettings.of(1, 100));
        RawSwitch first = connect(part).activate(100);
        assertEquals("resume 1", indication());
        first.reset();
        int before = 0;
        // What the kernel took before the reset was seen is lost to the transport; from then on all is kept.
        while (part.counters().dataHeld() == 0) {
            send(part, 1, 0, "00");
            before++;
        }
        for (int i = 1; i <= 100; i++) {
            send(part, 1, 0, "%02x".formatted(i));
        }

        RawSwitch back = connect(part).activate(100);

        assertEquals(Octets.fromHex("00"), back.receiveData(), () -> "the one that was kept first");
        for (int i = 1; i <= 100; i++) {
            assertEquals(Octets.fromHex("%02x".formatted(i)), back.receiveData());
        }
        assertTrue(before >= 1);
        assertEquals(101, part.counters().dataHeld());
    }

    @Test
    void whenTheTimeIsOverWhatWaitsIsDroppedAndTheSwitchPaused() throws Exception {
        M3uaUserPart part = serve(SwitchSettings.of(1, 100));
        RawSwitch asp = pending(part);
        assertEquals("resume 1", indication());
        send(part, 1, 0, "01");

        assertEquals("pause 1", indication());
        assertEquals(Parameter.Status.AS_INACTIVE, asp.await(MessageType.NTFY).require(Parameter.Status.class));
        assertEquals(1, part.counters().dataDropped());
        assertThrows(IOException.class, () -> send(part, 1, 0, "02"));

        RawSwitch back = connect(part).activate(100);
        send(part, 1, 0, "03");
        assertEquals(Octets.fromHex("03"), back.receiveData());
    }

    @Test
    void withoutATimeNothingWaits() throws Exception {
        M3uaUserPart part = serve(Duration.ZERO, SwitchSettings.of(1, 100));
        RawSwitch asp = connect(part).activate(100);
        assertEquals("resume 1", indication());

        asp.send(MessageType.ASPIA);
        asp.expect(MessageType.ASPIA_ACK);

        assertEquals("pause 1", indication());
        assertFalse(part.isAvailable(1));
        assertThrows(IOException.class, () -> send(part, 1, 0, "01"));
        assertEquals(0, part.counters().dataHeld());
    }

    @Test
    void noMoreWaitsThanMay() throws Exception {
        M3uaUserPart part = start(new M3uaSettings(
                node(),
                List.of(listen()),
                List.of(SwitchSettings.of(1, 100)),
                List.of(),
                timers(Duration.ofSeconds(1), Duration.ofSeconds(4), LONG),
                new M3uaSettings.Limits(2, 10_000, 2, TransportSettings.DEFAULT)));
        pending(part);
        send(part, 1, 0, "01");
        send(part, 1, 0, "02");

        assertEquals(
                "switch 1 takes no more: the queue is full",
                assertThrows(IOException.class, () -> send(part, 1, 0, "03")).getMessage());
    }

    @Test
    void oneOfSeveralThatGoesLeavesNothingWaiting() throws Exception {
        M3uaUserPart part = serve(LONG, SwitchSettings.of(1, 100));
        RawSwitch one = activate(connect(part), TrafficMode.LOADSHARE, 100);
        RawSwitch other = activate(connect(part), TrafficMode.LOADSHARE, 100);

        other.send(MessageType.ASPIA, Parameter.RoutingContext.of(100));
        other.expect(MessageType.ASPIA_ACK);
        send(part, 1, 0, "01");
        send(part, 1, 1, "02");

        assertEquals(Octets.fromHex("01"), one.receiveData());
        assertEquals(Octets.fromHex("02"), one.receiveData());
        assertEquals(0, part.counters().dataHeld());
    }

    private RawSwitch pending(M3uaUserPart part) throws IOException {
        RawSwitch asp = connect(part).activate(100);
        assertEquals(Parameter.Status.AS_ACTIVE, status(asp));
        asp.send(MessageType.ASPIA, Parameter.RoutingContext.of(100));
        asp.expect(MessageType.ASPIA_ACK);
        assertEquals(Parameter.Status.AS_PENDING, status(asp));
        return asp;
    }
}
