package org.tollbridge.adapter.m3ua;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.tollbridge.wire.m3ua.M3uaError;
import org.tollbridge.wire.m3ua.M3uaMessage;
import org.tollbridge.wire.m3ua.MessageType;
import org.tollbridge.wire.m3ua.Parameter;
import org.tollbridge.wire.m3ua.PointCodeRange;

/** We are the ASP, or the IPSP that asks: the peer is a signalling gateway or the IPSP that answers. */
final class PeerGateway extends Association {

    /** How often ASPUP is sent before the connection is given up. */
    private static final int ATTEMPTS = 3;

    private final GatewaySettings settings;
    private final Set<Integer> unavailable = new HashSet<>();
    private AspState state = AspState.DOWN;
    /** Whether another ASP of our Application Server carries the traffic: then we wait for the word to take over. */
    private boolean standby;
    /** Counts requests, so that a timer knows whether the one it was set for is still the last. */
    private int request;

    PeerGateway(M3uaNode node, GatewaySettings settings) {
        super(node);
        this.settings = settings;
    }

    @Override
    void begin() {
        sendUp(1);
    }

    @Override
    void end() {
        leaveAll();
        state = AspState.DOWN;
    }

    @Override
    boolean isUp() {
        return state != AspState.DOWN;
    }

    @Override
    OptionalLong contextFor(Destination destination) {
        return settings.routingContext();
    }

    private void sendUp(int attempt) {
        List<Parameter> parameters = new ArrayList<>();
        settings.aspIdentifier().ifPresent(id -> parameters.add(new Parameter.AspIdentifier(id)));
        send(new M3uaMessage(MessageType.ASPUP, parameters));
        unlessAnswered(attempt, "ASPUP", () -> sendUp(attempt + 1));
    }

    private void sendActive(int attempt) {
        List<Parameter> parameters = new ArrayList<>();
        settings.trafficMode().ifPresent(mode -> parameters.add(new Parameter.TrafficModeType(mode.code())));
        settings.routingContext().ifPresent(context -> parameters.add(Parameter.RoutingContext.of(context)));
        send(new M3uaMessage(MessageType.ASPAC, parameters));
        unlessAnswered(attempt, "ASPAC", () -> sendActive(attempt + 1));
    }

    private void unlessAnswered(int attempt, String what, Runnable again) {
        int mine = ++request;
        connection().schedule(node().settings().timers().acknowledge(), () -> {
            if (mine != request) {
                return;
            }
            if (attempt < ATTEMPTS) {
                again.run();
            } else {
                connection().close(what + " was not acknowledged");
            }
        });
    }

    @Override
    void aspMessage(M3uaMessage message) {
        switch (message.type()) {
            case ASPUP_ACK -> upAcknowledged(message);
            case ASPAC_ACK -> activeAcknowledged(message);
            case ASPIA_ACK -> inactiveUnasked(message);
            case ASPDN_ACK -> downUnasked(message);
            case ASPUP,
                    ASPDN,
                    ASPAC,
                    ASPIA,
                    REG_REQ,
                    REG_RSP,
                    DEREG_REQ,
                    DEREG_RSP,
                    ERR,
                    NTFY,
                    DATA,
                    DUNA,
                    DAVA,
                    DAUD,
                    SCON,
                    DUPU,
                    DRST,
                    BEAT,
                    BEAT_ACK -> refuse(message, M3uaError.UNEXPECTED_MESSAGE);
        }
    }

    private void upAcknowledged(M3uaMessage message) {
        if (state == AspState.ACTIVE) {
            // Clause 4.3.4.1: an unexpected acknowledgement says that the peer sees us inactive.
            refuse(message, M3uaError.UNEXPECTED_MESSAGE);
            leaveAll();
        }
        if (state != AspState.INACTIVE) {
            state = AspState.INACTIVE;
            connection().prove();
            sendActive(1);
        }
    }

    private void activeAcknowledged(M3uaMessage message) {
        if (state == AspState.DOWN) {
            refuse(message, M3uaError.UNEXPECTED_MESSAGE);
            return;
        }
        request++;
        standby = false;
        state = AspState.ACTIVE;
        for (int pointCode : settings.pointCodes()) {
            if (!unavailable.contains(pointCode)) {
                carry(pointCode);
            }
        }
    }

    private void inactiveUnasked(M3uaMessage message) {
        if (state == AspState.ACTIVE) {
            refuse(message, M3uaError.UNEXPECTED_MESSAGE);
            leaveAll();
            state = AspState.INACTIVE;
            sendActive(1);
        }
    }

    private void downUnasked(M3uaMessage message) {
        if (state != AspState.DOWN) {
            refuse(message, M3uaError.UNEXPECTED_MESSAGE);
            leaveAll();
            state = AspState.DOWN;
            sendUp(1);
        }
    }

    @Override
    void notified(Parameter.Status status) {
        super.notified(status);
        if (status.equals(Parameter.Status.ALTERNATE_ASP_ACTIVE) && state == AspState.ACTIVE) {
            // Clause 4.3.4.3: we are inactive from now on.
            leaveAll();
            state = AspState.INACTIVE;
            standby = true;
        } else if (standby
                && (status.equals(Parameter.Status.AS_PENDING) || status.equals(Parameter.Status.AS_INACTIVE))) {
            standby = false;
            sendActive(1);
        }
    }

    @Override
    void networkManagement(M3uaMessage message) {
        switch (message.type()) {
            case DUNA -> setAvailable(message, false);
            // A restricted destination can be reached; another way to it would be better (clause 3.4.6).
            case DAVA, DRST -> setAvailable(message, true);
            case SCON, DUPU -> NetworkManagement.indicate(node(), message);
            default -> refuse(message, M3uaError.UNEXPECTED_MESSAGE);
        }
    }

    private void setAvailable(M3uaMessage message, boolean available) {
        List<PointCodeRange> ranges =
                message.require(Parameter.AffectedPointCode.class).ranges();
        for (int pointCode : settings.pointCodes()) {
            if (ranges.stream().noneMatch(range -> range.contains(pointCode))) {
                continue;
            }
            if (available && unavailable.remove(pointCode) && state == AspState.ACTIVE) {
                carry(pointCode);
            } else if (!available && unavailable.add(pointCode)) {
                leave(pointCode);
            }
        }
    }

    private void carry(int pointCode) {
        Destination destination = node().destination(pointCode).orElseThrow();
        node().apply(destination, () -> destination.activate(this, Optional.empty()));
    }

    private void leave(int pointCode) {
        Destination destination = node().destination(pointCode).orElseThrow();
        node().apply(destination, () -> destination.leave(this));
    }

    private void leaveAll() {
        settings.pointCodes().forEach(this::leave);
    }

    @Override
    boolean admits(M3uaMessage data, OptionalLong routingContext, int opc) {
        if (state != AspState.ACTIVE) {
            // Clause 3.8.1: an ASP that is inactive drops DATA without a word.
            return false;
        }
        if (routingContext.isPresent()
                && settings.routingContext().isPresent()
                && !routingContext.equals(settings.routingContext())) {
            refuse(data, M3uaError.INVALID_ROUTING_CONTEXT, Parameter.RoutingContext.of(routingContext.getAsLong()));
            return false;
        }
        return true;
    }
}
