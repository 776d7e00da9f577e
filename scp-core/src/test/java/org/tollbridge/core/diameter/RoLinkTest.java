package org.tollbridge.core.diameter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import org.jdiameter.api.Avp;
import org.jdiameter.client.api.IMessage;
import org.jdiameter.client.impl.parser.MessageParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.LoggerFactory;
import org.tollbridge.core.credit.CreditQuery;
import org.tollbridge.core.time.NodeClock;

/** A link beside a server of few words. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class RoLinkTest {

    private static final int RE_AUTH = 258;
    private static final int CREDIT_CONTROL = 272;
    private static final int DEVICE_WATCHDOG = 280;
    private static final DiameterTimes TIMES = new DiameterTimes(10_000, 6_000, 500);
    private static final CreditQuery QUERY = new CreditQuery(
            CreditQuery.Type.INITIAL,
            "1;1;call",
            0,
            "call",
            "acme",
            "800",
            "8008101234",
            "",
            Optional.empty(),
            1_000,
            OptionalLong.empty(),
            1_000,
            OptionalInt.empty());

    private final MessageParser parser = new MessageParser();

    private IMessage read(Socket peer) throws Exception {
        DataInputStream in = new DataInputStream(peer.getInputStream());
        byte[] head = new byte[4];
        in.readFully(head);
        int length = ByteBuffer.wrap(head).getInt() & 0xFF_FFFF;
        ByteBuffer message = ByteBuffer.allocate(length).put(head);
        in.readFully(message.array(), head.length, length - head.length);
        return parser.createMessage(message.array());
    }

    private void write(Socket peer, IMessage message) throws Exception {
        ByteBuffer octets = parser.encodeMessage(message);
        byte[] all = new byte[octets.remaining()];
        octets.get(all);
        peer.getOutputStream().write(all);
    }

    private static void origin(IMessage message) {
        for (int each : new int[] {Avp.ORIGIN_HOST, Avp.ORIGIN_REALM, Avp.DESTINATION_HOST, Avp.DESTINATION_REALM}) {
            message.getAvps().removeAvp(each);
        }
        message.getAvps().addAvp(Avp.ORIGIN_HOST, "ocs.example", true, false, true);
        message.getAvps().addAvp(Avp.ORIGIN_REALM, "example", true, false, true);
    }

    private IMessage greet(Socket peer) throws Exception {
        IMessage request = read(peer);
        IMessage answer = (IMessage) request.createAnswer(2001);
        origin(answer);
        answer.getAvps().addAvp(Avp.HOST_IP_ADDRESS, InetAddress.getLoopbackAddress(), true, false);
        answer.getAvps().addAvp(Avp.VENDOR_ID, 0, true, false, true);
        answer.getAvps().addAvp(Avp.PRODUCT_NAME, "test", false, false, false);
        answer.getAvps().addAvp(Avp.AUTH_APPLICATION_ID, 4, true, false, true);
        write(peer, answer);
        return request;
    }

    @Test
    void aRequestOfTheServerIsRefused() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                RoLink link = link(server);
                Socket peer = server.accept()) {
            greet(peer);
            IMessage request = parser.createEmptyMessage(RE_AUTH, 4);
            request.setRequest(true);
            request.setProxiable(true);
            request.setHopByHopIdentifier(77);
            request.setEndToEndIdentifier(78);
            request.getAvps().addAvp(Avp.SESSION_ID, "scp1.example;1;2;call", true, false, false);
            origin(request);
            request.getAvps().addAvp(Avp.DESTINATION_HOST, "elsewhere.example", true, false, true);
            while (!link.ready()) {
                Thread.onSpinWait();
            }
            write(peer, request);

            IMessage answer = read(peer);
            assertTrue(!answer.isRequest() && answer.isError());
            assertEquals(RE_AUTH, answer.getCommandCode());
            assertEquals(77, answer.getHopByHopIdentifier());
            assertEquals(78, answer.getEndToEndIdentifier());
            assertEquals(OptionalLong.of(3001), Avps.resultCode(answer.getAvps()));
            assertEquals("scp1.example;1;2;call", answer.getSessionId());
            assertEquals(
                    "scp1.example", answer.getAvps().getAvp(Avp.ORIGIN_HOST).getDiameterIdentity());
            assertEquals("example", answer.getAvps().getAvp(Avp.ORIGIN_REALM).getDiameterIdentity());
        }
    }

    /** By a server, another number is taken for another process, and what it knew of the sessions of before is over. */
    @Test
    void theStartOfTheNodeIsToldAlikeInAllThatIsSent() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                RoLink link = link(server);
                Socket peer = server.accept()) {
            assertEquals(OptionalLong.of(7), Avps.number(greet(peer).getAvps(), Avp.ORIGIN_STATE_ID));
            while (!link.ready()) {
                Thread.onSpinWait();
            }
            assertTrue(link.send(QUERY, Optional.empty(), 1, false, reply -> {}));
            IMessage query = read(peer);
            assertEquals(CREDIT_CONTROL, query.getCommandCode());
            assertEquals(OptionalLong.of(7), Avps.number(query.getAvps(), Avp.ORIGIN_STATE_ID));

            IMessage watchdog = read(peer);
            assertEquals(DEVICE_WATCHDOG, watchdog.getCommandCode());
            assertEquals(OptionalLong.of(7), Avps.number(watchdog.getAvps(), Avp.ORIGIN_STATE_ID));
        }
    }

    @Test
    void aServerThatIsNeverReachedIsNamedOnce() throws Exception {
        ServerSocket nobody = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        nobody.close();
        CountDownLatch warned = new CountDownLatch(1);
        AppenderBase<ILoggingEvent> lines = new AppenderBase<>() {
            @Override
            protected void append(ILoggingEvent event) {
                if (event.getFormattedMessage().contains("ocs.example is unreachable at ")) {
                    warned.countDown();
                }
            }
        };
        Logger log = (Logger) LoggerFactory.getLogger(DiameterLink.class);
        Level before = log.getLevel();
        log.setLevel(Level.WARN);
        lines.start();
        log.addAppender(lines);
        try (RoLink link = link(nobody)) {
            warned.await();
            assertFalse(link.ready());
        } finally {
            log.detachAppender(lines);
            log.setLevel(before);
        }
    }

    private static RoLink link(ServerSocket server) throws IOException {
        return RoLink.open(
                new DiameterNode("scp1.example", "example", 7),
                new DiameterPeer(
                        new DiameterNode("ocs.example", "example"),
                        new InetSocketAddress(server.getInetAddress(), server.getLocalPort())),
                TIMES,
                1_000,
                100,
                NodeClock.system());
    }
}
