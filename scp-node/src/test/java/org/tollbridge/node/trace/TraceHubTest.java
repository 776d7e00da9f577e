package org.tollbridge.node.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.tollbridge.adapter.m3ua.MessageTap;
import org.tollbridge.wire.Octets;

class TraceHubTest {

    private static final InetSocketAddress PEER = new InetSocketAddress(InetAddress.getLoopbackAddress(), 1);

    private final AtomicReference<Optional<MessageTap>> links = new AtomicReference<>(Optional.empty());
    private final TraceHub hub = new TraceHub(links::set);

    @Test
    void theLinksAreTappedWhileACaptureRunsAndNoLonger() {
        Capture first = hub.open().orElseThrow();
        Capture second = hub.open().orElseThrow();
        first.close();
        assertEquals(Optional.of(hub), links.get());
        second.close();
        assertEquals(Optional.empty(), links.get());
    }

    @Test
    void tooManyCapturesAreRefused() {
        List<Capture> open = new ArrayList<>();
        for (int i = 0; i < TraceHub.MOST; i++) {
            open.add(hub.open().orElseThrow());
        }
        assertEquals(Optional.empty(), hub.open());
        open.getFirst().close();
        assertTrue(hub.open().isPresent());
    }

    @Test
    void whatComesTooFastIsDroppedAndCounted() throws InterruptedException {
        try (Capture capture = hub.open().orElseThrow()) {
            for (int i = 0; i < 20_003; i++) {
                hub.message(true, PEER, Octets.EMPTY);
            }
            assertEquals(3, capture.dropped());
            assertTrue(capture.next(Duration.ZERO).isPresent());
        }
    }
}
