package org.tollbridge.node.run;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.tollbridge.core.diameter.DiameterNode;
import org.tollbridge.core.diameter.DiameterPeer;
import org.tollbridge.core.diameter.DiameterTimes;
import org.tollbridge.node.config.ChargingKeys;
import org.tollbridge.node.config.Keys;
import org.tollbridge.node.config.Values;

/** Reads configuration common to accounting and credit. */
final class DiameterReader {

    /** Configuration keys of a list of servers. */
    record ServerKeys(String list, String host, String realm, String address, String port) {}

    private static final long LAST_STATE = 0xFFFF_FFFFL;

    private DiameterReader() {}

    /**
     * The node's own Diameter identity.
     *
     * @param starts number of its earlier starts
     */
    static DiameterNode own(Values values, long starts) {
        String realm = values.text(ChargingKeys.DIAMETER_REALM);
        String host =
                values.optional(ChargingKeys.DIAMETER_HOST).orElseGet(() -> values.text(Keys.NODE_NAME) + "." + realm);
        return new DiameterNode(host, realm, 1 + Math.floorMod(starts, LAST_STATE));
    }

    static DiameterTimes times(Values values) {
        return new DiameterTimes(
                values.integer(ChargingKeys.DIAMETER_ANSWER),
                1_000 * values.integer(ChargingKeys.DIAMETER_WATCHDOG),
                values.integer(ChargingKeys.DIAMETER_RECONNECT));
    }

    /**
     * The servers of a list, in order.
     *
     * @throws IllegalArgumentException when an address or name is invalid, or a server occurs twice
     */
    static List<DiameterPeer> servers(Values values, ServerKeys keys) {
        String realm = values.text(ChargingKeys.DIAMETER_REALM);
        Set<String> hosts = new HashSet<>();
        List<DiameterPeer> servers = new ArrayList<>();
        for (Values item : values.list(keys.list())) {
            String host = item.text(keys.host());
            if (!hosts.add(host)) {
                throw new IllegalArgumentException(
                        item.place(keys.host()) + ": " + host + " occurs twice; keep one of them");
            }
            servers.add(new DiameterPeer(
                    new DiameterNode(host, item.optional(keys.realm()).orElse(realm)),
                    new InetSocketAddress(
                            Peers.address(item.text(keys.address()), item.place(keys.address())),
                            item.integer(keys.port()))));
        }
        return servers;
    }
}
