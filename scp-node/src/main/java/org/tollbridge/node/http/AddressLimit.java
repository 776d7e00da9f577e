package org.tollbridge.node.http;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.SocketChannelEndPoint;
import org.jspecify.annotations.Nullable;

/**
 * How many connections one address may have: one more is closed at once. Of IPv6, all addresses of a network of 64 bits count
 * as one, since whoever has one of them has all.
 */
final class AddressLimit implements Connection.Listener {

    private final int most;
    private final Map<Object, Integer> counts = new ConcurrentHashMap<>();

    /** Whose each is: one that is closed knows it no more. */
    private final Map<Connection, Object> owners = new ConcurrentHashMap<>();

    AddressLimit(int most) {
        this.most = most;
    }

    @Override
    public void onOpened(Connection connection) {
        // Of a connection with TLS there are two, one within the other.
        if (connection.getEndPoint() instanceof SocketChannelEndPoint endPoint) {
            Object owner = owner(endPoint.getRemoteSocketAddress());
            owners.put(connection, owner);
            if (counts.merge(owner, 1, Integer::sum) > most) {
                endPoint.close();
            }
        }
    }

    @Override
    public void onClosed(Connection connection) {
        Optional.ofNullable(owners.remove(connection))
                .ifPresent(owner -> counts.computeIfPresent(owner, (key, count) -> count == 1 ? null : count - 1));
    }

    /** For one that was closed before it was looked at, nobody. */
    private static Object owner(@Nullable SocketAddress address) {
        if (address instanceof InetSocketAddress remote) {
            InetAddress host = remote.getAddress();
            return host instanceof Inet6Address
                    ? ByteBuffer.wrap(host.getAddress()).getLong()
                    : host;
        }
        return "";
    }
}
