package org.tollbridge.wire.transport;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** A fixed number of I/O threads, and the ports and connections that they serve. */
public final class Transport implements AutoCloseable {

    /** What a connection needs to know about its origin. */
    record Context(
            InetSocketAddress remote,
            TransportSettings settings,
            TransportCounters counters,
            Consumer<Connection> onClosed) {}

    private final TransportSettings settings;
    private final TransportCounters counters = new TransportCounters();
    private final List<IoLoop> loops = new ArrayList<>();
    private final AtomicInteger next = new AtomicInteger();

    /**
     * Starts the threads.
     *
     * @param name the name of the threads
     */
    public Transport(String name, TransportSettings settings) {
        this.settings = settings;
        for (int i = 0; i < settings.ioThreads(); i++) {
            IoLoop loop = new IoLoop(name + "-io-" + i);
            loops.add(loop);
            loop.start();
        }
    }

    /**
     * Opens a port.
     *
     * @param listeners makes a new listener for each connection, so that connections share no state
     * @throws TransportException if it cannot be opened; the message gives the reason and the remedy
     */
    public ListeningPort listen(ListenSettings listenSettings, Supplier<ConnectionListener> listeners)
            throws TransportException {
        return ListeningPort.open(this, listenSettings, listeners);
    }

    /**
     * Connects to a peer and reconnects whenever the connection ends.
     *
     * @param listeners makes a new listener for each connection
     * @throws TransportException if the protocol is not available on this machine; not if the peer does not answer
     */
    public Dialer dial(DialSettings dialSettings, Supplier<ConnectionListener> listeners) throws TransportException {
        return Dialer.start(this, dialSettings, listeners);
    }

    /** Runs a task on an I/O thread after a delay. It must not block. */
    public void schedule(Duration delay, Runnable task) {
        loops.getFirst().schedule(delay, task);
    }

    public TransportCounters.Snapshot counters() {
        return counters.snapshot();
    }

    /** Closes every port and connection and ends the threads. */
    @Override
    public void close() {
        for (IoLoop loop : loops) {
            try {
                loop.stop();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    TransportSettings settings() {
        return settings;
    }

    TransportCounters mutableCounters() {
        return counters;
    }

    IoLoop nextLoop() {
        return loops.get(Math.floorMod(next.getAndIncrement(), loops.size()));
    }
}
