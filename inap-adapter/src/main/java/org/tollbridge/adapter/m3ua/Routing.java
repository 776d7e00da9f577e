package org.tollbridge.adapter.m3ua;

import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.IntConsumer;
import org.restcomm.protocols.ss7.mtp.Mtp3TransferPrimitive;
import org.slf4j.LoggerFactory;
import org.tollbridge.wire.m3ua.Parameter;
import org.tollbridge.wire.transport.LimitedLog;

/**
 * All switches and their routes. All changes are made one at a time under one lock, so that the last notification to
 * the user part and the ASPs matches the state; sending takes no lock.
 */
final class Routing {

    private static final LimitedLog LOG = new LimitedLog(LoggerFactory.getLogger(Routing.class));

    private final Map<Integer, Destination> destinations = new HashMap<>();
    private final IntConsumer changes;
    private final M3uaCounters counters;
    private final Duration recovery;
    private final BiConsumer<Duration, Runnable> timer;

    /**
     * @param changes notified of each switch whose routes may have changed
     * @param timer runs a task after a delay
     */
    Routing(M3uaSettings settings, IntConsumer changes, M3uaCounters counters, BiConsumer<Duration, Runnable> timer) {
        this.changes = changes;
        this.counters = counters;
        this.recovery = settings.timers().recovery();
        this.timer = timer;
        int held = recovery.isZero() ? 0 : settings.limits().heldMessages();
        for (SwitchSettings each : settings.switches()) {
            Destination destination = destination(each.pointCode(), held);
            for (long context : each.routingContexts()) {
                destination.add(new ApplicationServer(
                        destination, OptionalLong.of(context), each.trafficMode(), each.minimumAsps()));
            }
        }
        for (GatewaySettings gateway : settings.gateways()) {
            for (int pointCode : gateway.pointCodes()) {
                Destination destination = destination(pointCode, held);
                if (find(destination, OptionalLong.empty()).isEmpty()) {
                    destination.add(new ApplicationServer(
                            destination, OptionalLong.empty(), Optional.of(TrafficMode.LOADSHARE), 1));
                }
            }
        }
    }

    private Destination destination(int pointCode, int held) {
        return destinations.computeIfAbsent(pointCode, code -> new Destination(code, held, counters));
    }

    /** All known switches, reachable or not. */
    List<Destination> destinations() {
        return List.copyOf(destinations.values());
    }

    /** The point codes of all known switches. */
    Set<Integer> pointCodes() {
        return Collections.unmodifiableSet(destinations.keySet());
    }

    /** Whether a message to a configured switch would be sent, or held for a server that may come back. */
    boolean isAvailable(int pointCode) {
        Destination destination = destinations.get(pointCode);
        return destination != null && destination.isAvailable();
    }

    Optional<Destination> destination(int pointCode) {
        return Optional.ofNullable(destinations.get(pointCode));
    }

    /**
     * @throws IOException if no such switch is known, so that nothing can be sent to it
     */
    Destination known(int pointCode) throws IOException {
        Destination destination = destinations.get(pointCode);
        if (destination == null) {
            throw unsent(pointCode, "is not configured");
        }
        return destination;
    }

    boolean knows(int pointCode) {
        return destinations.containsKey(pointCode);
    }

    /** Whether a switch is an ASP or IPSP that this node serves. */
    boolean comesItself(int pointCode) {
        Destination destination = destinations.get(pointCode);
        if (destination != null) {
            for (ApplicationServer server : destination.servers()) {
                if (server.routingContext().isPresent()) {
                    return true;
                }
            }
        }
        return false;
    }

    /**
     * The Application Server of a configured switch: the one with the routing context, or the one that gateways reach.
     */
    ApplicationServer server(int pointCode, OptionalLong context) {
        return destination(pointCode)
                .flatMap(destination -> find(destination, context))
                .orElseThrow();
    }

    private static Optional<ApplicationServer> find(Destination destination, OptionalLong context) {
        return destination.servers().stream()
                .filter(server -> server.routingContext().equals(context))
                .findFirst();
    }

    /**
     * Sends DATA, or holds it while the Application Server is pending.
     *
     * @throws IOException if no active association reaches the switch, or all of them are too slow to accept more
     */
    void transfer(Mtp3TransferPrimitive message, Destination destination) throws IOException {
        switch (destination.send(message)) {
            case QUEUED -> counters.dataSent();
            case FULL -> throw unsent(message.getDpc(), "takes no more: the queue is full");
            case CLOSED -> throw unsent(message.getDpc(), "is not reachable");
        }
    }

    private IOException unsent(int pointCode, String why) {
        counters.dataUnsent();
        return new IOException("switch " + pointCode + " " + why);
    }

    /** Whether the mode of an ASPAC is compatible with that of the others (RFC 4666, clause 4.3.4.3). */
    synchronized boolean accepts(ApplicationServer server, Optional<TrafficMode> asked, Asp who) {
        return server.accepts(asked, who);
    }

    /** Records an ASPAC of the ASP for this server, now the newest. */
    synchronized void ask(ApplicationServer server, ServedAsp asp) {
        server.ask(asp);
    }

    /**
     * Whether an ASP with a later ASPAC for this server carries it alone: the newest ASPAC wins, whatever DATA arrives.
     */
    synchronized boolean isTakenFrom(ApplicationServer server, ServedAsp asp) {
        return server.isTakenFrom(asp);
    }

    /** Whether the ASP now carries traffic of this server. */
    synchronized boolean isActive(ApplicationServer server, Asp asp) {
        return server.isActive(asp);
    }

    /** The ASP is up but inactive for this server; if it was active, traffic may be left waiting. */
    synchronized void join(ApplicationServer server, Asp asp) {
        boolean newcomer = server.join(asp);
        if (!settled(server, true) && newcomer && asp instanceof ServedAsp served) {
            // RFC 4666, clause 4.3.4.5: an ASP that comes up is notified of the state.
            server.state().status().ifPresent(status -> served.notify(status, server));
        }
        server.wanted().forEach(each -> each.notify(Parameter.Status.INSUFFICIENT_ASP_RESOURCES, server));
    }

    /**
     * Activates the ASP for this server.
     *
     * @param context the routing context of DATA sent to it
     * @return the ASPs that it has displaced
     */
    synchronized List<Asp> activate(
            ApplicationServer server, Asp asp, OptionalLong context, boolean restricted, Optional<TrafficMode> asked) {
        List<Asp> displaced = server.activate(asp, context, restricted, asked);
        if (!settled(server, true) && asp instanceof ServedAsp served) {
            served.notify(Parameter.Status.AS_ACTIVE, server);
        }
        return displaced;
    }

    /**
     * Removes the ASP. The others are notified that it has failed.
     *
     * @param waits whether it may come back, so that messages are held for a while
     */
    synchronized void leave(ApplicationServer server, Asp asp, boolean waits) {
        if (!server.leave(asp)) {
            return;
        }
        settled(server, waits);
        if (asp instanceof ServedAsp failed) {
            server.served().forEach(each -> each.notifyFailure(failed, server));
        }
        server.wanted().forEach(each -> each.notify(Parameter.Status.INSUFFICIENT_ASP_RESOURCES, server));
    }

    /** Applies the consequences of a change. Returns true if the state of the server has changed. */
    private boolean settled(ApplicationServer server, boolean waits) {
        boolean changed = server.settle(waits && !recovery.isZero());
        Destination destination = server.destination();
        if (destination.refresh()) {
            boolean available = destination.isAvailable();
            LOG.info("switch {} is {}", destination.pointCode(), available ? "reachable" : "unreachable");
        }
        changes.accept(destination.pointCode());
        if (changed) {
            server.state().status().ifPresent(status -> server.served().forEach(asp -> asp.notify(status, server)));
            if (server.isPending()) {
                int change = server.changes();
                timer.accept(recovery, () -> expired(server, change));
            }
        }
        return changed;
    }

    /** T(r) has expired (RFC 4666, clause 4.3.2). */
    private synchronized void expired(ApplicationServer server, int change) {
        if (server.changes() == change) {
            settled(server, false);
        }
    }
}
