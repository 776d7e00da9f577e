package org.tollbridge.core.cluster;

import com.hazelcast.cluster.Cluster;
import com.hazelcast.cluster.Member;
import com.hazelcast.cluster.MembershipEvent;
import com.hazelcast.cluster.MembershipListener;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The nodes of a cluster as one of them sees them: their identities, and which share its point code. */
public final class ClusterNodes {

    private static final Logger LOG = LoggerFactory.getLogger(ClusterNodes.class);

    private final Cluster cluster;
    private final ClusterSettings settings;
    /** Identifies this start of the node. */
    private final String incarnation;

    ClusterNodes(Cluster cluster, ClusterSettings settings, String incarnation) {
        this.cluster = cluster;
        this.settings = settings;
        this.incarnation = incarnation;
        UUID unused = cluster.addMembershipListener(new Comings());
    }

    /** Returns a node whose messages are incompatible with those of this one. */
    Optional<String> stranger() {
        return cluster.getMembers().stream()
                .filter(each -> !isUnderstood(each))
                .map(each -> "node " + nameOf(each) + " of version " + versionOf(each))
                .findFirst();
    }

    private boolean isUnderstood(Member member) {
        String ours = cluster.getLocalMember().getAttributes().getOrDefault(MemberConfig.FORMS, "");
        return ours.equals(member.getAttributes().get(MemberConfig.FORMS));
    }

    static String versionOf(Member member) {
        return member.getAttributes().getOrDefault(MemberConfig.VERSION, "unknown");
    }

    /** Returns the address of another node with our name. */
    Optional<String> namesake() {
        return cluster.getMembers().stream()
                .filter(each -> !each.localMember() && nameOf(each).equals(settings.nodeName()))
                .map(each ->
                        each.getAddress().getHost() + ":" + each.getAddress().getPort())
                .findFirst();
    }

    /** Returns an older node with our number. Members are listed oldest first. */
    Optional<String> twin() {
        return cluster.getMembers().stream()
                .takeWhile(each -> !each.localMember())
                .filter(this::hasOurNumber)
                .map(ClusterNodes::nameOf)
                .findFirst();
    }

    private boolean hasOurNumber(Member member) {
        return settings.place().map(place -> place.number() == numberOf(member)).orElse(false);
    }

    private static int numberOf(Member member) {
        return Integer.parseInt(member.getAttributes().getOrDefault(MemberConfig.NUMBER, "0"));
    }

    /**
     * Returns the other nodes that share our point code, by their numbers, with the addresses for messages of their
     * dialogues.
     */
    public Map<Integer, InetSocketAddress> neighbours() {
        Map<Integer, InetSocketAddress> neighbours = new TreeMap<>();
        for (Member each : cluster.getMembers()) {
            Map<String, String> attributes = each.getAttributes();
            boolean beside = settings.place()
                    .map(place -> Integer.toString(place.pointCode()).equals(attributes.get(MemberConfig.POINT_CODE)))
                    .orElse(false);
            if (beside && !hasOurNumber(each)) {
                // Of two nodes with the same number, the younger one is about to be refused.
                InetSocketAddress unused = neighbours.putIfAbsent(
                        numberOf(each),
                        new InetSocketAddress(
                                each.getAddress().getHost(),
                                Integer.parseInt(attributes.getOrDefault(MemberConfig.SIGNALLING_PORT, "0"))));
            }
        }
        return neighbours;
    }

    /** Runs a task, which must be fast, when a node has gone. */
    void onGone(Consumer<Member> listener) {
        UUID unused = cluster.addMembershipListener(new MembershipListener() {
            @Override
            public void memberAdded(MembershipEvent event) {
                // No node has gone.
            }

            @Override
            public void memberRemoved(MembershipEvent event) {
                listener.accept(event.getMember());
            }
        });
    }

    /** Identifies this start of this node, to distinguish its open calls from those of others. */
    String owner() {
        return settings.nodeName() + "/" + incarnation;
    }

    static String ownerOf(Member member) {
        return nameOf(member) + "/" + member.getAttributes().getOrDefault(MemberConfig.INCARNATION, "");
    }

    static String nameOf(Member member) {
        return member.getAttributes().getOrDefault(MemberConfig.NODE, "unknown");
    }

    /** Returns the prefix of the transaction ids of this start of a node. */
    static int rangeOf(Member member) {
        return Integer.parseInt(member.getAttributes().getOrDefault(MemberConfig.RANGE, "0"));
    }

    /** Returns the prefixes of the transaction ids of all present nodes. */
    Set<Integer> ranges() {
        return cluster.getMembers().stream().map(ClusterNodes::rangeOf).collect(Collectors.toSet());
    }

    /** Returns whether this start of a node is present. */
    boolean isThere(String owner) {
        return cluster.getMembers().stream().anyMatch(each -> ownerOf(each).equals(owner));
    }

    /** Returns the names of all present nodes. */
    Set<String> living() {
        return cluster.getMembers().stream().map(ClusterNodes::nameOf).collect(Collectors.toSet());
    }

    /**
     * Returns the node that keeps copies of this one's calls: the one with the next number behind the same point code.
     */
    Optional<Member> keeper() {
        Map<Integer, InetSocketAddress> others = neighbours();
        int ours = settings.place().map(ClusterSettings.Place::number).orElse(0);
        Optional<Integer> next = others.keySet().stream()
                .filter(number -> number > ours)
                .min(Integer::compare)
                .or(() -> others.keySet().stream().min(Integer::compare));
        return next.flatMap(number -> cluster.getMembers().stream()
                .filter(each -> !each.localMember() && numberOf(each) == number)
                .findFirst());
    }

    /** Logs nodes that come and go. */
    private final class Comings implements MembershipListener {

        @Override
        public void memberAdded(MembershipEvent event) {
            LOG.info("node {} has joined cluster {}: {}", nameOf(event), settings.name(), state(event));
            if (!isUnderstood(event.getMember())) {
                LOG.error(
                        "node {} has version {}, whose messages about counts and calls this version does not understand;"
                                + " stop all nodes of one of the two versions",
                        nameOf(event),
                        versionOf(event.getMember()));
            }
        }

        @Override
        public void memberRemoved(MembershipEvent event) {
            LOG.warn("node {} has left cluster {}: {}", nameOf(event), settings.name(), state(event));
        }

        private String nameOf(MembershipEvent event) {
            return ClusterNodes.nameOf(event.getMember());
        }

        private String state(MembershipEvent event) {
            return ClusterNodes.this.state(event.getMembers().size());
        }
    }

    private String state(int seen) {
        return seen + " of " + settings.nodes() + " nodes see each other, and "
                + (seen >= settings.quorum()
                        ? "limits are counted"
                        : "no limit is counted until " + settings.quorum() + " do");
    }

    /** Logs a warning when too few nodes are present to count. */
    void warnOfMinority() {
        int seen = cluster.getMembers().size();
        if (seen < settings.quorum()) {
            LOG.warn("cluster {}: {}", settings.name(), state(seen));
        }
    }
}
