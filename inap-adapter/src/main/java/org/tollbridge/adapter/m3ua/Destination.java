package org.tollbridge.adapter.m3ua;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.restcomm.protocols.ss7.mtp.Mtp3TransferPrimitive;
import org.tollbridge.wire.transport.SendResult;

/**
 * A switch by its point code, the Application Servers by which it is reached, and what waits while none of them is
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
     * @param heldLimit messages kept while a server is pending; 0 keeps none
     */
    Destination(int pointCode, int heldLimit, M3uaCounters counters) {
        this.pointCode = pointCode;
        this.heldLimit = heldLimit;
        this.counters = counters;
    }

    /** Adds a server before the start; an earlier one is preferred. */
    void add(ApplicationServer server) {
        servers.add(server);
    }

    List<ApplicationServer> servers() {
        return servers;
    }

    int pointCode() {
        return pointCode;
    }

    /** Whether a message would be sent, or kept for one that comes back in time. */
    boolean isAvailable() {
        return available;
    }

    /** The associations that carry traffic now. */
    Route route() {
        return route;
    }

    /**
     * Sends a message or keeps it.
     *
     * @return {@code FULL} if the association or the queue takes no more, {@code CLOSED} if there is no way
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
        // A route whose ways are all closed is about to be taken away: what comes until then waits too.
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
     * Takes over what the servers have become. What waits goes out first, in order, before anyone can send past it.
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
