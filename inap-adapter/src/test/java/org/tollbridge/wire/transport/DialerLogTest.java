package org.tollbridge.wire.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.LoggerFactory;
import org.tollbridge.wire.Octets;
import org.tollbridge.wire.m3ua.DecodeFailure;

@Timeout(60)
class DialerLogTest {

    private static final int ATTEMPTS = 6;

    /** A user of connections that says nothing. */
    private static final class Silent implements ConnectionListener {

        @Override
        public void opened(Connection connection) {}

        @Override
        public void received(Connection connection, Octets message) {}

        @Override
        public void malformed(Connection connection, DecodeFailure failure, Octets head, boolean fatal) {}

        @Override
        public void closed(Connection connection, String reason) {}
    }

    private final Logger logger = (Logger) LoggerFactory.getLogger(Dialer.class);
    private final ListAppender<ILoggingEvent> told = new ListAppender<>();

    @BeforeEach
    void listen() {
        told.start();
        logger.setLevel(Level.INFO);
        logger.addAppender(told);
    }

    @AfterEach
    void stop() {
        logger.detachAppender(told);
        logger.setLevel(null);
    }

    @Test
    void ofManyFailuresInARowTheFirstIsToldAndThenTheConnection() throws Exception {
        try (Transport transport = new Transport("dialler", TransportSettings.DEFAULT);
                ServerSocket peer = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            InetSocketAddress address = new InetSocketAddress(peer.getInetAddress(), peer.getLocalPort());
            DialSettings often = new DialSettings(
                    Protocol.TCP, List.of(address), List.of(), Duration.ofMillis(2), Duration.ofMillis(4));
            Dialer dialer = transport.dial(often, Silent::new);
            for (int i = 0; i < ATTEMPTS; i++) {
                peer.accept().close();
            }
            dialer.close();
        }
        String where = "127.0.0.1:";
        assertEquals(
                List.of("connection lost", "connected"),
                List.copyOf(told.list).stream()
                        .map(ILoggingEvent::getFormattedMessage)
                        .filter(message -> message.startsWith(where))
                        .map(message -> message.replaceAll("^" + where + "[0-9]+: |; next attempt.*", ""))
                        .toList());
    }
}
