package org.tollbridge.wire.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tollbridge.wire.Octets;
import org.tollbridge.wire.m3ua.DecodeFailure;
import org.tollbridge.wire.m3ua.M3uaEncoder;
import org.tollbridge.wire.m3ua.M3uaMessage;
import org.tollbridge.wire.m3ua.MessageType;
import org.tollbridge.wire.m3ua.Parameter;

@Timeout(60)
class TransportIT {

    private static final byte[] ASPUP = M3uaEncoder.encode(M3uaMessage.of(MessageType.ASPUP));
    private static final byte[] BEAT = M3uaEncoder.encode(
            M3uaMessage.of(MessageType.BEAT, new Parameter.HeartbeatData(Octets.wrap(new byte[60_000]))));

    private final Transport transport =
            new Transport("test", new TransportSettings(2, 65_536, 256 * 1024, Duration.ofSeconds(1), 17));
    private final List<Socket> sockets = new ArrayList<>();
    private final BlockingQueue<Recorder> accepted = new LinkedBlockingQueue<>();

    @AfterEach
    void close() throws IOException {
        for (Socket socket : sockets) {
            socket.close();
        }
        transport.close();
    }

    @Test
    void aMessageComesInAndTheAnswerGoesOut() throws Exception {
        ListeningPort port = listen(ListenSettings.tcp(anyPort()));
        Socket peer = connect(port);
        peer.getOutputStream().write(ASPUP);

        Recorder recorder = next();
        assertEquals(Octets.of(ASPUP), recorder.event(Octets.class));
        assertEquals(SendResult.QUEUED, recorder.connection().send(BEAT));
        assertEquals(Octets.of(BEAT), Octets.of(peer.getInputStream().readNBytes(BEAT.length)));
    }

    @Test
    void messagesOfABurstKeepTheirOrderInBothDirections() throws Exception {
        ListeningPort port = listen(ListenSettings.tcp(anyPort()));
        Socket peer = connect(port);
        int count = 20_000;
        Thread.ofPlatform().daemon().start(() -> writeNumbered(peer, count));

        Recorder recorder = next();
        for (int i = 0; i < count; i++) {
            Octets message = recorder.event(Octets.class);
            assertEquals(Octets.of(numbered(i)), message);
            while (recorder.connection().send(message.toByteArray()) == SendResult.FULL) {
                Thread.onSpinWait();
            }
            if (i % 100 == 99) {
                assertEquals(i - 99, number(peer.getInputStream()));
                for (int k = i - 98; k <= i; k++) {
                    assertEquals(k, number(peer.getInputStream()));
                }
            }
        }
    }

    @Test
    void aFatalFaultIsAnsweredAndEndsTheConnectionAndTheNextOneStartsClean() throws Exception {
        ListeningPort port = listen(ListenSettings.tcp(anyPort()));
        Socket bad = connect(port);
        bad.getOutputStream().write(Octets.fromHex("0100010100000048" + "0006").toByteArray());
        bad.setSoLinger(true, 0);
        Recorder truncated = next();
        bad.close();
        truncated.event(String.class);

        Socket worse = connect(port);
        worse.getOutputStream().write(Octets.fromHex("0900030100000008").toByteArray());
        Recorder refused = next();
        assertEquals("version", refused.event(DecodeFailure.class).place());
        assertEquals(ASPUP.length, worse.getInputStream().readNBytes(ASPUP.length).length);
        assertEquals(-1, worse.getInputStream().read());
        assertTrue(refused.event(String.class).startsWith("malformed: Invalid Version (1)"));
        assertEquals(SendResult.CLOSED, refused.connection().send(ASPUP));

        Socket good = connect(port);
        good.getOutputStream().write(ASPUP);
        assertEquals(Octets.of(ASPUP), next().event(Octets.class));
    }

    @Test
    void aConnectionThatDoesNotProveItselfIsClosed() throws Exception {
        ListeningPort port = listen(limits(10, 10, Duration.ofMillis(50)));
        Socket idle = connect(port);

        assertEquals("no valid ASPUP within 50 ms", next().event(String.class));
        assertEquals(-1, idle.getInputStream().read());
    }

    @Test
    void aProvenConnectionStays() throws Exception {
        ListeningPort port = listen(limits(10, 10, Duration.ofSeconds(1)));
        Socket proven = connect(port);
        next().connection().prove();
        Socket idle = connect(port);
        assertEquals("no valid ASPUP within 1000 ms", next().event(String.class));
        assertEquals(-1, idle.getInputStream().read());

        proven.getOutputStream().write(ASPUP);
        assertEquals(1, transport.counters().standing());
    }

    @Test
    void whereALimitIsReachedTheOldestUnprovenGivesWayAndProvenOnesDoNot() throws Exception {
        ListeningPort port = listen(limits(10, 2, Duration.ofMinutes(1)));
        connect(port);
        Recorder proven = next();
        proven.connection().prove();
        connect(port);
        Recorder idle = next();
        awaitIo(idle);

        connect(port);
        Recorder newer = next();
        assertEquals("made room for a newer connection", idle.event(String.class));
        newer.connection().prove();
        awaitIo(newer);

        Socket turnedAway = connect(port);
        assertEquals(-1, turnedAway.getInputStream().read());
        assertFalse(proven.connection().isClosed());
        assertEquals(1, transport.counters().refused());
        assertEquals(1, transport.counters().evicted());
    }

    @Test
    void aFullWriteQueueRefusesAndEmptiesAgain() throws Exception {
        ListeningPort port = listen(ListenSettings.tcp(anyPort()));
        Socket slow = connect(port);
        Connection connection = next().connection();
        long taken = 0;
        while (connection.send(BEAT) == SendResult.QUEUED) {
            taken += BEAT.length;
        }
        assertTrue(transport.counters().refusedWrites() > 0);

        InputStream in = slow.getInputStream();
        assertEquals(taken, in.readNBytes((int) taken).length);
        awaitTrue(() -> connection.send(ASPUP) == SendResult.QUEUED);
        assertEquals(Octets.of(ASPUP), Octets.of(in.readNBytes(ASPUP.length)));
    }

    @Test
    void aPausedConnectionHoldsThePeerBack() throws Exception {
        ListeningPort port = listen(ListenSettings.tcp(anyPort()));
        Socket peer = connect(port);
        Recorder recorder = next();
        recorder.connection().pauseReading();
        // The pause takes effect there.
        awaitIo(recorder);
        peer.getOutputStream().write(ASPUP);
        peer.getOutputStream().flush();
        assertEquals(0, transport.counters().messagesReceived());

        recorder.connection().resumeReading();
        assertEquals(Octets.of(ASPUP), recorder.event(Octets.class));
    }

    @Test
    void aClientConnectsAgainWhenItsPeerComesBack() throws Exception {
        ServerSocket server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        InetSocketAddress address = (InetSocketAddress) server.getLocalSocketAddress();
        Dialer dialer = transport.dial(
                new DialSettings(
                        Protocol.TCP, List.of(address), List.of(), Duration.ofMillis(5), Duration.ofMillis(20)),
                this::recorder);
        Socket first = server.accept();
        next();
        first.setSoLinger(true, 0);
        first.close();
        server.close();

        try (ServerSocket back = new ServerSocket()) {
            back.setReuseAddress(true);
            back.bind(address);
            Socket second = back.accept();
            second.getOutputStream().write(ASPUP);
            assertEquals(Octets.of(ASPUP), next().event(Octets.class));
            dialer.close();
            assertEquals(-1, second.getInputStream().read());
        }
    }

    @Test
    void aFaultInAListenerClosesItsConnectionAndNoOther() throws Exception {
        ListeningPort port = transport.listen(ListenSettings.tcp(anyPort()), () -> new Recorder() {
            @Override
            public void received(Connection connection, Octets message) {
                throw new IllegalStateException("planted");
            }
        });
        Socket one = connect(port);
        Socket other = connect(port);
        one.getOutputStream().write(ASPUP);

        assertEquals(-1, one.getInputStream().read());
        awaitTrue(() -> transport.counters().standing() == 1);
        other.getOutputStream().write(ASPUP);
        assertEquals(-1, other.getInputStream().read());
    }

    /** Both I/O threads, and all the room that the port has for connections, meet each fault more than once. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aListenerThatFailsWhenItsConnectionOpensOrClosesHarmsNoOther(boolean whenItOpens) throws Exception {
        Recorder failing = new Recorder() {
            @Override
            public void opened(Connection connection) {
                super.opened(connection);
                if (whenItOpens) {
                    throw new IllegalStateException("planted");
                }
            }

            @Override
            public void closed(Connection connection, String reason) {
                super.closed(connection, reason);
                throw new IllegalStateException("planted");
            }
        };
        ListeningPort port = transport.listen(limits(4, 4, Duration.ofMinutes(1)), () -> failing);
        for (int i = 0; i < 12; i++) {
            Socket peer = connect(port);
            int opened = i + 1;
            awaitTrue(() -> failing.connections.size() == opened);
            // A reset, which is told by another way than an end.
            peer.setSoLinger(true, 0);
            peer.close();
            failing.event(String.class);
        }
        for (int i = 0; i < 4; i++) {
            connect(listen(ListenSettings.tcp(anyPort()))).getOutputStream().write(ASPUP);
            assertEquals(Octets.of(ASPUP), next().event(Octets.class));
        }
        awaitTrue(() -> transport.counters().standing() == 4);
    }

    @Test
    void aClientConnectsAgainThoughItsListenerFailed() throws Exception {
        BlockingQueue<Recorder> dialled = new LinkedBlockingQueue<>();
        try (ServerSocket server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            InetSocketAddress address = (InetSocketAddress) server.getLocalSocketAddress();
            Dialer dialer = transport.dial(DialSettings.of(Protocol.TCP, List.of(address), List.of()), () -> {
                dialled.add(new Recorder());
                if (dialled.size() < 3) {
                    throw new IllegalStateException("planted");
                }
                return dialled.peek();
            });
            for (int i = 0; i < 3; i++) {
                sockets.add(server.accept());
            }
            sockets.getLast().getOutputStream().write(ASPUP);
            awaitTrue(() -> dialled.size() == 3);
            assertEquals(Octets.of(ASPUP), dialled.element().event(Octets.class));
            dialer.close();
        }
    }

    @Test
    void aPortInUseIsNamedWithTheMend() throws Exception {
        ListeningPort port = listen(ListenSettings.tcp(anyPort()));

        TransportException refusal =
                assertThrows(TransportException.class, () -> listen(ListenSettings.tcp(port.address())));
        assertEquals(
                "TCP 127.0.0.1:" + port.address().getPort() + " cannot be opened: Address already in use:"
                        + " stop the program that listens there, or set another address or port",
                refusal.getMessage());
    }

    @Test
    void withoutSctpTheMachineSaysSo() throws Exception {
        ListenSettings sctp = new ListenSettings(Protocol.SCTP, List.of(anyPort()), 1, 1, Duration.ofSeconds(1));
        try {
            listen(sctp).close();
        } catch (TransportException e) {
            assertTrue(String.valueOf(e.getMessage()).startsWith("SCTP is not available on this machine ("));
            assertTrue(String.valueOf(e.getMessage()).endsWith("or set the transport to tcp"));
            DialSettings dial = DialSettings.of(Protocol.SCTP, List.of(anyPort()), List.of());
            assertThrows(TransportException.class, () -> transport.dial(dial, this::recorder));
        }
    }

    private ListeningPort listen(ListenSettings settings) throws TransportException {
        return transport.listen(settings, this::recorder);
    }

    private Recorder recorder() {
        Recorder recorder = new Recorder();
        accepted.add(recorder);
        return recorder;
    }

    private Recorder next() throws InterruptedException {
        Recorder recorder = accepted.poll(10, TimeUnit.SECONDS);
        return assertInstanceOf(Recorder.class, recorder, "no connection came");
    }

    private Socket connect(ListeningPort port) throws IOException {
        Socket socket = new Socket(port.address().getAddress(), port.address().getPort());
        socket.setSoTimeout(10_000);
        sockets.add(socket);
        return socket;
    }

    private static InetSocketAddress anyPort() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    }

    private static ListenSettings limits(int total, int perAddress, Duration provingTime) {
        return new ListenSettings(Protocol.TCP, List.of(anyPort()), total, perAddress, provingTime);
    }

    private static byte[] numbered(int number) {
        return M3uaEncoder.encode(M3uaMessage.of(MessageType.ASPUP, new Parameter.AspIdentifier(number)));
    }

    private static int number(InputStream in) throws IOException {
        byte[] message = in.readNBytes(16);
        return Integer.parseInt(Octets.of(message, 12, 4).toHex(), 16);
    }

    private static void writeNumbered(Socket peer, int count) {
        try {
            for (int i = 0; i < count; i++) {
                peer.getOutputStream().write(numbered(i));
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** Waits until the I/O thread has done what it was at: opening the connection, or what it was told before. */
    private static void awaitIo(Recorder recorder) throws InterruptedException {
        CountDownLatch passed = new CountDownLatch(1);
        recorder.connection().execute(passed::countDown);
        assertTrue(passed.await(10, TimeUnit.SECONDS), "the I/O thread does nothing");
    }

    private static void awaitTrue(BooleanSupplier condition) throws InterruptedException {
        long limit = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (!condition.getAsBoolean()) {
            assertTrue(System.nanoTime() < limit, "the condition did not come true");
            Thread.onSpinWait();
        }
    }

    /** Keeps what one connection tells; answers a fatal fault with an ASPUP, to show that it goes out. */
    private static class Recorder implements ConnectionListener {
        private final BlockingQueue<Object> events = new LinkedBlockingQueue<>();
        private final BlockingQueue<Connection> connections = new LinkedBlockingQueue<>();

        Connection connection() throws InterruptedException {
            Connection connection = connections.poll(10, TimeUnit.SECONDS);
            assertInstanceOf(Connection.class, connection);
            connections.add(connection);
            return connection;
        }

        <T> T event(Class<T> kind) throws InterruptedException {
            return assertInstanceOf(kind, events.poll(10, TimeUnit.SECONDS));
        }

        @Override
        public void opened(Connection connection) {
            connections.add(connection);
        }

        @Override
        public void received(Connection connection, Octets message) {
            events.add(message);
        }

        @Override
        public void malformed(Connection connection, DecodeFailure failure, Octets head, boolean fatal) {
            events.add(failure);
            connection.send(ASPUP);
        }

        @Override
        public void closed(Connection connection, String reason) {
            events.add(reason);
        }
    }
}
