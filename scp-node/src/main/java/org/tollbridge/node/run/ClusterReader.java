package org.tollbridge.node.run;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tollbridge.adapter.stack.StackSettings;
import org.tollbridge.core.cluster.ClusterSettings;
import org.tollbridge.node.config.ClusterKeys;
import org.tollbridge.node.config.Keys;
import org.tollbridge.node.config.SignallingKeys;
import org.tollbridge.node.config.Values;
import org.tollbridge.node.status.Product;

/** Reads how a node finds the other nodes of its cluster. */
final class ClusterReader {

    private static final Logger LOG = LoggerFactory.getLogger(ClusterReader.class);

    private ClusterReader() {}

    /**
     * Reads the configuration.
     *
     * @param starts number of earlier starts of the node
     * @return empty for a node that counts alone
     * @throws IllegalArgumentException when the values contradict each other
     */
    static Optional<ClusterSettings> read(Values values, long starts) {
        List<String> members = values.words(ClusterKeys.CLUSTER_MEMBERS);
        Optional<String> service = values.optional(ClusterKeys.CLUSTER_SERVICE);
        if (members.isEmpty() && service.isEmpty()) {
            return Optional.empty();
        }
        for (String member : members) {
            if (!member.matches(".+:[0-9]{1,5}")) {
                throw new IllegalArgumentException(ClusterKeys.CLUSTER_MEMBERS + ": '" + member
                        + "' must be an address and a port, such as 10.0.0.1:5701");
            }
        }
        if (service.isPresent()
                && values.optionalNumber(ClusterKeys.CLUSTER_NODES).isEmpty()) {
            throw new IllegalArgumentException(ClusterKeys.CLUSTER_NODES
                    + " must give the number of nodes together with " + ClusterKeys.CLUSTER_SERVICE);
        }
        InetAddress address = address(values);
        ClusterSettings settings = new ClusterSettings(
                values.text(Keys.NODE_NAME),
                Product.version(),
                values.text(ClusterKeys.CLUSTER_NAME),
                values.optional(ClusterKeys.CLUSTER_SECRET),
                address,
                values.integer(ClusterKeys.CLUSTER_PORT),
                values.flag(ClusterKeys.CLUSTER_PUBLIC),
                members,
                service,
                Math.toIntExact(values.optionalNumber(ClusterKeys.CLUSTER_NODES).orElse(members.size())),
                place(values, starts));
        // The start refuses an address of another machine.
        if (service.isEmpty() && settings.isOfThisMachine()) {
            requireSelf(members, settings);
        }
        return Optional.of(settings);
    }

    /**
     * Refuses a list without the node itself only where that is certain, because a name may resolve to this node in
     * unknown ways.
     */
    private static void requireSelf(List<String> members, ClusterSettings node) {
        List<String> hosts = members.stream()
                .filter(member -> port(member).equals(Integer.toString(node.port())))
                .map(ClusterReader::host)
                .toList();
        if (hosts.stream().anyMatch(host -> leadsTo(node.address(), host))) {
            return;
        }
        String fault = ClusterKeys.CLUSTER_MEMBERS + " does not have this node's own "
                + node.address().getHostAddress() + ":" + node.port() + "; add it, or correct "
                + ClusterKeys.CLUSTER_ADDRESS + " and " + ClusterKeys.CLUSTER_PORT;
        if (hosts.stream().allMatch(host -> host.matches("[0-9.]+|.*:.*"))) {
            throw new IllegalArgumentException(fault);
        }
        LOG.warn("as far as can be seen from here, {}", fault);
    }

    private static String host(String member) {
        String host = member.substring(0, member.lastIndexOf(':'));
        return host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
    }

    private static String port(String member) {
        return member.substring(member.lastIndexOf(':') + 1);
    }

    private static boolean leadsTo(InetAddress address, String host) {
        try {
            return List.of(InetAddress.getAllByName(host)).contains(address);
        } catch (UnknownHostException e) {
            return false;
        }
    }

    private static Optional<ClusterSettings.Place> place(Values values, long starts) {
        OptionalLong number = values.optionalNumber(ClusterKeys.CLUSTER_NUMBER);
        return number.isEmpty()
                ? Optional.empty()
                : Optional.of(new ClusterSettings.Place(
                        (int) number.getAsLong(),
                        values.integer(ClusterKeys.CLUSTER_SIGNALLING_PORT),
                        values.integer(SignallingKeys.M3UA_POINT_CODE),
                        StackSettings.Dialogues.range((int) number.getAsLong(), starts),
                        values.flag(ClusterKeys.CLUSTER_ADOPTION)
                                ? Optional.of(Duration.ofMillis(values.integer(ClusterKeys.CLUSTER_ADOPT_AFTER)))
                                : Optional.empty()));
    }

    private static InetAddress address(Values values) {
        String address = values.text(ClusterKeys.CLUSTER_ADDRESS);
        try {
            return InetAddress.getByName(address);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(
                    ClusterKeys.CLUSTER_ADDRESS + ": '" + address
                            + "' is not an address, and not a name that can be resolved here",
                    e);
        }
    }
}
