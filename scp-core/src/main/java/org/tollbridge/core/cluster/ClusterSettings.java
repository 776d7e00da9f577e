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
 * @param nodeName the node's own; no two nodes of a cluster may share one
 * @param version of the product
 * @param name of the cluster; members of another name are turned away
 * @param secret part of what members must agree on; it travels in clear and keeps out mistakes, not attackers
 * @param address the one address that is listened on and told to the others
 * @param port TCP
 * @param publicAddress whether the address may be one that the whole Internet can reach
 * @param members addresses of all nodes with their ports, this node's among them; empty with {@code service}
 * @param service DNS name of a headless Kubernetes service whose pods are the members
 * @param nodes how many nodes the cluster has when it is whole; more than half of them must see each other to count
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
     * Where a node stands that shares its point code with others.
     *
     * @param number its own, 1 to 127
     * @param port TCP, at its address, where the others bring messages of its dialogues
     * @param range what the transaction ids of this start of it begin with; another one at its next start
     * @param adoptsAfter how long a node must be gone before another one goes on with its calls; empty if none does
     */
    public record Place(int number, int port, int pointCode, int range, Optional<Duration> adoptsAfter) {}

    /** A node whose dialogues no other node knows of. */
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
     * How long a node must be gone before another one goes on with its calls. Empty where none does, as among two nodes, of
     * which one alone cannot know that the other is gone.
     */
    public Optional<Duration> adoptsAfter() {
        return nodes > 2 ? place.flatMap(Place::adoptsAfter) : Optional.empty();
    }

    /** How many nodes must see each other, so that no two groups can both count. */
    public int quorum() {
        return nodes / 2 + 1;
    }

    /** Whether the address is one of this machine's at this moment. */
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
