package org.tollbridge.core.diameter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.DataInputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jdiameter.api.OverloadException;
import org.jdiameter.client.api.IMessage;
import org.jdiameter.client.api.io.IConnectionListener;
import org.jdiameter.client.api.io.TransportException;
import org.jdiameter.common.api.concurrent.DummyConcurrentFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class GatheringConnectionTest {

    /** A Device-Watchdog-Answer whose AVP is longer than it. */
    private static final String UNREADABLE = "01000020 00000118 00000000 00000009 00000001 0000010c 4000ffff 000007d1";

    private static final int WATCHDOG_COMMAND = 280;
    private static final int CREDIT_COMMAND = 272;

    private final BlockingQueue<String> told = new LinkedBlockingQueue<>();
    private final CheckedParser parser = new CheckedParser();
    private ServerSocket server;
    private GatheringConnection connection;

    private final class Listener implements IConnectionListener {

        @Override
        public void connectionOpened(String key) {
            told.add("opened " + key);
        }

        @Override
        @SuppressWarnings("rawtypes")
        public void connectionClosed(String key, List unsent) {
            told.add("closed " + key);
        }

        @Override
        public void messageReceived(String key, IMessage message) {
            told.add("message " + message.getHopByHopIdentifier());
        }

        @Override
        public void internalError(String key, IMessage message, TransportException cause) {
            told.add("error " + cause.getCode());
        }
    }

    @BeforeEach
    void listen() throws Exception {
        InetAddress here = InetAddress.getLoopbackAddress();
        server = new ServerSocket(0, 50, here);
        DiameterPeer peer = new DiameterPeer(
                new DiameterNode("ocs.example", "example"), (InetSocketAddress) server.getLocalSocketAddress());
        connection = new GatheringConnection(
                StackConfiguration.of(
                        new DiameterNode("scp.example", "example"),
                        here,
                        peer,
                        new DiameterTimes(10_000, 6_000, 200),
                        DiameterApplication.CREDIT_CONTROL),
                new DummyConcurrentFactory(),
                here,
                server.getLocalPort(),
                here,
                0,
                new Listener(),
                parser,
                null);
    }

    @AfterEach
    void close() throws Exception {
        connection.release();
        server.close();
    }

    private void isTold(String what) throws InterruptedException {
        assertEquals(what, told.poll(20, TimeUnit.SECONDS));
    }

    private IMessage request(int command) {
        IMessage message = parser.createEmptyMessage(command, 4);
        message.setRequest(true);
        return message;
    }

    /** A Device-Watchdog-Answer with a Result-Code. */
    private static String watchdog(int hopByHop) {
        return "01000020 00000118 00000000 %08x 00000001 0000010c 4000000c 000007d1".formatted(hopByHop);
    }

    private static void says(Socket peer, String hex) throws Exception {
        peer.getOutputStream().write(HexFormat.of().parseHex(hex.replace(" ", "")));
    }

    @Test
    void tellsWhatBecomesOfOneConnectionAfterTheOther() throws Exception {
        String key = "aaa://127.0.0.1:" + server.getLocalPort();
        for (int i = 0; i < 3; i++) {
            assertFalse(connection.isConnected());
            connection.connect();
            isTold("opened " + key);
            assertTrue(connection.isConnected());
            try (Socket peer = server.accept()) {
                says(peer, UNREADABLE + watchdog(5));
                isTold("error ReceivedBrokenMessage");
                isTold("message 5");
                connection.sendMessage(request(WATCHDOG_COMMAND));
                DataInputStream in = new DataInputStream(peer.getInputStream());
                assertEquals(0x0100_0014, in.readInt());
                assertEquals(0x8000_0118, in.readInt());
                if (i % 2 == 0) {
                    connection.disconnect();
                }
            }
            isTold("closed " + key);
        }
        assertTrue(told.isEmpty());
    }

    @Test
    void whatCannotBeSentIsSaidAtOnce() throws Exception {
        assertThrows(TransportException.class, () -> connection.sendMessage(request(CREDIT_COMMAND)));
        connection.connect();
        try (Socket peer = server.accept()) {
            assertThrows(OverloadException.class, () -> {
                while (true) {
                    connection.sendMessage(request(CREDIT_COMMAND));
                }
            });
            connection.sendMessage(request(WATCHDOG_COMMAND));
            assertTrue(peer.isConnected());
        }
    }

    @Test
    void cannotConnectWhereNobodyListens() throws Exception {
        server.close();
        assertThrows(TransportException.class, connection::connect);
        assertFalse(connection.isConnected());
        assertTrue(told.isEmpty());
    }

    @Test
    void tellsNobodyOnceItIsReleased() throws Exception {
        connection.connect();
        isTold("opened " + connection.getKey());
        connection.release();
        assertFalse(connection.isConnected());
        isTold("closed " + connection.getKey());
        assertTrue(told.isEmpty());
    }
}
