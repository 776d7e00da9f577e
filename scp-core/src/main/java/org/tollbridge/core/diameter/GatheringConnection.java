package org.tollbridge.core.diameter;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jdiameter.api.AvpDataException;
import org.jdiameter.api.Configuration;
import org.jdiameter.api.Message;
import org.jdiameter.api.OverloadException;
import org.jdiameter.client.api.IMessage;
import org.jdiameter.client.api.io.IConnection;
import org.jdiameter.client.api.io.IConnectionListener;
import org.jdiameter.client.api.io.TransportError;
import org.jdiameter.client.api.io.TransportException;
import org.jdiameter.client.api.parser.IMessageParser;
import org.jdiameter.client.api.parser.ParseException;
import org.jdiameter.client.impl.helpers.Parameters;
import org.jdiameter.common.api.concurrent.IConcurrentFactory;
import org.jspecify.annotations.Nullable;

/**
 * The connection of a jDiameter peer, by a {@link DiameterSocket} for each connect. jDiameter's own class writes and
 * reads message by message, and loops without end while a server does not read. jDiameter instantiates it by name.
 */
public final class GatheringConnection implements IConnection {

    private final long createdMillis = System.currentTimeMillis();
    private final List<IConnectionListener> listeners = new CopyOnWriteArrayList<>();
    private final InetSocketAddress remote;
    private final InetSocketAddress local;
    private final IMessageParser parser;
    private final int connectMillis;
    private final String key;
    private volatile Optional<DiameterSocket> socket = Optional.empty();

    /** Takes the arguments of jDiameter's own class; connecting may take as long as the first answer. */
    public GatheringConnection(
            Configuration configuration,
            IConcurrentFactory threads,
            InetAddress remoteAddress,
            int remotePort,
            InetAddress localAddress,
            int localPort,
            IMessageParser parser,
            @Nullable String security) {
        this.remote = new InetSocketAddress(remoteAddress, remotePort);
        this.local = new InetSocketAddress(localAddress, localPort);
        this.parser = parser;
        this.connectMillis = Math.toIntExact(
                configuration.getLongValue(Parameters.CeaTimeOut.ordinal(), (Long) Parameters.CeaTimeOut.defValue()));
        this.key = "aaa://" + remoteAddress.getHostAddress() + ":" + remotePort;
    }

    /** Adds a first listener. */
    public GatheringConnection(
            Configuration configuration,
            IConcurrentFactory threads,
            InetAddress remoteAddress,
            int remotePort,
            InetAddress localAddress,
            int localPort,
            IConnectionListener listener,
            IMessageParser parser,
            @Nullable String security) {
        this(configuration, threads, remoteAddress, remotePort, localAddress, localPort, parser, security);
        listeners.add(listener);
    }

    @Override
    public long getCreatedTime() {
        return createdMillis;
    }

    @Override
    public String getKey() {
        return key;
    }

    @Override
    public synchronized void connect() throws TransportException {
        disconnect();
        try {
            DiameterSocket next = DiameterSocket.connect(local, remote, connectMillis, new Receiver());
            socket = Optional.of(next);
            tell(listener -> listener.connectionOpened(key));
            next.start();
        } catch (IOException e) {
            throw new TransportException("no connection to " + key, TransportError.NetWorkError, e);
        }
    }

    @Override
    public void disconnect() {
        socket.ifPresent(DiameterSocket::close);
    }

    @Override
    public void release() {
        disconnect();
        listeners.clear();
    }

    /**
     * Sends a message without waiting.
     *
     * @throws OverloadException when the peer does not read what it was sent before
     * @throws TransportException when there is no connection
     */
    @Override
    public void sendMessage(IMessage message) throws TransportException, OverloadException {
        Optional<DiameterSocket> now = socket;
        if (now.isEmpty()) {
            throw new TransportException("no connection to " + key, TransportError.FailedSendMessage);
        }
        try {
            ByteBuffer octets = parser.encodeMessage(message);
            if (!now.get().send(octets, isOfLink(message))) {
                throw new OverloadException(key + " does not read what it is sent");
            }
        } catch (IOException | ParseException e) {
            throw new TransportException("a message cannot be sent to " + key, TransportError.FailedSendMessage, e);
        }
    }

    private static boolean isOfLink(IMessage message) {
        return switch (message.getCommandCode()) {
            case Message.CAPABILITIES_EXCHANGE_REQUEST,
                    Message.DEVICE_WATCHDOG_REQUEST,
                    Message.DISCONNECT_PEER_REQUEST -> true;
            default -> false;
        };
    }

    @Override
    public boolean isNetworkInitiated() {
        return false;
    }

    @Override
    public boolean isConnected() {
        return socket.filter(DiameterSocket::isOpen).isPresent();
    }

    @Override
    public InetAddress getRemoteAddress() {
        return remote.getAddress();
    }

    @Override
    public int getRemotePort() {
        return remote.getPort();
    }

    @Override
    public void addConnectionListener(IConnectionListener listener) {
        listeners.add(listener);
    }

    @Override
    public void remAllConnectionListener() {
        listeners.clear();
    }

    @Override
    public void remConnectionListener(IConnectionListener listener) {
        listeners.remove(listener);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return type.isInstance(this);
    }

    @Override
    public <T> T unwrap(Class<T> type) {
        return type.cast(this);
    }

    private void tell(Consumer<IConnectionListener> what) {
        listeners.forEach(what);
    }

    /** Notifies the listeners as jDiameter's own connection does. */
    private final class Receiver implements DiameterSocket.Receiver {

        @Override
        public void received(byte[] octets) {
            try {
                IMessage message = parser.createMessage(ByteBuffer.wrap(octets));
                tell(listener -> listener.messageReceived(key, message));
            } catch (AvpDataException e) {
                TransportException cause = new TransportException(
                        "a message that cannot be read", TransportError.ReceivedBrokenMessage, e);
                tell(listener -> listener.internalError(key, null, cause));
            }
        }

        @Override
        public void closed() {
            tell(listener -> listener.connectionClosed(key, List.of()));
        }
    }
}
