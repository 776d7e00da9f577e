package org.tollbridge.node.trace;

import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.tollbridge.adapter.m3ua.MessageTap;
import org.tollbridge.wire.Octets;

/** Hands the messages of a node's links to the captures that run. While none runs the links do not even call it. */
public final class TraceHub implements MessageTap {

    /** Captures at one time. */
    static final int MOST = 4;

    private final Consumer<Optional<MessageTap>> links;
    private final List<Capture> captures = new CopyOnWriteArrayList<>();

    /** @param links takes the tap that is to see the messages */
    public TraceHub(Consumer<Optional<MessageTap>> links) {
        this.links = links;
    }

    /** Begins a capture; empty when too many run. */
    synchronized Optional<Capture> open() {
        if (captures.size() >= MOST) {
            return Optional.empty();
        }
        Capture capture = new Capture(this);
        captures.add(capture);
        links.accept(Optional.of(this));
        return Optional.of(capture);
    }

    synchronized void close(Capture capture) {
        captures.remove(capture);
        if (captures.isEmpty()) {
            links.accept(Optional.empty());
        }
    }

    @Override
    public void message(boolean received, InetSocketAddress peer, Octets m3ua) {
        Captured captured = new Captured(Instant.now(), received, peer, m3ua);
        for (Capture capture : captures) {
            capture.offer(captured);
        }
    }
}
