package org.tollbridge.simulator.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.tollbridge.wire.Octets;
import org.tollbridge.wire.m3ua.M3uaEncoder;
import org.tollbridge.wire.m3ua.M3uaMessage;
import org.tollbridge.wire.m3ua.MessageType;
import org.tollbridge.wire.m3ua.Parameter;
import org.tollbridge.wire.transport.Connection;
import org.tollbridge.wire.transport.DialSettings;
import org.tollbridge.wire.transport.Protocol;
import org.tollbridge.wire.transport.SendResult;
import org.tollbridge.wire.transport.Transport;
import org.tollbridge.wire.transport.TransportSettings;

@Timeout(30)
class AspLinkIT {
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final Transport transport = new Transport("switch", TransportSettings.DEFAULT);
    private final BlockingQueue<String> events = new LinkedBlockingQueue<>();

    @AfterEach
    void stop() {
        transport.close();
    }

    private final class Recorder implements AspLink.User {
        @Override
        public void active() {
            events.add("active");
        }

        @Override
        public void data(Octets m3ua) {
            events.add("data " + m3ua.length());
        }

        @Override
        public void inactive(String reason) {
            events.add("inactive");
        }
    }

    @Test
    void comesUpCarriesDataAndComesBackAfterALoss() throws Exception {
        BlockingQueue<Octets> seen = new LinkedBlockingQueue<>();
        MessageTap tap = (time, source, destination, m3ua) -> seen.add(m3ua);
        try (FakeSgp scp = new FakeSgp((connection, data) ->
                        connection.send(data(data.dpc(), data.opc(), data.data().toByteArray())));
                AspLink link = AspLink.start(transport, LinkSettings.of(scp.address()), new Recorder(), tap)) {
            link.awaitActive(LIMIT);
            assertEquals("active", event());
            assertEquals(SendResult.QUEUED, link.send(data(1, 2, new byte[] {9, 0}), 0));
            assertEquals("data 36", event());

            Connection connection = scp.connections().take();
            connection.send(M3uaEncoder.encode(
                    M3uaMessage.of(MessageType.BEAT, new Parameter.HeartbeatData(Octets.fromHex("0102")))));
            awaitSeen(seen, MessageType.BEAT_ACK);

            connection.close("test");
            assertEquals("inactive", event());
            assertEquals("active", event());
            assertEquals(2, scp.activations());
            link.reset("the switch breaks the connection");
            assertEquals("inactive", event());
            assertEquals("active", event());
        }
    }

    @Test
    void saysHowFarItCame() throws Exception {
        try (FakeSgp scp = new FakeSgp((connection, data) -> {})) {
            LinkSettings wrongContext = LinkSettings.of(scp.address()).withRoutingContext(7);
            try (AspLink link = AspLink.start(transport, wrongContext, new Recorder(), MessageTap.NONE)) {
                long end = System.nanoTime() + LIMIT.toNanos();
                String refused = "";
                while (!refused.contains("Invalid Routing Context")) {
                    assertTrue(System.nanoTime() < end, refused);
                    refused = assertThrows(LinkException.class, () -> link.awaitActive(Duration.ofMillis(100)))
                            .toString();
                }
                assertEquals(SendResult.CLOSED, link.send(data(1, 2, new byte[1]), 0));
            }
        }
        int free;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }
        LinkSettings nobody = LinkSettings.of(new InetSocketAddress(InetAddress.getLoopbackAddress(), free));
        try (AspLink link = AspLink.start(transport, nobody, new Recorder(), MessageTap.NONE)) {
            LinkException none = assertThrows(LinkException.class, () -> link.awaitActive(Duration.ofMillis(300)));
            assertTrue(String.valueOf(none.getMessage()).contains("no connection"), none::getMessage);
        }
    }

    @Test
    void comesFromTheLocalPortWanted() throws Exception {
        int free;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }
        try (FakeSgp scp = new FakeSgp((connection, data) -> {});
                AspLink link = AspLink.start(
                        transport,
                        LinkSettings.of(scp.address())
                                .withDial(DialSettings.of(
                                        Protocol.TCP, List.of(scp.address()), List.of(new InetSocketAddress(free)))),
                        new Recorder(),
                        MessageTap.NONE)) {
            link.awaitActive(LIMIT);
            assertEquals(free, scp.connections().take().remote().getPort());
        }
    }

    @Test
    void settingsOutOfRangeAreRefused() {
        LinkSettings settings = LinkSettings.of(new InetSocketAddress(InetAddress.getLoopbackAddress(), 1));
        assertThrows(IllegalArgumentException.class, () -> settings.withPointCode(16_384));
        assertThrows(IllegalArgumentException.class, () -> DialSettings.of(Protocol.TCP, List.of(), List.of()));
    }

    private String event() throws InterruptedException {
        String event = events.poll(LIMIT.toSeconds(), TimeUnit.SECONDS);
        assertNotNull(event, "nothing happened");
        return event;
    }

    private static void awaitSeen(BlockingQueue<Octets> seen, MessageType type) throws InterruptedException {
        Octets message;
        do {
            message = seen.poll(LIMIT.toSeconds(), TimeUnit.SECONDS);
            assertNotNull(message, "no " + type);
        } while (message.at(2) != type.messageClass() || message.at(3) != type.code());
    }

    private static byte[] data(int from, int to, byte[] sccp) {
        return M3uaEncoder.data(
                OptionalLong.empty(), OptionalLong.of(100), from, to, M3uaEncoder.label(3, 2, 0, 0), sccp);
    }
}
