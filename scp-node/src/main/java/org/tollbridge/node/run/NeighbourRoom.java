package org.tollbridge.node.run;

import java.net.InetSocketAddress;
import org.tollbridge.adapter.m3ua.NeighbourSettings;
import org.tollbridge.adapter.stack.Correlations;
import org.tollbridge.adapter.stack.SignallingStack;
import org.tollbridge.core.cluster.ClusterMember;
import org.tollbridge.core.cluster.ClusterSettings;

/** Makes the signalling of a node one of several behind one point code, as its cluster sees them come and go. */
final class NeighbourRoom {

    private NeighbourRoom() {}

    /** By which assisting sides find their calls, at whichever node they ask. */
    static Correlations correlations(NodeSettings settings) {
        return new Correlations(settings.cluster()
                .flatMap(ClusterSettings::place)
                .map(ClusterSettings.Place::number)
                .orElse(0));
    }

    /** To be called before the start of the signalling. Nothing is done for a node that has no number. */
    static void join(SignallingStack stack, ClusterSettings settings, ClusterMember member) {
        settings.place().ifPresent(place -> {
            stack.join(new NeighbourSettings(
                    place.number(), place.range(), new InetSocketAddress(settings.address(), place.port())));
            stack.setNeighbours(member.nodes().neighbours());
            member.onMembers(() -> stack.setNeighbours(member.nodes().neighbours()));
        });
    }
}
