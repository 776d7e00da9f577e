package org.tollbridge.adapter.m3ua;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.restcomm.protocols.ss7.mtp.Mtp3TransferPrimitive;
import org.restcomm.protocols.ss7.mtp.Mtp3TransferPrimitiveFactory;
import org.restcomm.protocols.ss7.mtp.RoutingLabelFormat;
import org.tollbridge.wire.Octets;
import org.tollbridge.wire.m3ua.DecodeFailure;
import org.tollbridge.wire.transport.Connection;
import org.tollbridge.wire.transport.ConnectionListener;
import org.tollbridge.wire.transport.ListenSettings;
import org.tollbridge.wire.transport.ListeningPort;
import org.tollbridge.wire.transport.Transport;
import org.tollbridge.wire.transport.TransportSettings;

@Timeout(60)
class DeliveryLanesTest {

    private static final Mtp3TransferPrimitiveFactory PRIMITIVES =
            new Mtp3TransferPrimitiveFactory(RoutingLabelFormat.ITU);

    @Test
    void messagesOfOneSlsStayInOrderAndAFaultLosesOneMessage() throws Exception {
        M3uaCounters counters = new M3uaCounters();
        Map<Integer, Integer> last = new ConcurrentHashMap<>();
        AtomicInteger outOfOrder = new AtomicInteger();
        CountDownLatch done = new CountDownLatch(16 * 1_000);
        DeliveryLanes lanes = new DeliveryLanes(
                new M3uaSettings.Limits(3, 100_000, 1, TransportSettings.DEFAULT), counters, message -> {
                    int number = message.getOpc();
                    int before = last.getOrDefault(message.getSls(), -1);
                    last.put(message.getSls(), number);
                    if (number != before + 1) {
                        outOfOrder.incrementAndGet();
                    }
                    done.countDown();
                    if (number == 500 && message.getSls() == 3) {
                        throw new IllegalStateException("planted");
                    }
                    if (number == 600 && message.getSls() == 4) {
                        throw new LinkageError("planted");
                    }
                });
        lanes.start();
        try (Peer peer = new Peer()) {
            DeliveryLanes.Batch batch = lanes.new Batch();
            for (int number = 0; number < 1_000; number++) {
                for (int sls = 0; sls < 16; sls++) {
                    batch.add(message(number, sls));
                }
                if (number % 7 == 0) {
                    batch.handOver(peer.connection());
                }
            }
            batch.handOver(peer.connection());
            assertTrue(done.await(30, TimeUnit.SECONDS));
        } finally {
            lanes.stop();
        }
        assertEquals(0, outOfOrder.get());
        assertEquals(0, counters.snapshot().heldBack());
    }

    @Test
    void aFullLaneHoldsThePeerBackAndLetsItGoOn() throws Exception {
        M3uaCounters counters = new M3uaCounters();
        CountDownLatch busy = new CountDownLatch(1);
        CountDownLatch gate = new CountDownLatch(1);
        DeliveryLanes lanes =
                new DeliveryLanes(new M3uaSettings.Limits(1, 10, 1, TransportSettings.DEFAULT), counters, message -> {
                    busy.countDown();
                    try {
                        gate.await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                });
        lanes.start();
        try (Peer peer = new Peer()) {
            DeliveryLanes.Batch batch = lanes.new Batch();
            batch.add(message(0, 0));
            batch.handOver(peer.connection());
            assertTrue(busy.await(30, TimeUnit.SECONDS));
            for (int number = 1; number < 50; number++) {
                batch.add(message(number, 0));
                batch.handOver(peer.connection());
            }
            assertTrue(counters.snapshot().heldBack() > 0);
            CountDownLatch paused = new CountDownLatch(1);
            peer.connection().execute(paused::countDown);
            assertTrue(paused.await(30, TimeUnit.SECONDS));
            peer.send();
            assertEquals(0, peer.received.size());

            gate.countDown();
            Integer size = peer.received.poll(30, TimeUnit.SECONDS);
            assertEquals(8, size);
        } finally {
            lanes.stop();
        }
    }

    private static Mtp3TransferPrimitive message(int number, int sls) {
        return PRIMITIVES.createMtp3TransferPrimitive(3, 2, 0, number, 2, sls, new byte[0]);
    }

    /** A connection with somebody at the other end, to be held back. */
    private static final class Peer implements AutoCloseable, ConnectionListener {
        private final BlockingQueue<Connection> connections = new LinkedBlockingQueue<>();
        private final BlockingQueue<Integer> received = new LinkedBlockingQueue<>();
        private final Transport transport =
                new Transport("test", new TransportSettings(1, 65_536, 1 << 20, Duration.ofSeconds(1), 17));
        private final Socket socket;

        Peer() throws Exception {
            ListeningPort port = transport.listen(
                    ListenSettings.tcp(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)), () -> this);
            socket = new Socket(port.address().getAddress(), port.address().getPort());
        }

        Connection connection() throws InterruptedException {
            Connection connection = connections.take();
            connections.add(connection);
            return connection;
        }

        void send() throws Exception {
            socket.getOutputStream().write(Octets.fromHex("0100030100000008").toByteArray());
        }

        @Override
        public void opened(Connection connection) {
            connections.add(connection);
        }

        @Override
        public void received(Connection connection, Octets message) {
            received.add(message.length());
        }

        @Override
        public void malformed(Connection connection, DecodeFailure failure, Octets head, boolean fatal) {}

        @Override
        public void closed(Connection connection, String reason) {}

        @Override
        public void close() throws IOException {
            socket.close();
            transport.close();
        }
    }
}
