package org.tollbridge.node.trace;

import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.tollbridge.adapter.m3ua.MessageTap;
import org.tollbridge.wire.Octets;

/** Distributes the messages of a node's links to running captures. While none is running, the links do not call it. */
public final class TraceHub implements MessageTap {

    /** Largest number of simultaneous captures. */
    static final int MOST = 4;

    private final Consumer<Optional<MessageTap>> links;
    private final List<Capture> captures = new CopyOnWriteArrayList<>();

    /** @param links receives the tap for messages */
    public TraceHub(Consumer<Optional<MessageTap>> links) {
        this.links = links;
    }

    /** Starts a capture; empty when too many are running. */
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
