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
 * Limits the connections of one address; a further one is closed at once. Addresses with the same {@link AddressOwner}
 * count as one.
 */
final class AddressLimit implements Connection.Listener {

    private final int most;
    private final Map<String, Integer> counts = new ConcurrentHashMap<>();

    /** The owner of each connection, because a closed connection no longer knows its address. */
    private final Map<Connection, String> owners = new ConcurrentHashMap<>();

    AddressLimit(int most) {
        this.most = most;
    }

    @Override
    public void onOpened(Connection connection) {
        // A TLS connection appears twice, one inside the other.
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

    /** Empty for a connection that was closed before it was examined. */
    private static String owner(@Nullable SocketAddress address) {
        if (address instanceof InetSocketAddress remote) {
            return AddressOwner.of(remote.getAddress());
        }
        return "";
    }
}
