package org.tollbridge.wire.transport;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.tollbridge.wire.Octets;
import org.tollbridge.wire.m3ua.DecodeFailure;

/** Threads that write themselves what they send, over TCP. */
@Timeout(60)
class BundlingThreadIT {

    private static final int THREADS = 3;
    private static final int LENGTH = 1_000;

    private final Transport transport = new Transport("test", TransportSettings.DEFAULT);
    private final BlockingQueue<Connection> opened = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> closed = new LinkedBlockingQueue<>();
    private Socket peer = new Socket();
    private Connection connection;

    /** Does its work bundling from the beginning. */
    private static final class Sender extends BundlingThread {
        private final CompletableFuture<Void> end = new CompletableFuture<>();

        interface Work {
            void with(Sender sender) throws Exception;
        }

        private static Sender start(Work work) {
            Sender[] self = new Sender[1];
            self[0] = new Sender(() -> {
                try {
                    self[0].bundle();
                    work.with(self[0]);
                    self[0].end.complete(null);
                } catch (Exception | Error failed) {
                    self[0].end.completeExceptionally(failed);
                }
            });
            self[0].start();
            return self[0];
        }

        private Sender(Runnable work) {
            super(work, "sender");
            setDaemon(true);
        }
    }

    @BeforeEach
    void connect() throws Exception {
        ListeningPort port = transport.listen(
                ListenSettings.tcp(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)), () -> listener());
        peer = new Socket(
                InetAddress.getLoopbackAddress(), port.addresses().getFirst().getPort());
        connection = opened.poll(20, TimeUnit.SECONDS);
        connection.prove();
    }

    @AfterEach
    void close() throws IOException {
        peer.close();
        transport.close();
    }

    private ConnectionListener listener() {
        return new ConnectionListener() {
            @Override
            public void opened(Connection fresh) {
                opened.add(fresh);
            }

            @Override
            public void received(Connection from, Octets message) {}

            @Override
            public void malformed(Connection from, DecodeFailure failure, Octets head, boolean fatal) {}

            @Override
            public void closed(Connection from, String reason) {
                closed.add(reason);
            }
        };
    }

    private static byte[] message(int thread, int number) {
        return ByteBuffer.allocate(LENGTH).putInt(thread).putInt(number).array();
    }

    /** The peer reads late, so that the network takes less than it is given again and again. */
    @Test
    void whatSeveralSendAtOnceArrivesWholeAndInTheOrderOfEach() throws Exception {
        int each = 20_000;
        List<Sender> senders = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            int thread = i;
            senders.add(Sender.start(sender -> {
                for (int number = 0; number < each; number++) {
                    while (connection.send(message(thread, number)) == SendResult.FULL) {
                        sender.release();
                        sender.bundle();
                        Thread.onSpinWait();
                    }
                    if (number % 8 == 7) {
                        sender.release();
                        sender.bundle();
                    }
                }
                sender.release();
            }));
        }
        int[] next = new int[THREADS];
        DataInputStream in = new DataInputStream(peer.getInputStream());
        for (int i = 0; i < THREADS * each; i++) {
            byte[] octets = in.readNBytes(LENGTH);
            int thread = ByteBuffer.wrap(octets).getInt();
            assertArrayEquals(message(thread, next[thread]++), octets);
        }
        for (Sender sender : senders) {
            sender.end.get(20, TimeUnit.SECONDS);
        }
        // What the I/O thread has written is counted after the peer may have it.
        long limit = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (transport.counters().messagesSent() < (long) THREADS * each) {
            assertTrue(System.nanoTime() < limit, "not all are counted");
            Thread.onSpinWait();
        }
        assertEquals((long) THREADS * each, transport.counters().messagesSent());
    }

    @Test
    void nothingGoesOutBeforeTheRelease() throws Exception {
        CompletableFuture<Void> go = new CompletableFuture<>();
        CompletableFuture<Void> sent = new CompletableFuture<>();
        Sender sender = Sender.start(self -> {
            connection.send(message(0, 0));
            connection.send(message(0, 1));
            sent.complete(null);
            go.get();
            self.release();
        });
        sent.get(20, TimeUnit.SECONDS);
        assertEquals(0, transport.counters().messagesSent());

        go.complete(null);
        sender.end.get(20, TimeUnit.SECONDS);
        // By the sender, so before it has ended.
        assertEquals(2, transport.counters().messagesSent());
    }

    @Test
    void aThreadThatIsInterruptedDoesNotTakeTheConnectionWithIt() throws Exception {
        Sender sender = Sender.start(self -> {
            connection.send(message(0, 0));
            Thread.currentThread().interrupt();
            self.release();
            assertTrue(Thread.interrupted());
        });
        sender.end.get(20, TimeUnit.SECONDS);

        assertArrayEquals(message(0, 0), peer.getInputStream().readNBytes(LENGTH));
        assertFalse(connection.isClosed());
    }

    /** Nothing can be gathered in such a buffer. */
    @Test
    void aFaultInWritingClosesTheConnectionAndReachesNobodyElse() throws Exception {
        Sender sender = Sender.start(self -> {
            connection.send(message(0, 0));
            connection.flushHere(ByteBuffer.allocateDirect(LENGTH).asReadOnlyBuffer());
        });
        sender.end.get(20, TimeUnit.SECONDS);

        assertEquals("write failed: ReadOnlyBufferException", closed.poll(20, TimeUnit.SECONDS));
        assertArrayEquals(message(0, 0), peer.getInputStream().readNBytes(LENGTH));
        assertEquals(-1, peer.getInputStream().read());
    }

    @Test
    void aConnectionThatBreaksWhileItIsWrittenToIsToldOfOnce() throws Exception {
        peer.setSoLinger(true, 0);
        peer.close();
        Sender sender = Sender.start(self -> {
            while (connection.send(message(0, 0)) != SendResult.CLOSED) {
                self.release();
                self.bundle();
            }
        });
        sender.end.get(20, TimeUnit.SECONDS);

        assertTrue(closed.poll(20, TimeUnit.SECONDS) != null);
        transport.close();
        assertEquals(List.of(), List.copyOf(closed));
    }
}
