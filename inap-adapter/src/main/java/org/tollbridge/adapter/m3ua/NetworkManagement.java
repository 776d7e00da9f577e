package org.tollbridge.adapter.m3ua;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.slf4j.LoggerFactory;
import org.tollbridge.wire.m3ua.M3uaMessage;
import org.tollbridge.wire.m3ua.MessageType;
import org.tollbridge.wire.m3ua.Parameter;
import org.tollbridge.wire.m3ua.PointCodeRange;
import org.tollbridge.wire.transport.LimitedLog;

/** SS7 network management over M3UA (RFC 4666, clauses 3.4 and 4.5): answers audits and passes on congestion. */
final class NetworkManagement {

    private static final int MAXIMUM_POINT_CODE = 0xff_ffff;
    private static final int MAXIMUM_CONGESTION = 3;

    private static final LimitedLog LOG = new LimitedLog(LoggerFactory.getLogger(NetworkManagement.class));

    private NetworkManagement() {}

    /**
     * The answers to a DAUD: one DAVA for the reachable point codes, including this node's own, and one DUNA for those
     * that are unreachable or unknown. A range is answered with the known point codes in it, or as a whole if it has
     * none.
     *
     * @param here whether the peer may reach this node's point code through this node
     */
    static List<M3uaMessage> audit(M3uaNode node, M3uaMessage audit, boolean here) {
        Set<PointCodeRange> available = new LinkedHashSet<>();
        Set<PointCodeRange> unavailable = new LinkedHashSet<>();
        int ours = node.settings().node().pointCode();
        List<Integer> known = new ArrayList<>(List.of(ours));
        known.addAll(node.routing().pointCodes());
        KnownPoints points = new KnownPoints(known);
        for (PointCodeRange range : KnownPoints.distinct(affected(audit))) {
            List<Integer> within = points.within(range);
            if (within.isEmpty()) {
                unavailable.add(range);
            }
            for (int pointCode : within) {
                boolean reached = pointCode == ours ? here : node.routing().isAvailable(pointCode);
                (reached ? available : unavailable).add(PointCodeRange.of(pointCode));
            }
        }
        List<M3uaMessage> answers = new ArrayList<>();
        if (!available.isEmpty()) {
            answers.add(answer(MessageType.DAVA, audit, available));
        }
        if (!unavailable.isEmpty()) {
            answers.add(answer(MessageType.DUNA, audit, unavailable));
        }
        return answers;
    }

    /**
     * A gateway's answer to DATA that it cannot deliver: the destination is unreachable (clause 3.4.1), or this point
     * code has no such user part (clause 3.4.5).
     */
    static Optional<M3uaMessage> undeliverable(M3uaNode node, M3uaMessage message, Parameter.ProtocolData data) {
        int ours = node.settings().node().pointCode();
        if (data.ni() != node.settings().node().networkIndicator()
                || data.dpc() < 0
                || data.dpc() > MAXIMUM_POINT_CODE) {
            return Optional.empty();
        }
        if (data.dpc() != ours) {
            return Optional.of(answer(MessageType.DUNA, message, Set.of(PointCodeRange.of(data.dpc()))));
        }
        if (data.si() != Parameter.ProtocolData.SI_SCCP) {
            M3uaMessage known = answer(MessageType.DUPU, message, Set.of(PointCodeRange.of(ours)));
            List<Parameter> parameters = new ArrayList<>(known.parameters());
            parameters.add(new Parameter.UserCause(Parameter.UserCause.CAUSE_UNEQUIPPED, data.si()));
            return Optional.of(new M3uaMessage(MessageType.DUPU, parameters));
        }
        return Optional.empty();
    }

    /** Whether the values are allowed by the RFC: no range in DUPU (clause 3.8.1), a level of 0 to 3 in SCON. */
    static boolean isValid(M3uaMessage message) {
        return switch (message.type()) {
            case DUPU -> {
                List<PointCodeRange> ranges = affected(message);
                yield ranges.size() == 1 && ranges.getFirst().mask() == 0;
            }
            case SCON ->
                message.find(Parameter.CongestionIndications.class)
                                .map(Parameter.CongestionIndications::level)
                                .orElse(0)
                        <= MAXIMUM_CONGESTION;
            default -> true;
        };
    }

    private static List<PointCodeRange> affected(M3uaMessage message) {
        return message.require(Parameter.AffectedPointCode.class).ranges();
    }

    private static M3uaMessage answer(MessageType type, M3uaMessage audit, Set<PointCodeRange> ranges) {
        List<Parameter> parameters = new ArrayList<>();
        audit.find(Parameter.NetworkAppearance.class).ifPresent(parameters::add);
        audit.find(Parameter.RoutingContext.class).ifPresent(parameters::add);
        parameters.add(new Parameter.AffectedPointCode(List.copyOf(ranges)));
        return new M3uaMessage(type, parameters);
    }

    /**
     * Passes on what an SCON or a DUPU reports about known switches (clauses 3.4.4 and 3.4.5).
     *
     * @param spokenOf the switches that the peer may report on; reports on others are dropped
     */
    static void indicate(M3uaNode node, M3uaMessage message, Predicate<Destination> spokenOf) {
        for (int pointCode : new KnownPoints(node.routing().pointCodes()).within(affected(message))) {
            Destination destination = node.routing().destination(pointCode).orElseThrow();
            if (!spokenOf.test(destination)) {
                LOG.warn("{} about switch {} dropped: the peer does not serve that switch", message.type(), pointCode);
            } else if (message.type() == MessageType.SCON) {
                int level = message.find(Parameter.CongestionIndications.class)
                        .map(Parameter.CongestionIndications::level)
                        .orElse(1);
                node.user().congestion(pointCode, level);
            } else if (message.type() == MessageType.DUPU) {
                Parameter.UserCause cause = message.require(Parameter.UserCause.class);
                if (cause.user() == Parameter.UserCause.USER_SCCP) {
                    node.user().userPartUnavailable(pointCode, cause.cause());
                }
            }
        }
    }
}
