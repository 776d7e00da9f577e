package org.tollbridge.wire.transport;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.LoggerFactory;

/**
 * An open port. When a limit is reached, a new connection replaces the oldest one that has not proven itself, so that
 * idle connections cannot keep a switch out; if there is none, the new one is refused.
 */
public final class ListeningPort implements IoLoop.Ready, AutoCloseable {

    private static final LimitedLog LOG = new LimitedLog(LoggerFactory.getLogger(ListeningPort.class));
    private static final int ACCEPTS = 64;
    private static final Duration RETRY_ACCEPT = Duration.ofMillis(100);

    private final Transport transport;
    private final ListenSettings settings;
    private final Supplier<ConnectionListener> listeners;
    private final IoLoop loop;
    private final Acceptor acceptor;
    private final List<InetSocketAddress> addresses;
    /** In order of arrival; the value is empty until the I/O thread has set up the connection. */
    private final Map<Slot, Optional<Connection>> slots = new LinkedHashMap<>();

    private ListeningPort(
            Transport transport,
            ListenSettings settings,
            Supplier<ConnectionListener> listeners,
            IoLoop loop,
            Acceptor acceptor)
            throws IOException {
        this.transport = transport;
        this.loop = loop;
        this.settings = settings;
        this.listeners = listeners;
        this.acceptor = acceptor;
        int port = acceptor.port();
        this.addresses = settings.bound().stream()
                .map(wanted -> new InetSocketAddress(wanted.getAddress(), port))
                .toList();
    }

    static ListeningPort open(Transport transport, ListenSettings settings, Supplier<ConnectionListener> listeners)
            throws TransportException {
        for (InetSocketAddress wanted : settings.bound()) {
            if (wanted.isUnresolved()) {
                throw TransportException.listening(settings, new IOException("unknown host " + wanted.getHostString()));
            }
        }
        try {
            Acceptor acceptor = Acceptor.open(settings, transport.settings().sctpStreams());
            IoLoop loop = transport.nextLoop();
            ListeningPort port = new ListeningPort(transport, settings, listeners, loop, acceptor);
            loop.register(acceptor.channel(), SelectionKey.OP_ACCEPT, port);
            loop.execute(() -> {});
            return port;
        } catch (TransportException e) {
            throw e;
        } catch (IOException e) {
            throw TransportException.listening(settings, e);
        }
    }

    /** The bound addresses, with the actual port if port 0 was requested; one address over TCP. */
    public List<InetSocketAddress> addresses() {
        return addresses;
    }

    /** The first of {@link #addresses()}. */
    public InetSocketAddress address() {
        return addresses.getFirst();
    }

    /** Stops accepting connections. Established connections are not affected. */
    @Override
    public void close() {
        closeQuietly(acceptor.channel());
    }

    private void closeQuietly(SelectableChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            LOG.warn("a channel of {} did not close cleanly: {}", address(), TransportException.reason(e));
        }
    }

    @Override
    public void ready(SelectionKey key) {
        try {
            acceptSome();
        } catch (IOException e) {
            // Usually the machine is out of file descriptors, and the port would become ready again at once.
            LOG.warn("accepting on {} failed: {}", address(), TransportException.reason(e));
            key.interestOps(0);
            loop.schedule(RETRY_ACCEPT, () -> {
                if (key.isValid()) {
                    key.interestOps(SelectionKey.OP_ACCEPT);
                }
            });
        }
    }

    private void acceptSome() throws IOException {
        for (int i = 0; i < ACCEPTS; i++) {
            Optional<Acceptor.Incoming> incoming = acceptor.accept();
            if (incoming.isEmpty()) {
                return;
            }
            admit(incoming.get());
        }
    }

    @Override
    public void failed(String reason) {
        LOG.warn("accepting on {} failed: {}", address(), reason);
    }

    @Override
    public void stopped() {
        close();
    }

    private void admit(Acceptor.Incoming incoming) throws IOException {
        Slot slot = new Slot(incoming.remote());
        synchronized (slots) {
            if (!makeRoom(incoming.remote().getAddress())) {
                transport.mutableCounters().refused();
                LOG.warn("connection from {} rejected: too many connections", incoming.remote());
                incoming.channel().close();
                return;
            }
            slots.put(slot, Optional.empty());
        }
        IoLoop home = transport.nextLoop();
        home.execute(() -> open(home, incoming, slot));
    }

    /** Call with the lock on {@link #slots}. */
    private boolean makeRoom(InetAddress peer) {
        long fromPeer = slots.keySet().stream()
                .filter(slot -> slot.remote.getAddress().equals(peer))
                .count();
        if (fromPeer >= settings.maximumPerAddress()) {
            return evict(Optional.of(peer));
        }
        return slots.size() < settings.maximumConnections() || evict(Optional.empty());
    }

    private boolean evict(Optional<InetAddress> peer) {
        Iterator<Map.Entry<Slot, Optional<Connection>>> entries =
                slots.entrySet().iterator();
        while (entries.hasNext()) {
            Map.Entry<Slot, Optional<Connection>> entry = entries.next();
            Optional<Connection> connection = entry.getValue();
            boolean candidate =
                    peer.isEmpty() || entry.getKey().remote.getAddress().equals(peer.get());
            if (candidate && connection.isPresent() && !connection.get().isProven()) {
                entries.remove();
                transport.mutableCounters().evicted();
                connection.get().close("made room for a newer connection");
                return true;
            }
        }
        return false;
    }

    private void open(IoLoop home, Acceptor.Incoming incoming, Slot slot) {
        try {
            Transport.Context context = new Transport.Context(
                    incoming.remote(), transport.settings(), transport.mutableCounters(), closed -> free(slot));
            Connection connection = Connection.open(home, incoming.channel(), context, listeners.get());
            synchronized (slots) {
                slots.computeIfPresent(slot, (key, value) -> Optional.of(connection));
            }
            home.schedule(settings.provingTime(), () -> {
                if (!connection.isProven() && !connection.isClosed()) {
                    transport.mutableCounters().evicted();
                    connection.close(
                            "no valid ASPUP within " + settings.provingTime().toMillis() + " ms");
                }
            });
        } catch (IOException | RuntimeException e) {
            free(slot);
            closeQuietly(incoming.channel());
            LOG.warn("connection from {} could not be set up: {}", incoming.remote(), TransportException.reason(e));
        }
    }

    private void free(Slot slot) {
        synchronized (slots) {
            slots.remove(slot);
        }
    }

    /** One accepted connection, compared by identity. */
    private static final class Slot {
        private final InetSocketAddress remote;

        Slot(InetSocketAddress remote) {
            this.remote = remote;
        }
    }
}
