package org.tollbridge.node.run;

import java.net.InetSocketAddress;
import org.tollbridge.adapter.m3ua.NeighbourSettings;
import org.tollbridge.adapter.stack.Correlations;
import org.tollbridge.adapter.stack.SignallingStack;
import org.tollbridge.core.cluster.ClusterMember;
import org.tollbridge.core.cluster.ClusterSettings;

/** Makes a node's signalling one of several with the same point code, following changes in the cluster. */
final class NeighbourWiring {

    private NeighbourWiring() {}

    /** Correlation identifiers by which assisting switches find their calls through any node. */
    static Correlations correlations(NodeSettings settings) {
        return new Correlations(settings.cluster()
                .flatMap(ClusterSettings::place)
                .map(ClusterSettings.Place::number)
                .orElse(0));
    }

    /** Call before the signalling starts. Does nothing for a node without a number. */
    static void join(SignallingStack stack, ClusterSettings settings, ClusterMember member) {
        settings.place().ifPresent(place -> {
            stack.join(new NeighbourSettings(
                    place.number(), place.range(), new InetSocketAddress(settings.address(), place.port())));
            stack.setNeighbours(member.nodes().neighbours());
            member.onMembers(() -> stack.setNeighbours(member.nodes().neighbours()));
        });
    }
}
