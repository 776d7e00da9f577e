package org.tollbridge.adapter.m3ua;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/**
 * The Application Servers that the ASPAC of one ASP have activated. Where several switches have one routing context, an
 * ASP carries the traffic of one of them only when its DATA shows that it is that switch.
 */
final class Activations {

    /** Whether the traffic is carried. */
    private final Map<ApplicationServer, Boolean> servers = new LinkedHashMap<>();

    private final Set<Long> contexts = new HashSet<>();

    /** An ASPAC names it. */
    void ask(ApplicationServer server) {
        servers.putIfAbsent(server, false);
        contexts.add(server.routingContext().orElseThrow());
    }

    /** It is this switch that speaks. */
    void carry(ApplicationServer server) {
        servers.put(server, true);
        contexts.add(server.routingContext().orElseThrow());
    }

    /** It is not active any more; whether its traffic was carried. */
    boolean remove(ApplicationServer server) {
        boolean carried = Boolean.TRUE.equals(servers.remove(server));
        contexts.clear();
        servers.keySet().forEach(left -> contexts.add(left.routingContext().orElseThrow()));
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
        return contexts.contains(context);
    }

    /** Whether DATA of this routing context, or of none, may be of this server. */
    boolean has(ApplicationServer server, OptionalLong context) {
        return servers.containsKey(server)
                && (context.isEmpty() || server.routingContext().equals(context));
    }
}
