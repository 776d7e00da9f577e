package org.tollbridge.adapter.m3ua;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * The Application Servers that the ASPAC of one ASP have activated. Where several switches have one routing context, an
 * ASP carries the traffic of one of them only when its DATA shows that it is that switch.
 */
final class Activations {

    /** Whether the traffic is carried. */
    private final Map<ApplicationServer, Boolean> servers = new LinkedHashMap<>();

    /** How many of them have each routing context. */
    private final Map<Long, Integer> contexts = new HashMap<>();

    /** An ASPAC names it. */
    void ask(ApplicationServer server) {
        put(server, carries(server));
    }

    /** It is this switch that speaks. */
    void carry(ApplicationServer server) {
        put(server, true);
    }

    private void put(ApplicationServer server, boolean carried) {
        if (servers.put(server, carried) == null) {
            contexts.merge(server.routingContext().orElseThrow(), 1, Integer::sum);
        }
    }

    /** It is not active any more; whether its traffic was carried. */
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

    /** Whether DATA of this routing context, or of none, may be of this server. */
    boolean has(ApplicationServer server, OptionalLong context) {
        return servers.containsKey(server)
                && (context.isEmpty() || server.routingContext().equals(context));
    }
}
