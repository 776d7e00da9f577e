package org.tollbridge.adapter.m3ua;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import org.tollbridge.wire.m3ua.M3uaError;
import org.tollbridge.wire.m3ua.M3uaMessage;
import org.tollbridge.wire.m3ua.MessageType;
import org.tollbridge.wire.m3ua.Parameter;

/**
 * This node as an ASP or IPSP; the peer is a signalling gateway or the other IPSP (RFC 4666, clause 4.3). Whichever
 * side opened the connection, this node comes up, becomes active for each of its Application Servers, and repeats this
 * after every failure.
 */
final class OwnAsp implements Asp {

    /** How often a request is sent before the connection is given up. */
    private static final int ATTEMPTS = 3;

    private final Association association;
    private final OptionalLong identifier;
    private final Optional<TrafficMode> mode;
    private final List<OwnServer> servers;
    /**
     * Whether traffic is sent on this association because of this side; in a double exchange the peer's own ASPAC
     * decides that.
     */
    private final boolean carries;

    private boolean up;
    private boolean leaving;
    /** Completed when the peer has acknowledged that this node is down. */
    private Optional<CompletableFuture<Void>> farewell = Optional.empty();
    /** Counts requests, so that a timer can tell whether a later request has made it obsolete. */
    private int request;

    private OwnAsp(
            Association association,
            OptionalLong identifier,
            Optional<TrafficMode> mode,
            List<GatewaySettings.Service> services,
            boolean carries) {
        this.association = association;
        this.identifier = identifier;
        this.mode = mode;
        this.carries = carries;
        this.servers =
                services.stream().map(service -> new OwnServer(this, service)).toList();
    }

    /** Towards a gateway, or the IPSP that answers a single exchange: traffic flows in both directions. */
    static OwnAsp towardsGateway(Association association, GatewaySettings settings) {
        return new OwnAsp(association, settings.aspIdentifier(), settings.trafficMode(), settings.services(), true);
    }

    /** Towards the other IPSP of a double exchange: traffic flows to this node. */
    static OwnAsp towardsSwitch(Association association, SwitchSettings.DoubleExchange exchange, int pointCode) {
        GatewaySettings.Service service = new GatewaySettings.Service(exchange.ownRoutingContext(), List.of(pointCode));
        return new OwnAsp(association, exchange.ownAspIdentifier(), exchange.ownTrafficMode(), List.of(service), false);
    }

    @Override
    public Association association() {
        return association;
    }

    boolean isUp() {
        return up;
    }

    boolean carries() {
        return carries;
    }

    /** Whether the peer is configured as a route to a switch. */
    boolean reaches(int pointCode) {
        return servers.stream().anyMatch(server -> server.reaches(pointCode));
    }

    /** The connection is established. */
    void begin() {
        leaveToOthers();
        sendUp(1);
    }

    /** The connection has ended. */
    void end() {
        servers.forEach(server -> server.inactive(true));
        up = false;
        farewell.ifPresent(gone -> gone.complete(null));
    }

    private void sendUp(int attempt) {
        List<Parameter> parameters = new ArrayList<>();
        identifier.ifPresent(id -> parameters.add(new Parameter.AspIdentifier(id)));
        association.send(new M3uaMessage(MessageType.ASPUP, parameters));
        unlessAnswered(attempt, "ASPUP", () -> sendUp(attempt + 1));
    }

    private void sendActive(int attempt) {
        List<OwnServer> asked = servers.stream().filter(OwnServer::isWanted).toList();
        if (leaving || asked.isEmpty()) {
            return;
        }
        List<Parameter> parameters = new ArrayList<>();
        mode.ifPresent(asking -> parameters.add(new Parameter.TrafficModeType(asking.code())));
        OwnServer.contexts(asked).ifPresent(parameters::add);
        association.send(new M3uaMessage(MessageType.ASPAC, parameters));
        unlessAnswered(attempt, "ASPAC", () -> sendActive(attempt + 1));
    }

    private void unlessAnswered(int attempt, String what, Runnable again) {
        int mine = ++request;
        association.connection().schedule(association.node().settings().timers().acknowledge(), () -> {
            if (mine != request) {
                return;
            }
            // If the peer refuses one server, the others are still kept.
            if (attempt < ATTEMPTS || servers.stream().anyMatch(OwnServer::isActive)) {
                again.run();
            } else {
                association.connection().close(what + " was not acknowledged");
            }
        });
    }

    /**
     * Becomes inactive where other nodes will carry the traffic (RFC 4666, clause 4.3.4.4), and active again where they
     * no longer can.
     */
    void leaveToOthers() {
        List<OwnServer> left = new ArrayList<>();
        boolean back = false;
        for (OwnServer server : servers) {
            boolean before = server.isWithdrawn();
            if (server.leaveToOthers()) {
                left.add(server);
            }
            back |= before && !server.isWithdrawn();
        }
        if (!left.isEmpty()) {
            List<Parameter> parameters = new ArrayList<>();
            OwnServer.contexts(left).ifPresent(parameters::add);
            association.send(new M3uaMessage(MessageType.ASPIA, parameters));
        }
        if (back && up) {
            sendActive(1);
        }
    }

    /**
     * Goes down permanently (RFC 4666, clause 4.3.4.2).
     *
     * @param gone completed when the peer has acknowledged, or the connection has ended
     */
    void leave(CompletableFuture<Void> gone) {
        if (!up) {
            gone.complete(null);
            return;
        }
        leaving = true;
        request++;
        farewell = Optional.of(gone);
        association.send(MessageType.ASPDN);
    }

    /** Handles an acknowledgement of the peer, whether requested or not. */
    void acknowledged(M3uaMessage message) {
        switch (message.type()) {
            case ASPUP_ACK -> upAcknowledged(message);
            case ASPAC_ACK -> activeAcknowledged(message);
            case ASPIA_ACK -> inactiveAcknowledged(message);
            case ASPDN_ACK -> farewell.ifPresentOrElse(gone -> gone.complete(null), () -> downUnasked(message));
            default -> throw new IllegalArgumentException("no acknowledgement: " + message.type());
        }
    }

    private void upAcknowledged(M3uaMessage message) {
        if (servers.stream().anyMatch(OwnServer::isActive)) {
            // Clause 4.3.4.1: an unexpected acknowledgement means that the peer considers this node inactive.
            association.refuse(message, M3uaError.UNEXPECTED_MESSAGE);
            servers.forEach(server -> server.inactive(true));
            sendActive(1);
        } else if (!up) {
            up = true;
            request++;
            association.connection().prove();
            sendActive(1);
        }
    }

    private void activeAcknowledged(M3uaMessage message) {
        if (!up) {
            association.refuse(message, M3uaError.UNEXPECTED_MESSAGE);
            return;
        }
        Optional<Parameter.RoutingContext> named = message.find(Parameter.RoutingContext.class);
        List<OwnServer> meant =
                servers.stream().filter(server -> server.isMeant(named)).toList();
        if (meant.isEmpty()) {
            association.refuse(message, M3uaError.INVALID_ROUTING_CONTEXT);
            return;
        }
        meant.forEach(OwnServer::active);
        leaveToOthers();
        if (servers.stream().noneMatch(OwnServer::isWanted)) {
            request++;
        }
    }

    private void inactiveAcknowledged(M3uaMessage message) {
        Optional<Parameter.RoutingContext> named = message.find(Parameter.RoutingContext.class);
        List<OwnServer> meant = servers.stream()
                .filter(server -> server.isActive() && server.isMeant(named))
                .toList();
        boolean unexpected = false;
        for (OwnServer server : meant) {
            boolean left = leaving || server.isLeaving();
            server.inactive(!left);
            unexpected |= !left;
        }
        if (unexpected) {
            association.refuse(message, M3uaError.UNEXPECTED_MESSAGE);
        }
        if (!meant.isEmpty()) {
            sendActive(1);
        }
    }

    private void downUnasked(M3uaMessage message) {
        if (up) {
            association.refuse(message, M3uaError.UNEXPECTED_MESSAGE);
            servers.forEach(server -> server.inactive(true));
            up = false;
            sendUp(1);
        }
    }

    /**
     * Handles a NTFY. It is advisory (RFC 4666, clause 4.3.4.5), except one that reports that another ASP has taken
     * over.
     */
    void notified(M3uaMessage message) {
        Parameter.Status status = message.require(Parameter.Status.class);
        Optional<Parameter.RoutingContext> named = message.find(Parameter.RoutingContext.class);
        List<OwnServer> meant =
                servers.stream().filter(server -> server.isMeant(named)).toList();
        if (status.equals(Parameter.Status.ALTERNATE_ASP_ACTIVE)) {
            meant.forEach(OwnServer::displaced);
        } else if (status.equals(Parameter.Status.AS_PENDING)
                || status.equals(Parameter.Status.AS_INACTIVE)
                || status.equals(Parameter.Status.INSUFFICIENT_ASP_RESOURCES)) {
            boolean called = false;
            for (OwnServer server : meant) {
                called |= server.called();
            }
            if (called) {
                sendActive(1);
            }
        }
    }

    /** Handles the gateway's reports of reachable destinations: DUNA, DAVA or DRST. */
    void destinations(M3uaMessage message) {
        Optional<Parameter.RoutingContext> named = message.find(Parameter.RoutingContext.class);
        List<OwnServer> meant =
                servers.stream().filter(server -> server.isMeant(named)).toList();
        if (meant.isEmpty()) {
            association.refuse(message, M3uaError.INVALID_ROUTING_CONTEXT);
        }
        meant.forEach(server -> server.reach(message));
    }

    /** Whether DATA is admitted now. If not, it is answered here where the RFC requires it. */
    boolean admits(M3uaMessage data, OptionalLong context) {
        int active = 0;
        boolean known = false;
        boolean taken = false;
        for (OwnServer server : servers) {
            boolean takes = context.isEmpty() || server.takes(context.getAsLong());
            active += server.isActive() ? 1 : 0;
            known |= takes;
            taken |= takes && server.isActive();
        }
        if (active == 0) {
            // Clause 3.8.1: an inactive ASP silently drops DATA.
            return false;
        }
        if (!known) {
            association.refuse(
                    data, M3uaError.INVALID_ROUTING_CONTEXT, Parameter.RoutingContext.of(context.orElseThrow()));
        } else if (context.isEmpty() && active > 1) {
            association.refuse(data, M3uaError.NO_CONFIGURED_AS_FOR_ASP);
            return false;
        }
        return taken;
    }
}
