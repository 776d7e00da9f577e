package org.tollbridge.node.run;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.tollbridge.adapter.stack.StackSettings;
import org.tollbridge.core.cluster.ClusterSettings;
import org.tollbridge.node.config.ClusterKeys;
import org.tollbridge.node.config.Keys;
import org.tollbridge.node.config.SignallingKeys;
import org.tollbridge.node.config.Values;
import org.tollbridge.node.status.Product;

/** How a node finds the others of its cluster, as configured. */
final class ClusterReader {

    private ClusterReader() {}

    /**
     * Reads what is configured.
     *
     * @param starts how often the node was started before
     * @return empty for a node that counts alone
     * @throws IllegalArgumentException when the values do not go together
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
            throw new IllegalArgumentException(ClusterKeys.CLUSTER_NODES + " must say how many nodes there are beside "
                    + ClusterKeys.CLUSTER_SERVICE);
        }
        return Optional.of(new ClusterSettings(
                values.text(Keys.NODE_NAME),
                Product.version(),
                values.text(ClusterKeys.CLUSTER_NAME),
                values.optional(ClusterKeys.CLUSTER_SECRET),
                address(values),
                values.integer(ClusterKeys.CLUSTER_PORT),
                values.flag(ClusterKeys.CLUSTER_PUBLIC),
                members,
                service,
                Math.toIntExact(values.optionalNumber(ClusterKeys.CLUSTER_NODES).orElse(members.size())),
                place(values, starts)));
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
                    ClusterKeys.CLUSTER_ADDRESS + ": '" + address + "' is no address, and no name that is known here",
                    e);
        }
    }
}
