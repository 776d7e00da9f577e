package org.tollbridge.core.diameter;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.tollbridge.core.diameter.FrameReaderTest.message;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.LoggerFactory;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class DiameterSocketTest {

    private static final int LIMIT_MILLIS = 10_000;
    private static final int LENGTH = 400;
    /** More than the systems of both ends take for a peer that does not read. */
    private static final int TOO_MANY = 200_000;

    private final BlockingQueue<byte[]> received = new LinkedBlockingQueue<>();
    private final AtomicInteger closed = new AtomicInteger();
    private final List<AutoCloseable> open = new ArrayList<>();
    private ServerSocket server;
    private Socket peer;
    private DiameterSocket socket;

    private final class Receiver implements DiameterSocket.Receiver {

        @Override
        public void received(byte[] message) {
            received.add(message);
        }

        @Override
        public void closed() {
            closed.incrementAndGet();
        }
    }

    @BeforeEach
    void connect() throws Exception {
        server = keep(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
        socket = keep(DiameterSocket.connect(anyPort(), address(), LIMIT_MILLIS, new Receiver()));
        socket.start();
        peer = keep(server.accept());
        peer.setTcpNoDelay(true);
    }

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable each : open) {
            each.close();
        }
    }

    private <T extends AutoCloseable> T keep(T each) {
        open.add(each);
        return each;
    }

    private static InetSocketAddress anyPort() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    }

    private InetSocketAddress address() {
        return (InetSocketAddress) server.getLocalSocketAddress();
    }

    private String name() {
        return "127.0.0.1:" + server.getLocalPort();
    }

    private static void until(BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(2));
        }
    }

    private void receives(byte[] message) throws InterruptedException {
        byte[] next = received.poll(LIMIT_MILLIS, TimeUnit.MILLISECONDS);
        assertArrayEquals(message, next);
    }

    private static boolean send(DiameterSocket socket, byte[] message) throws IOException {
        return socket.send(ByteBuffer.wrap(message), false);
    }

    private void peerReads(byte[] message) throws IOException {
        byte[] next = new byte[message.length];
        new DataInputStream(peer.getInputStream()).readFully(next);
        assertArrayEquals(message, next);
    }

    @Test
    void takesManyMessagesOfOneWrite() throws Exception {
        ByteBuffer octets = ByteBuffer.allocate(100 * LENGTH);
        for (int i = 0; i < 100; i++) {
            octets.put(message(LENGTH, i));
        }
        peer.getOutputStream().write(octets.array());
        for (int i = 0; i < 100; i++) {
            receives(message(LENGTH, i));
        }
    }

    @Test
    void takesAMessageOfManyWrites() throws Exception {
        OutputStream out = peer.getOutputStream();
        for (byte octet : message(LENGTH, 1)) {
            out.write(octet);
        }
        receives(message(LENGTH, 1));
    }

    @Test
    void sendsInOrderWhatManyThreadsSend() throws Exception {
        int threads = 4;
        int each = 3_000;
        for (int i = 0; i < threads; i++) {
            int first = i * each;
            Thread.ofPlatform().daemon().start(() -> {
                for (int number = first; number < first + each; number++) {
                    sendWithPatience(message(LENGTH, number));
                }
            });
        }
        DataInputStream in = new DataInputStream(peer.getInputStream());
        int[] next = {0, each, 2 * each, 3 * each};
        for (int i = 0; i < threads * each; i++) {
            byte[] message = new byte[LENGTH];
            in.readFully(message);
            int number = ByteBuffer.wrap(message).getInt(LENGTH - Integer.BYTES);
            assertArrayEquals(message(LENGTH, number), message);
            assertEquals(next[number / each]++, number);
        }
    }

    private void sendWithPatience(byte[] message) {
        until(() -> {
            try {
                return send(socket, message);
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    @Test
    void refusesWhatAPeerThatDoesNotReadHasNoRoomFor() throws Exception {
        int sent = 0;
        while (send(socket, message(LENGTH, sent))) {
            sent++;
            assertTrue(sent < TOO_MANY, "nothing was refused");
        }
        assertTrue(socket.send(ByteBuffer.wrap(message(LENGTH, sent)), true), "there is room for what keeps the link");
        assertEquals(0, closed.get());

        for (int i = 0; i <= sent; i++) {
            peerReads(message(LENGTH, i));
        }
        assertTrue(send(socket, message(LENGTH, -1)), "there is room again");
        peerReads(message(LENGTH, -1));
    }

    @Test
    void endsAConnectionOfWhatIsNoMessageWithOneLine() throws Exception {
        ListAppender<ILoggingEvent> lines = new ListAppender<>();
        lines.start();
        Logger log = (Logger) LoggerFactory.getLogger(DiameterSocket.class);
        Level level = log.getLevel();
        log.addAppender(lines);
        log.setLevel(Level.WARN);
        keep(() -> {
            log.detachAppender(lines);
            log.setLevel(level);
        });

        peer.getOutputStream().write(message(LENGTH, 1));
        peer.getOutputStream().write(new byte[] {1, 0, 0, 22});
        receives(message(LENGTH, 1));
        assertEquals(-1, peer.getInputStream().read());
        until(() -> closed.get() > 0);
        assertEquals(
                List.of("Diameter: " + name() + " sent an invalid message (RFC 6733, 3: a message of 22 octets);"
                        + " the connection is closed"),
                lines.list.stream()
                        .filter(line -> line.getLevel() == Level.WARN)
                        .map(ILoggingEvent::getFormattedMessage)
                        .toList());
    }

    @Test
    void isOverWhenThePeerClosesInMidMessage() throws Exception {
        peer.getOutputStream().write(message(LENGTH, 1), 0, LENGTH / 2);
        peer.close();
        until(() -> closed.get() > 0);
        assertFalse(socket.isOpen());
        assertThrows(IOException.class, () -> send(socket, message(LENGTH, 2)));
        assertTrue(received.isEmpty());
        leavesNothing(1);
    }

    @Test
    void sendsItsLastWordsBeforeItCloses() throws Exception {
        for (int i = 0; i < 50; i++) {
            assertTrue(send(socket, message(LENGTH, i)));
        }
        socket.close();
        for (int i = 0; i < 50; i++) {
            peerReads(message(LENGTH, i));
        }
        assertEquals(-1, peer.getInputStream().read());
        leavesNothing(1);
    }

    @Test
    void isClosedWhileOthersSend() throws Exception {
        CountDownLatch begun = new CountDownLatch(3);
        CountDownLatch ended = new CountDownLatch(3);
        for (int i = 0; i < 3; i++) {
            Thread.ofPlatform().daemon().start(() -> {
                try {
                    while (true) {
                        send(socket, message(LENGTH, 1));
                        begun.countDown();
                    }
                } catch (IOException e) {
                    ended.countDown();
                }
            });
        }
        begun.await();
        socket.close();
        socket.close();
        ended.await();
        leavesNothing(1);
    }

    private void leavesNothing(int ends) {
        until(() -> Thread.getAllStackTraces().keySet().stream()
                .noneMatch(thread -> thread.getName().equals("diameter " + name())));
        assertEquals(ends, closed.get());
    }

    @Test
    void connectsAgainAndAgain() throws Exception {
        for (int i = 1; i <= 20; i++) {
            socket.close();
            assertEquals(-1, peer.getInputStream().read());
            leavesNothing(i);
            socket = keep(DiameterSocket.connect(anyPort(), address(), LIMIT_MILLIS, new Receiver()));
            socket.start();
            peer = keep(server.accept());
            assertTrue(send(socket, message(LENGTH, i)));
            peerReads(message(LENGTH, i));
        }
    }

    @Test
    void doesNotWaitForEverForOneThatDoesNotAccept() throws Exception {
        ServerSocket full = keep(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
        InetSocketAddress to = (InetSocketAddress) full.getLocalSocketAddress();
        assertThrows(SocketTimeoutException.class, () -> {
            while (true) {
                keep(DiameterSocket.connect(anyPort(), to, 200, new Receiver()));
            }
        });
    }

    @Test
    void cannotConnectWhereNobodyListens() throws Exception {
        InetSocketAddress nobody = address();
        server.close();
        assertThrows(IOException.class, () -> DiameterSocket.connect(anyPort(), nobody, LIMIT_MILLIS, new Receiver()));
    }
}
