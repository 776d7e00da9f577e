package org.tollbridge.wire.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.nio.sctp.MessageInfo;
import com.sun.nio.sctp.SctpChannel;
import com.sun.nio.sctp.SctpServerChannel;
import com.sun.nio.sctp.SctpStandardSocketOptions;
import com.sun.nio.sctp.SctpStandardSocketOptions.InitMaxStreams;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.tollbridge.wire.Octets;
import org.tollbridge.wire.m3ua.DecodeFailure;
import org.tollbridge.wire.m3ua.M3uaEncoder;
import org.tollbridge.wire.m3ua.M3uaMessage;
import org.tollbridge.wire.m3ua.MessageType;
import org.tollbridge.wire.m3ua.Parameter;

/** Associations with a peer that is nothing but the kernel's SCTP. */
@Tag("sctp")
@Timeout(60)
class SctpTransportIT {

    private static final int PAYLOAD_PROTOCOL = 3;
    private static final int STREAMS = 5;
    private static final byte[] ASPUP = M3uaEncoder.encode(M3uaMessage.of(MessageType.ASPUP));

    private final Transport transport =
            new Transport("test", new TransportSettings(1, 65_536, 4 * 1024 * 1024, Duration.ofSeconds(1), STREAMS));
    private final List<SctpChannel> peers = new ArrayList<>();
    private final BlockingQueue<Recorder> accepted = new LinkedBlockingQueue<>();
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(1 << 17);

    @AfterEach
    void close() throws IOException {
        for (SctpChannel peer : peers) {
            peer.close();
        }
        transport.close();
    }

    @Test
    void aMessageIsAUserMessageOfPayloadProtocolThreeOnTheStreamOfItsSls() throws Exception {
        SctpChannel peer = connect(listen("127.0.0.1"), 64);
        assertEquals(STREAMS, peer.association().maxOutboundStreams(), "as many as we take");
        assertEquals(STREAMS, peer.association().maxInboundStreams(), "as many as we ask for");
        send(peer, ASPUP, 2);

        Recorder recorder = next();
        assertEquals(Octets.of(ASPUP), recorder.event(Octets.class));
        Connection connection = recorder.connection();
        assertEquals(2, connection.incomingStream());
        assertEquals(STREAMS, connection.streams());
        connection.send(ASPUP);
        expect(peer, ASPUP, 0);
        for (int sls = 0; sls < 16; sls++) {
            connection.sendData(numbered(sls), sls);
        }
        for (int sls = 0; sls < 16; sls++) {
            expect(peer, numbered(sls), 1 + sls % (STREAMS - 1));
        }
    }

    @Test
    void withOneStreamDataGoesOutOnIt() throws Exception {
        SctpChannel peer = connect(listen("127.0.0.1"), 1);
        Connection connection = next().connection();
        assertEquals(1, connection.streams());
        connection.sendData(numbered(7), 7);
        expect(peer, numbered(7), 0);
    }

    @Test
    void aClientComesFromItsAddressesAndTakesTheNextOfItsPeer() throws Exception {
        try (SctpServerChannel server = SctpServerChannel.open().bind(at("127.0.0.3", 0))) {
            int port = port(server);
            DialSettings dial = DialSettings.of(
                    Protocol.SCTP,
                    List.of(at("127.0.0.2", port), at("127.0.0.3", port)),
                    List.of(at("127.0.0.1", 0), at("127.0.0.4", 0)));
            transport.dial(dial, this::recorder);
            SctpChannel peer = server.accept();
            peers.add(peer);
            assertEquals(2, peer.getRemoteAddresses().size());
            assertEquals("127.0.0.3", next().connection().remote().getHostString());
        }
    }

    @Test
    void aServerHasAllItsAddressesAndNamesThemWhenThePortIsTaken() throws Exception {
        ListeningPort port = listen("127.0.0.1", "127.0.0.2");
        int number = port.address().getPort();
        assertEquals(List.of(at("127.0.0.1", number), at("127.0.0.2", number)), port.addresses());
        SctpChannel peer = connect(port, STREAMS);
        assertEquals(2, peer.getRemoteAddresses().size());

        ListenSettings again = new ListenSettings(Protocol.SCTP, port.addresses(), 9, 9, Duration.ofSeconds(5));
        TransportException refusal =
                assertThrows(TransportException.class, () -> transport.listen(again, this::recorder));
        assertEquals(
                "SCTP 127.0.0.1:" + number + ", 127.0.0.2:" + number + " cannot be opened: Address already in use: stop"
                        + " the program that listens there, or set another address or port",
                refusal.getMessage());
    }

    @Test
    void anAddressThatIsNotOfThisMachineIsAnError() {
        TransportException refusal = assertThrows(TransportException.class, () -> listen("127.0.0.1", "203.0.113.9"));
        String message = String.valueOf(refusal.getMessage());
        assertTrue(
                message.contains("203.0.113.9:0 cannot be opened: 203.0.113.9 is none of this machine's addresses"),
                message);
    }

    @Test
    void aShutdownAndAnAbortOfThePeerAreToldApart() throws Exception {
        ListeningPort port = listen("127.0.0.1");
        connect(port, STREAMS).close();
        SctpChannel one = connect(port, STREAMS);
        Recorder recorder = awaitLast();
        one.close();
        assertEquals("closed by the peer", recorder.event(String.class));

        SctpChannel other = connect(port, STREAMS);
        recorder = next();
        recorder.connection();
        other.setOption(SctpStandardSocketOptions.SO_LINGER, 0);
        other.close();
        assertEquals("association aborted by the peer, or lost on every path", recorder.event(String.class));
    }

    @Test
    void anAbortOfOursEndsTheAssociationAndNotTheClient() throws Exception {
        try (SctpServerChannel server = SctpServerChannel.open().bind(at("127.0.0.1", 0))) {
            InetSocketAddress address = at("127.0.0.1", port(server));
            transport.dial(DialSettings.of(Protocol.SCTP, List.of(address), List.of()), this::recorder);
            SctpChannel first = server.accept();
            peers.add(first);
            next().connection().abort("test");
            assertThrows(IOException.class, () -> first.receive(buffer.clear(), null, null));

            peers.add(server.accept());
            next().connection();
        }
    }

    @Test
    void whatWaitsForASlowPeerArrivesWholeAndInOrder() throws Exception {
        SctpChannel peer = connect(listen("127.0.0.1"), STREAMS);
        Connection connection = next().connection();
        int count = 20_000;
        for (int i = 0; i < count; i++) {
            assertEquals(SendResult.QUEUED, connection.sendData(numbered(i), 1));
        }
        for (int i = 0; i < count; i++) {
            expect(peer, numbered(i), 2);
        }
    }

    @Test
    void aLongMessageGoesBothWaysWhole() throws Exception {
        byte[] beat = M3uaEncoder.encode(
                M3uaMessage.of(MessageType.BEAT, new Parameter.HeartbeatData(Octets.wrap(new byte[60_000]))));
        SctpChannel peer = connect(listen("127.0.0.1"), STREAMS);
        Recorder recorder = next();
        for (int i = 0; i < 20; i++) {
            send(peer, beat, 0);
            assertEquals(Octets.of(beat), recorder.event(Octets.class));
            recorder.connection().send(beat);
            expect(peer, beat, 0);
        }
    }

    @Test
    void whatIsNoMessageIsToldAndTheNextOneTaken() throws Exception {
        SctpChannel peer = connect(listen("127.0.0.1"), STREAMS);
        Recorder recorder = next();
        send(peer, new byte[4], 0);
        assertEquals(
                "4 octets in one user message",
                recorder.event(DecodeFailure.class).problem());
        byte[] two = ByteBuffer.allocate(2 * ASPUP.length).put(ASPUP).put(ASPUP).array();
        send(peer, two, 0);
        assertEquals(
                "8 where the user message has 16",
                recorder.event(DecodeFailure.class).problem());
        send(peer, ASPUP, 0);
        assertEquals(Octets.of(ASPUP), recorder.event(Octets.class));
    }

    private ListeningPort listen(String... addresses) throws TransportException {
        List<InetSocketAddress> all = List.of(addresses).stream()
                .map(each -> new InetSocketAddress(each, 0))
                .toList();
        return transport.listen(new ListenSettings(Protocol.SCTP, all, 9, 9, Duration.ofSeconds(30)), this::recorder);
    }

    private SctpChannel connect(ListeningPort port, int streams) throws IOException {
        SctpChannel peer = SctpChannel.open();
        peers.add(peer);
        peer.setOption(SctpStandardSocketOptions.SCTP_INIT_MAXSTREAMS, InitMaxStreams.create(streams, streams));
        peer.connect(port.address());
        return peer;
    }

    private static InetSocketAddress at(String address, int port) {
        return new InetSocketAddress(address, port);
    }

    private static int port(SctpServerChannel server) throws IOException {
        return ((InetSocketAddress) server.getAllLocalAddresses().iterator().next()).getPort();
    }

    private static void send(SctpChannel peer, byte[] message, int stream) throws IOException {
        MessageInfo info = MessageInfo.createOutgoing(null, stream).payloadProtocolID(PAYLOAD_PROTOCOL);
        assertEquals(message.length, peer.send(ByteBuffer.wrap(message), info));
    }

    private void expect(SctpChannel peer, byte[] message, int stream) throws IOException {
        MessageInfo info = peer.receive(buffer.clear(), null, null);
        byte[] octets = new byte[buffer.flip().remaining()];
        buffer.get(octets);
        assertEquals(Octets.of(message), Octets.of(octets));
        assertTrue(info.isComplete());
        assertEquals(PAYLOAD_PROTOCOL, info.payloadProtocolID());
        assertEquals(stream, info.streamNumber());
    }

    private static byte[] numbered(int number) {
        return M3uaEncoder.encode(M3uaMessage.of(MessageType.ASPUP, new Parameter.AspIdentifier(number)));
    }

    private Recorder recorder() {
        Recorder recorder = new Recorder();
        accepted.add(recorder);
        return recorder;
    }

    private Recorder next() throws InterruptedException {
        return assertInstanceOf(Recorder.class, accepted.poll(10, TimeUnit.SECONDS), "no association came");
    }

    /** The association that is open; one that its peer closed at once is either told as closed or not seen at all. */
    private Recorder awaitLast() throws InterruptedException {
        Recorder recorder = next();
        recorder.connection();
        if ("closed by the peer".equals(recorder.events.poll(1, TimeUnit.SECONDS))) {
            recorder = next();
            recorder.connection();
        }
        return recorder;
    }

    /** Keeps what one association tells. */
    private static final class Recorder implements ConnectionListener {
        private final BlockingQueue<Object> events = new LinkedBlockingQueue<>();
        private final BlockingQueue<Connection> connections = new LinkedBlockingQueue<>();

        Connection connection() throws InterruptedException {
            Connection connection =
                    assertInstanceOf(Connection.class, connections.poll(10, TimeUnit.SECONDS), "not opened");
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
        }

        @Override
        public void closed(Connection connection, String reason) {
            events.add(reason);
        }
    }
}
