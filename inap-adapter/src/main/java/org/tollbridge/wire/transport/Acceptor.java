package org.tollbridge.wire.transport;

import com.sun.nio.sctp.SctpChannel;
import com.sun.nio.sctp.SctpServerChannel;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.SelectableChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The part of a listening port that differs between TCP and SCTP. */
sealed interface Acceptor {

    static Acceptor open(ListenSettings settings, int sctpStreams) throws IOException {
        return switch (settings.protocol()) {
            case TCP -> TcpAcceptor.open(settings.addresses().getFirst());
            case SCTP -> SctpAcceptor.open(settings, sctpStreams);
        };
    }

    SelectableChannel channel();

    /** The port number that the acceptor is bound to. */
    int port() throws IOException;

    /** Accepts the next waiting connection, if there is one. */
    Optional<Incoming> accept() throws IOException;

    /** A connection that was accepted but not yet set up. */
    record Incoming(SelectableChannel channel, InetSocketAddress remote) {}

    record TcpAcceptor(ServerSocketChannel channel) implements Acceptor {
        static TcpAcceptor open(InetSocketAddress address) throws IOException {
            ServerSocketChannel channel = ServerSocketChannel.open();
            try {
                channel.setOption(StandardSocketOptions.SO_REUSEADDR, true);
                channel.bind(address, 128);
                return new TcpAcceptor(channel);
            } catch (IOException e) {
                channel.close();
                throw e;
            }
        }

        @Override
        public int port() throws IOException {
            return ((InetSocketAddress) channel.getLocalAddress()).getPort();
        }

        @Override
        public Optional<Incoming> accept() throws IOException {
            SocketChannel accepted = channel.accept();
            if (accepted == null) {
                return Optional.empty();
            }
            Tcp.configure(accepted);
            return Optional.of(new Incoming(accepted, (InetSocketAddress) accepted.getRemoteAddress()));
        }
    }

    record SctpAcceptor(SctpServerChannel channel) implements Acceptor {

        /**
         * How long to wait for the port while associations of a node that has just ended still hold it; Java offers no
         * way to share it.
         */
        private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(3);

        private static final long PAUSE_MILLIS = 50;

        static SctpAcceptor open(ListenSettings settings, int streams) throws IOException {
            long limit = System.nanoTime() + PATIENCE_NANOS;
            while (true) {
                try {
                    return new SctpAcceptor(Sctp.listen(settings.addresses(), streams));
                } catch (BindException inUse) {
                    if (System.nanoTime() - limit > 0) {
                        throw inUse;
                    }
                    pause(inUse);
                }
            }
        }

        private static void pause(BindException inUse) throws BindException {
            try {
                Thread.sleep(PAUSE_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw inUse;
            }
        }

        @Override
        public int port() throws IOException {
            for (SocketAddress local : channel.getAllLocalAddresses()) {
                return ((InetSocketAddress) local).getPort();
            }
            throw new IOException("not bound");
        }

        @Override
        public Optional<Incoming> accept() throws IOException {
            for (int i = 0; i < Sctp.BACKLOG; i++) {
                SctpChannel accepted = channel.accept();
                if (accepted == null) {
                    break;
                }
                try {
                    return Optional.of(new Incoming(accepted, Sctp.configure(accepted)));
                } catch (IOException gone) {
                    // The peer closed it before it was accepted, which is not a fault of the port.
                    accepted.close();
                }
            }
            return Optional.empty();
        }
    }
}
