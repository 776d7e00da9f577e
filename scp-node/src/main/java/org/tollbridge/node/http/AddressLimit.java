package org.tollbridge.node.http;

import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.SocketChannelEndPoint;
import org.jspecify.annotations.Nullable;
import org.tollbridge.provisioning.access.AddressOwner;

/**
 * How many connections one address may have: one more is closed at once. Addresses with one {@link AddressOwner} count as
 * one.
 */
final class AddressLimit implements Connection.Listener {

    private final int most;
    private final Map<String, Integer> counts = new ConcurrentHashMap<>();

    /** Whose each is: one that is closed knows it no more. */
    private final Map<Connection, String> owners = new ConcurrentHashMap<>();

    AddressLimit(int most) {
        this.most = most;
    }

    @Override
    public void onOpened(Connection connection) {
        // Of a connection with TLS there are two, one within the other.
        if (connection.getEndPoint() instanceof SocketChannelEndPoint endPoint) {
            String owner = owner(endPoint.getRemoteSocketAddress());
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
    private static String owner(@Nullable SocketAddress address) {
        if (address instanceof InetSocketAddress remote) {
            return AddressOwner.of(remote.getAddress());
        }
        return "";
    }
}
