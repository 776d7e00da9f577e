package org.tollbridge.adapter.m3ua;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.tollbridge.wire.transport.ListenSettings;
import org.tollbridge.wire.transport.TransportSettings;

/**
 * The identity of this node in the signalling network, and its peers.
 *
 * @param node the place of this node in the network
 * @param listen ports on which switches connect
 * @param switches the switches that this node serves, or with which it is an IPSP
 * @param gateways the gateways to which this node is an ASP
 * @param timers time limits
 * @param limits limits on threads, queues and connections
 */
public record M3uaSettings(
        Node node,
        List<ListenSettings> listen,
        List<SwitchSettings> switches,
        List<GatewaySettings> gateways,
        Timers timers,
        Limits limits) {

    private static final int MAXIMUM_POINT_CODE = 0xff_ffff;

    /**
     * The place of this node in the network.
     *
     * @param pointCode the point code of this node, 1 to 16,777,215
     * @param networkIndicator 0 to 3; messages of another network are dropped
     * @param networkAppearance sent, and required of a message that has one; empty sends none and accepts any
     */
    public record Node(int pointCode, int networkIndicator, OptionalLong networkAppearance) {
        public Node {
            requirePointCode(pointCode);
            require(networkIndicator >= 0 && networkIndicator <= 3, "network indicator: 0 to 3", networkIndicator);
            networkAppearance.ifPresent(value -> requireUnsigned32("network appearance", value));
        }
    }

    /**
     * Time limits.
     *
     * @param heartbeat a BEAT is sent after this time without a message from the peer; zero sends none
     * @param dead the association is given up after this time without a message from the peer; unused without BEAT
     * @param acknowledge T(ack): how long to wait for an answer to ASPUP or ASPAC before repeating it
     * @param recovery T(r): how long messages are held for a switch whose last association has gone; zero holds none
     * @param audit how often to ask a gateway about destinations that it reported as unreachable; zero never asks
     */
    public record Timers(Duration heartbeat, Duration dead, Duration acknowledge, Duration recovery, Duration audit) {
        /** BEAT after 1 s, dead after 4 s, T(ack) 2 s (RFC 4666, clause 4.3.4.1), T(r) 2 s, audit every 10 s. */
        public static final Timers DEFAULT = new Timers(
                Duration.ofSeconds(1),
                Duration.ofSeconds(4),
                Duration.ofSeconds(2),
                Duration.ofSeconds(2),
                Duration.ofSeconds(10));

        public Timers {
            require(!heartbeat.isNegative(), "heartbeat: 0 or more", heartbeat.toMillis());
            require(
                    heartbeat.isZero() || dead.compareTo(heartbeat) > 0,
                    "dead: longer than the heartbeat",
                    dead.toMillis());
            require(acknowledge.isPositive(), "acknowledge: more than 0", acknowledge.toMillis());
            require(!recovery.isNegative(), "recovery: 0 or more", recovery.toMillis());
            require(!audit.isNegative(), "audit: 0 or more", audit.toMillis());
        }
    }

    /**
     * Limits on threads, queues and connections.
     *
     * @param deliveryThreads threads that deliver messages, 1 to 64; messages of one SLS stay on one thread
     * @param deliveryQueue messages that may wait for one such thread before reading from their senders is paused
     * @param heldMessages messages held for one switch while it is pending, before further ones are refused
     */
    public record Limits(int deliveryThreads, int deliveryQueue, int heldMessages, TransportSettings transport) {
        /** Two threads, 10,000 messages each; 10,000 held for a switch. */
        public static final Limits DEFAULT = new Limits(2, 10_000, 10_000, TransportSettings.DEFAULT);

        public Limits {
            require(deliveryThreads >= 1 && deliveryThreads <= 64, "delivery threads: 1 to 64", deliveryThreads);
            require(deliveryQueue >= 1, "delivery queue: at least 1", deliveryQueue);
            require(heldMessages >= 1, "messages kept: at least 1", heldMessages);
        }
    }

    public M3uaSettings {
        listen = List.copyOf(listen);
        switches = List.copyOf(switches);
        gateways = List.copyOf(gateways);
        int ours = node.pointCode();
        for (SwitchSettings each : switches) {
            require(each.pointCode() != ours, "point code of a switch: not our own", ours);
        }
        long distinct =
                switches.stream().map(SwitchSettings::pointCode).distinct().count();
        require(distinct == switches.size(), "switches: each point code once", switches.size());
        for (SwitchSettings each : switches) {
            requireTold(each, switches);
        }
    }

    /**
     * Checks that the switch can be identified: if it connects to this node, its double exchange starts only once it is
     * known.
     */
    private static void requireTold(SwitchSettings exchanging, List<SwitchSettings> all) {
        boolean waits = exchanging
                .doubleExchange()
                .filter(exchange -> exchange.dials().isEmpty())
                .isPresent();
        Optional<SwitchSettings> like = all.stream()
                .filter(other -> waits && other.looksLike(exchanging))
                .findFirst();
        if (like.isPresent()) {
            throw new IllegalArgumentException("double exchange of the switch with point code " + exchanging.pointCode()
                    + ": when it connects, it cannot be told from the one with point code "
                    + like.get().pointCode()
                    + "; give each its addresses, an ASP identifier, or routing contexts of its own");
        }
    }

    /**
     * The point codes, in order, of switches that share a routing context, have no distinct ASP identifiers, and may
     * connect from anywhere, so that an association of one can speak for another.
     */
    List<Integer> exposed() {
        return switches.stream()
                .filter(each -> switches.stream()
                        .anyMatch(other -> other.looksLike(each)
                                && (each.addresses().isEmpty()
                                        || other.addresses().isEmpty())))
                .map(SwitchSettings::pointCode)
                .sorted()
                .toList();
    }

    /** Settings for switches that connect to one TCP port, with the default timers and limits. */
    public static M3uaSettings serving(Node node, ListenSettings listen, List<SwitchSettings> switches) {
        return new M3uaSettings(node, List.of(listen), switches, List.of(), Timers.DEFAULT, Limits.DEFAULT);
    }

    static void requirePointCode(int pointCode) {
        require(pointCode >= 1 && pointCode <= MAXIMUM_POINT_CODE, "point code: 1 to 16777215", pointCode);
    }

    static void requireUnsigned32(String name, long value) {
        require(value >= 0 && value <= 0xffff_ffffL, name + ": 0 to 4294967295", value);
    }

    static void require(boolean condition, String rule, long value) {
        if (!condition) {
            throw new IllegalArgumentException(rule + ", not " + value);
        }
    }
}
