package org.tollbridge.core.cluster;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How a node finds the others.
 *
 * @param nodeName the node's own name; unique in the cluster
 * @param version of the product
 * @param name of the cluster; members of another cluster are refused
 * @param secret part of what members must agree on; sent in clear text, it protects against mistakes, not attackers
 * @param address the only address that is listened on and announced to the others
 * @param port TCP
 * @param publicAddress whether the address may be reachable from the whole Internet
 * @param members addresses of all nodes with their ports, including this node's; empty with {@code service}
 * @param service DNS name of a headless Kubernetes service whose pods are the members
 * @param nodes size of the complete cluster; more than half of the nodes must see each other to count
 * @param place of a node that shares its point code with others
 */
public record ClusterSettings(
        String nodeName,
        String version,
        String name,
        Optional<String> secret,
        InetAddress address,
        int port,
        boolean publicAddress,
        List<String> members,
        Optional<String> service,
        int nodes,
        Optional<Place> place) {

    /**
     * Place of a node among those that share its point code.
     *
     * @param number its own, 1 to 127
     * @param port TCP, at its address, for messages of its dialogues from the other nodes
     * @param range prefix of the transaction ids of this start of the node; different at its next start
     * @param adoptsAfter how long a node must be gone before another one takes over its calls; empty if none does
     */
    public record Place(int number, int port, int pointCode, int range, Optional<Duration> adoptsAfter) {}

    /** Creates the settings of a node whose dialogues no other node knows. */
    public ClusterSettings(
            String nodeName,
            String version,
            String name,
            Optional<String> secret,
            InetAddress address,
            int port,
            boolean publicAddress,
            List<String> members,
            Optional<String> service,
            int nodes) {
        this(nodeName, version, name, secret, address, port, publicAddress, members, service, nodes, Optional.empty());
    }

    public ClusterSettings {
        members = List.copyOf(members);
        if (members.isEmpty() == service.isEmpty()) {
            throw new IllegalArgumentException("the nodes are given by their addresses or by a Kubernetes service: name"
                    + " one of both in cluster.members and cluster.kubernetes-service");
        }
        if (nodes < 1) {
            throw new IllegalArgumentException(
                    "a cluster of " + nodes + " nodes cannot be: say in cluster.nodes how many there are");
        }
        if (address.isAnyLocalAddress() || address.isMulticastAddress()) {
            throw new IllegalArgumentException("cluster.address cannot be " + address.getHostAddress()
                    + ": give the one address by which the other nodes reach this one");
        }
        if (!publicAddress && !isPrivate(address)) {
            throw new IllegalArgumentException("cluster.address " + address.getHostAddress()
                    + " can be reached from everywhere, and whoever reaches it rules the counters: use an address of a"
                    + " private network, or say cluster.public-address: true where a firewall stands before it");
        }
    }

    /**
     * Returns how long a node must be gone before another one takes over its calls. Empty if none does, as in a cluster
     * of two nodes: one alone cannot know that the other is gone.
     */
    public Optional<Duration> adoptsAfter() {
        return nodes > 2 ? place.flatMap(Place::adoptsAfter) : Optional.empty();
    }

    /** Returns how many nodes must see each other, so that no two groups can both count. */
    public int quorum() {
        return nodes / 2 + 1;
    }

    /** Returns whether the address belongs to this machine now. */
    public boolean isOfThisMachine() {
        try {
            return NetworkInterface.getByInetAddress(address) != null;
        } catch (SocketException e) {
            return false;
        }
    }

    /** Loopback, link-local, RFC 1918, 100.64.0.0/10 of RFC 6598, and fc00::/7 of RFC 4193. */
    private static boolean isPrivate(InetAddress address) {
        byte[] octets = address.getAddress();
        boolean shared = octets.length == 4 && octets[0] == 100 && (octets[1] & 0xC0) == 0x40;
        boolean unique = octets.length == 16 && (octets[0] & 0xFE) == 0xFC;
        return address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || shared
                || unique;
    }
}
