package org.tollbridge.service.plan;

import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A call plan as people write, keep and compare it: named nodes, and settings of the whole plan.
 *
 * @param zone the subscriber's time zone; empty for the operator's
 * @param language language of announcements to its callers, if the switch has several; two or three lower case letters,
 *     such as en
 * @param entry name of the node at which a call begins
 * @param nodes by name
 * @param deny callers that are refused
 * @param allow if not empty, the only callers that are taken; checked after {@code deny}
 * @param lists of calling numbers, by name: whole numbers, or prefixes followed by *
 * @param positions positions of the plan's switches, by name
 */
public record PlanDocument(
        Optional<ZoneId> zone,
        Optional<String> language,
        String entry,
        Map<String, PlanNode> nodes,
        List<Criterion> deny,
        List<Criterion> allow,
        PlanLimits limits,
        Map<String, List<String>> lists,
        Map<String, String> positions) {

    public PlanDocument {
        nodes = Collections.unmodifiableMap(new LinkedHashMap<>(nodes));
        deny = List.copyOf(deny);
        allow = List.copyOf(allow);
        Map<String, List<String>> copies = new LinkedHashMap<>();
        lists.forEach((name, entries) -> copies.put(name, List.copyOf(entries)));
        lists = Collections.unmodifiableMap(copies);
        positions = Collections.unmodifiableMap(new LinkedHashMap<>(positions));
    }

    /** Creates a plan that has only these nodes. */
    public static PlanDocument of(String entry, Map<String, PlanNode> nodes) {
        return new PlanDocument(
                Optional.empty(),
                Optional.empty(),
                entry,
                nodes,
                List.of(),
                List.of(),
                PlanLimits.NONE,
                Map.of(),
                Map.of());
    }

    /** Returns the names of all nodes reachable from the entry, in the order of reading, the entry first. */
    public List<String> reachable() {
        Set<String> seen = new LinkedHashSet<>();
        Deque<String> open = new ArrayDeque<>(List.of(entry));
        while (!open.isEmpty()) {
            String name = open.pop();
            PlanNode node = nodes.get(name);
            if (node == null || !seen.add(name)) {
                continue;
            }
            List<PlanNode.Exit> exits = new ArrayList<>(node.exits());
            Collections.reverse(exits);
            exits.forEach(exit -> open.push(exit.to()));
        }
        return List.copyOf(seen);
    }

    /**
     * Returns all limits of a number with this plan, including those of its destinations, as a call meets them.
     *
     * @param at milliseconds since the epoch at which the call is offered
     * @param operators time zone for months if the plan has none
     */
    public List<PlanLimits.Claim> claims(String number, long at, ZoneId operators) {
        List<PlanLimits.Claim> claims = new ArrayList<>(limits.claims(number, at, zone.orElse(operators)));
        Set<PlanLimits.Claim> ofDestinations = new LinkedHashSet<>();
        for (String name : reachable()) {
            if (nodes.get(name) instanceof PlanNode.Destination destination) {
                PlanLimits.Claim.at(number, destination).ifPresent(ofDestinations::add);
            }
        }
        claims.addAll(ofDestinations);
        return claims;
    }

    /** Returns the names of all announcements that the nodes play. */
    public Set<String> announcements() {
        Set<String> names = new LinkedHashSet<>();
        for (PlanNode node : nodes.values()) {
            switch (node) {
                case PlanNode.Announce announce -> names.add(announce.announcement());
                case PlanNode.Menu menu -> names.add(menu.prompt().announcement());
                case PlanNode.Extension extension ->
                    names.add(extension.prompt().announcement());
                case PlanNode.Pin pin -> names.add(pin.prompt().announcement());
                case PlanNode.Release release -> release.announcement().ifPresent(names::add);
                case PlanNode.Origin origin -> {}
                case PlanNode.TimeOfDay time -> {}
                case PlanNode.Percentage percentage -> {}
                case PlanNode.Position position -> {}
                case PlanNode.Destination destination -> {}
                case PlanNode.Mailbox mailbox -> {}
            }
        }
        return names;
    }

    /** Returns whether a text may name a node, a list, a switch, a position or an announcement. */
    public static boolean isName(String text) {
        if (text.isEmpty() || text.length() > 40) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean good = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
            if (!good && !(i > 0 && (c == '-' || c == '_'))) {
                return false;
            }
        }
        return true;
    }
}
