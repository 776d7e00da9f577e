package org.tollbridge.adapter.m3ua;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * The Application Servers that the ASPACs of one ASP have activated. If several switches share a routing context, an
 * ASP carries the traffic of one of them only once its DATA shows that it is that switch.
 */
final class Activations {

    /** Whether the traffic of each server is carried. */
    private final Map<ApplicationServer, Boolean> servers = new LinkedHashMap<>();

    /** The number of servers with each routing context. */
    private final Map<Long, Integer> contexts = new HashMap<>();

    /** Adds a server named by an ASPAC. */
    void ask(ApplicationServer server) {
        put(server, carries(server));
    }

    /** Marks a server as carried, because DATA has shown that the ASP is its switch. */
    void carry(ApplicationServer server) {
        put(server, true);
    }

    private void put(ApplicationServer server, boolean carried) {
        if (servers.put(server, carried) == null) {
            contexts.merge(server.routingContext().orElseThrow(), 1, Integer::sum);
        }
    }

    /** Removes a server. Returns whether its traffic was carried. */
    boolean remove(ApplicationServer server) {
        Boolean carried = servers.remove(server);
        if (carried == null) {
            return false;
        }
        contexts.computeIfPresent(
                server.routingContext().orElseThrow(), (context, count) -> count == 1 ? null : count - 1);
        return carried;
    }

    void clear() {
        servers.clear();
        contexts.clear();
    }

    boolean isEmpty() {
        return servers.isEmpty();
    }

    List<ApplicationServer> all() {
        return List.copyOf(servers.keySet());
    }

    boolean carries(ApplicationServer server) {
        return Boolean.TRUE.equals(servers.get(server));
    }

    /** The point codes of the switches whose traffic is carried. */
    List<Integer> carried() {
        return servers.keySet().stream()
                .filter(this::carries)
                .map(server -> server.destination().pointCode())
                .toList();
    }

    int contexts() {
        return contexts.size();
    }

    boolean hasContext(long context) {
        return contexts.containsKey(context);
    }

    /** Whether DATA with this routing context, or with none, may belong to this server. */
    boolean has(ApplicationServer server, OptionalLong context) {
        return servers.containsKey(server)
                && (context.isEmpty() || server.routingContext().equals(context));
    }
}
