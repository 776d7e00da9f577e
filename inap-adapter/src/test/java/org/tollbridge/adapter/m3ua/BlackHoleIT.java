package org.tollbridge.adapter.m3ua;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.tollbridge.wire.m3ua.MessageType;
import org.tollbridge.wire.transport.DialSettings;
import org.tollbridge.wire.transport.Protocol;
import org.tollbridge.wire.transport.TransportSettings;

/** Links that die without a word, and peers that come back. */
class BlackHoleIT extends UserPartFixture {

    private static final Duration NOTICED = Duration.ofSeconds(5);
    private static final Duration BACK = Duration.ofMillis(1_500);

    @Test
    void aLinkThatSwallowsAllIsNoticedAndItsTrafficMoves() throws Exception {
        M3uaUserPart part =
                serve(Duration.ofSeconds(2), SwitchSettings.of(1, 100).sharing(TrafficMode.LOADSHARE, 1));
        InetSocketAddress port = part.addresses().getFirst();
        Swallower swallower = closing(new Swallower(port));
        M3uaUserPart peer = new M3uaUserPart(new M3uaSettings(
                new M3uaSettings.Node(1, 2, OptionalLong.empty()),
                List.of(),
                List.of(),
                List.of(asp(US, DialSettings.tcp(port)), asp(US, DialSettings.tcp(swallower.address()))),
                M3uaSettings.Timers.DEFAULT,
                M3uaSettings.Limits.DEFAULT));
        closing(peer::stop);
        peer.start();
        until("two active associations", Duration.ofSeconds(20), () -> ways(part) == 2 && ways(peer) == 2);
        assertEquals("resume 1", indication());

        swallower.swallow();
        until("one association on our side", NOTICED, () -> ways(part) == 1);
        until("one association on the side of the peer", NOTICED, () -> ways(peer) == 1);

        assertEquals(1, part.counters().deadPeers());
        for (int sls = 0; sls < 4; sls++) {
            peer.sendMessage(peer.getMtp3TransferPrimitiveFactory()
                    .createMtp3TransferPrimitive(3, 2, 0, 1, US, sls, HELLO.toByteArray()));
        }
        // Two delivery threads: the order is that of each SLS only.
        Set<String> came = new TreeSet<>();
        for (int i = 0; i < 4; i++) {
            came.add(indication());
        }
        Set<String> all = new TreeSet<>();
        for (int sls = 0; sls < 4; sls++) {
            all.add("data 1>2 sls " + sls + " 0102030405");
        }
        assertEquals(all, came);
        assertTrue(isQuiet(), "the switch was in reach all the time");
    }

    @Test
    void octetsThatNeverMakeAMessageAreNoSignOfLife() throws Exception {
        M3uaUserPart part = serve(Duration.ofSeconds(2), SwitchSettings.of(1, 100));
        RawSwitch peer = closing(new RawSwitch(part.addresses().getFirst()));
        peer.send(MessageType.ASPUP);
        assertEquals(MessageType.ASPUP_ACK, peer.answer().type());
        // The header of a message of 60,000 octets, and then a few at a time.
        peer.send("010001010000ea60");
        until("the association is given up", NOTICED.plus(BACK), () -> {
            try {
                peer.send("00");
                return part.counters().deadPeers() == 1;
            } catch (IOException closed) {
                return true;
            }
        });
        assertEquals(1, part.counters().deadPeers());
    }

    /** We do not read what it sends: its silence says nothing. */
    @Test
    void aPeerThatIsHeldBackIsNotGivenUp() throws Exception {
        M3uaUserPart part = start(new M3uaSettings(
                node(),
                List.of(listen()),
                List.of(SwitchSettings.of(1, 100)),
                List.of(),
                timers(Duration.ofMillis(20), Duration.ofSeconds(1), RECOVERY),
                new M3uaSettings.Limits(1, 5, 5, TransportSettings.DEFAULT)));
        RawSwitch peer = connect(part).activate(100);
        CountDownLatch slow = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        part.tap(Optional.of((received, remote, message) -> {
            if (!received && message.at(2) == MessageType.DATA.messageClass()) {
                slow.countDown();
                await(goOn);
            }
        }));
        peer.sendData(1, US, 0, HELLO);
        await(slow);
        for (int i = 0; i < 10; i++) {
            peer.sendData(1, US, 0, HELLO);
        }

        // Longer than a silent peer is waited for.
        for (int i = 0; i < 75; i++) {
            peer.await(MessageType.BEAT);
        }
        goOn.countDown();

        for (int i = 0; i < 11; i++) {
            assertEquals(HELLO, peer.receiveData());
        }
        until("it is silent now", NOTICED, () -> part.counters().deadPeers() == 1);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertTrue(latch.await(10, TimeUnit.SECONDS));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aPeerThatIsBackIsSoonConnectedToAgain() throws Exception {
        ServerSocket server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        InetSocketAddress address = (InetSocketAddress) server.getLocalSocketAddress();
        // As after many failures: the waits are at their longest.
        Duration longest = DialSettings.tcp(address).longestWait();
        assertTrue(longest.compareTo(BACK) < 0, longest::toString);
        start(new M3uaSettings(
                node(),
                List.of(),
                List.of(),
                List.of(asp(1, new DialSettings(Protocol.TCP, List.of(address), List.of(), longest, longest))),
                M3uaSettings.Timers.DEFAULT,
                M3uaSettings.Limits.DEFAULT));
        RawSwitch first = closing(new RawSwitch(server.accept()));
        first.expect(MessageType.ASPUP);
        server.close();
        first.reset();

        try (ServerSocket back = new ServerSocket()) {
            back.setReuseAddress(true);
            back.bind(address);
            back.setSoTimeout(10_000);
            RawSwitch second = closing(new RawSwitch(back.accept()));
            second.expect(MessageType.ASPUP);
        }
    }

    private static GatewaySettings asp(int pointCode, DialSettings dial) {
        return GatewaySettings.dialled(
                dial,
                List.of(new GatewaySettings.Service(OptionalLong.of(100), List.of(pointCode))),
                OptionalLong.empty(),
                Optional.of(TrafficMode.LOADSHARE));
    }

    private static int ways(M3uaUserPart part) {
        return part.associations(part.links().keySet().iterator().next());
    }

    private static void until(String what, Duration limit, BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + limit.toNanos();
        while (!condition.getAsBoolean()) {
            assertTrue(System.nanoTime() - end < 0, () -> "not within " + limit.toMillis() + " ms: " + what);
            TimeUnit.MILLISECONDS.sleep(5);
        }
    }
}
