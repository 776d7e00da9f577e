package org.tollbridge.adapter.m3ua;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.restcomm.protocols.ss7.mtp.Mtp3TransferPrimitive;
import org.tollbridge.wire.transport.SendResult;

/**
 * A switch by its point code, with the Application Servers that reach it and the messages held while none of them is
 * active and one is pending. {@link #send} takes no lock while there is a route.
 */
final class Destination {

    private final int pointCode;
    private final int heldLimit;
    private final M3uaCounters counters;
    private final List<ApplicationServer> servers = new ArrayList<>();
    private final ArrayDeque<Mtp3TransferPrimitive> held = new ArrayDeque<>();
    private volatile Route route = Route.NONE;
    private volatile boolean available;

    /**
     * @param heldLimit the largest number of messages held while a server is pending; 0 holds none
     */
    Destination(int pointCode, int heldLimit, M3uaCounters counters) {
        this.pointCode = pointCode;
        this.heldLimit = heldLimit;
        this.counters = counters;
    }

    /** Adds a server before the start; servers added earlier are preferred. */
    void add(ApplicationServer server) {
        servers.add(server);
    }

    List<ApplicationServer> servers() {
        return servers;
    }

    int pointCode() {
        return pointCode;
    }

    /** Whether a message would be sent, or held for a server that may come back in time. */
    boolean isAvailable() {
        return available;
    }

    /** The associations that carry traffic now. */
    Route route() {
        return route;
    }

    /**
     * Sends a message or holds it.
     *
     * @return {@code FULL} if the association or the queue accepts no more, {@code CLOSED} if there is no route
     */
    SendResult send(Mtp3TransferPrimitive message) {
        Route current = route;
        SendResult result = current.send(message);
        return result == SendResult.CLOSED ? hold(message, current) : result;
    }

    private synchronized SendResult hold(Mtp3TransferPrimitive message, Route tried) {
        if (route != tried) {
            SendResult result = route.send(message);
            if (result != SendResult.CLOSED) {
                return result;
            }
        }
        // A route whose associations are all closed is about to be removed; messages until then are held too.
        if (!available || heldLimit == 0) {
            return SendResult.CLOSED;
        }
        if (held.size() >= heldLimit) {
            return SendResult.FULL;
        }
        held.add(message);
        counters.dataHeld();
        return SendResult.QUEUED;
    }

    /**
     * Adopts the new states of the servers. Held messages are sent first, in order, before any other message can
     * overtake them.
     *
     * @return whether the switch has become reachable or unreachable
     */
    synchronized boolean refresh() {
        Route next = servers.stream()
                .map(ApplicationServer::route)
                .filter(each -> !each.isEmpty())
                .findFirst()
                .orElse(Route.NONE);
        boolean reachable = !next.isEmpty() || servers.stream().anyMatch(ApplicationServer::isPending);
        while (!held.isEmpty() && (!reachable || !next.isEmpty())) {
            if (next.send(held.remove()) != SendResult.QUEUED) {
                counters.dataDropped();
            }
        }
        route = next;
        boolean changed = reachable != available;
        available = reachable;
        return changed;
    }
}
