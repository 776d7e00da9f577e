package org.tollbridge.wire.transport;

import com.sun.nio.sctp.SctpChannel;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.LoggerFactory;

/** Maintains a connection to one peer: connects, and reconnects with increasing waits. */
public final class Dialer implements AutoCloseable {

    private static final LimitedLog LOG = new LimitedLog(LoggerFactory.getLogger(Dialer.class));
    /** The shortest time between log lines after the first failure in a row. */
    private static final Duration TOLD = Duration.ofMinutes(1);

    private final Transport transport;
    private final DialSettings settings;
    private final Supplier<ConnectionListener> listeners;
    private final IoLoop loop;
    private Duration wait;
    private long begun;
    private int attempts;
    private int failures;
    private long toldAt;
    private boolean toldOfFailure;
    private Optional<Attempt> attempt = Optional.empty();
    private Optional<Connection> connection = Optional.empty();
    private volatile boolean stopped;

    private Dialer(Transport transport, DialSettings settings, Supplier<ConnectionListener> listeners) {
        this.transport = transport;
        this.settings = settings;
        this.listeners = listeners;
        this.loop = transport.nextLoop();
        this.wait = settings.firstWait();
    }

    static Dialer start(Transport transport, DialSettings settings, Supplier<ConnectionListener> listeners)
            throws TransportException {
        if (settings.protocol() == Protocol.SCTP) {
            requireSctp();
        }
        Dialer dialer = new Dialer(transport, settings, listeners);
        dialer.loop.execute(dialer::connect);
        return dialer;
    }

    private static void requireSctp() throws TransportException {
        try {
            SctpChannel.open().close();
        } catch (UnsupportedOperationException | IOException e) {
            throw TransportException.noSctp(e);
        }
    }

    /** Closes the connection and does not reconnect. */
    @Override
    public void close() {
        stopped = true;
        loop.execute(() -> {
            attempt.ifPresent(a -> a.abandon("no longer wanted"));
            connection.ifPresent(c -> c.close("no longer wanted"));
        });
    }

    private void connect() {
        if (stopped) {
            return;
        }
        begun = System.nanoTime();
        try {
            InetSocketAddress remote =
                    settings.remotes().get(attempts++ % settings.remotes().size());
            Attempt started = new Attempt(settings.protocol() == Protocol.TCP ? tcp() : sctp(), remote);
            attempt = Optional.of(started);
            started.begin();
        } catch (IOException e) {
            again(TransportException.reason(e));
        }
    }

    private SelectableChannel tcp() throws IOException {
        SocketChannel channel = SocketChannel.open();
        try {
            channel.configureBlocking(false);
            Tcp.configure(channel);
            channel.setOption(StandardSocketOptions.SO_REUSEADDR, true);
            if (!settings.local().isEmpty()) {
                channel.bind(settings.local().getFirst());
            }
            return channel;
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    private SelectableChannel sctp() throws IOException {
        SctpChannel channel = Sctp.open(settings.local(), transport.settings().sctpStreams());
        channel.configureBlocking(false);
        return channel;
    }

    private void again(String reason) {
        attempt = Optional.empty();
        connection = Optional.empty();
        if (stopped) {
            return;
        }
        long nanos = wait.toNanos();
        long shortened = nanos - ThreadLocalRandom.current().nextLong(nanos / 4 + 1);
        // Measured from the last attempt, so that an attempt that timed out does not delay the next one further.
        long pause = Math.max(0, shortened - (System.nanoTime() - begun));
        tell(reason, TimeUnit.NANOSECONDS.toMillis(pause));
        Duration doubled = wait.multipliedBy(2);
        wait = doubled.compareTo(settings.longestWait()) < 0 ? doubled : settings.longestWait();
        loop.schedule(Duration.ofNanos(pause), this::connect);
    }

    private void tell(String reason, long pauseMillis) {
        long now = System.nanoTime();
        if (failures++ == 0 || now - toldAt > TOLD.toNanos()) {
            toldAt = now;
            toldOfFailure = true;
            LOG.info("{}: {}; next attempt in {} ms", TransportException.name(settings.remote()), reason, pauseMillis);
        }
    }

    private void lost(Connection lostConnection) {
        if (lostConnection.isProven()) {
            attempts = 0;
            failures = 0;
            wait = settings.firstWait();
        }
        begun = System.nanoTime();
        again("connection lost");
    }

    /** One attempt to connect. */
    private final class Attempt implements IoLoop.Ready {
        private final SelectableChannel channel;
        private final InetSocketAddress remote;
        private boolean over;

        Attempt(SelectableChannel channel, InetSocketAddress remote) {
            this.channel = channel;
            this.remote = remote;
        }

        void begin() throws IOException {
            try {
                boolean connected = switch (channel) {
                    case SocketChannel tcp -> tcp.connect(remote);
                    case SctpChannel sctp -> sctp.connect(remote);
                    default -> throw new IOException("neither TCP nor SCTP: " + channel);
                };
                if (connected) {
                    established();
                } else {
                    loop.register(channel, SelectionKey.OP_CONNECT, this);
                    loop.schedule(transport.settings().connectTimeout(), () -> abandon("no answer to the connection"));
                }
            } catch (IOException | RuntimeException e) {
                // Connecting also throws unchecked exceptions, for example for an address that does not resolve.
                over = true;
                channel.close();
                throw e instanceof IOException io ? io : new IOException(e.toString(), e);
            }
        }

        @Override
        public void ready(SelectionKey key) throws IOException {
            boolean connected = switch (channel) {
                case SocketChannel tcp -> tcp.finishConnect();
                case SctpChannel sctp -> sctp.finishConnect();
                default -> false;
            };
            if (connected) {
                established();
            }
        }

        @Override
        public void failed(String reason) {
            abandon(reason);
        }

        @Override
        public void stopped() {
            over = true;
            closeQuietly();
        }

        private void established() {
            over = true;
            attempt = Optional.empty();
            Transport.Context context =
                    new Transport.Context(remote, transport.settings(), transport.mutableCounters(), Dialer.this::lost);
            try {
                if (channel instanceof SctpChannel sctp) {
                    Sctp.configure(sctp);
                }
                connection = Optional.of(Connection.open(loop, channel, context, listeners.get()));
                if (toldOfFailure) {
                    toldOfFailure = false;
                    LOG.info("{}: connected", TransportException.name(remote));
                }
            } catch (IOException | RuntimeException e) {
                closeQuietly();
                again(TransportException.reason(e));
            }
        }

        private void abandon(String reason) {
            if (over) {
                return;
            }
            over = true;
            closeQuietly();
            again(reason);
        }

        private void closeQuietly() {
            try {
                channel.close();
            } catch (IOException e) {
                LOG.warn("{}: {}", remote, TransportException.reason(e));
            }
        }
    }
}
