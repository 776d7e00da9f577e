package org.tollbridge.service.plan;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A call plan made ready to be walked: immutable, and safe for any thread. Two of them are equal when their documents are.
 * It is made from a document by {@link PlanCompiler}, or of one destination.
 */
public final class CallPlan {

    /**
     * What stands around a node. It is all that a walk on to the next node needs, and plans that differ in their destinations
     * have it in common.
     *
     * @param kind of the node
     * @param exits in the order of {@link PlanNode#exits}
     * @param table of an origin node, empty otherwise
     * @param stands how the switch of a switch node stands by the plan itself; empty for other nodes
     */
    record Place(String name, String kind, List<Way> exits, Optional<CallerTable> table, Optional<String> stands) {}

    /**
     * A way out of a node.
     *
     * @param label on what it is taken
     * @param to index of the node that it leads to
     * @param name of that node
     */
    record Way(String label, int to, String name) {}

    private static final String ONLY_NODE = "destination";
    private static final Place[] ONLY_PLACE = {
        new Place(ONLY_NODE, "destination", List.of(), Optional.empty(), Optional.empty())
    };

    private final Optional<PlanDocument> document;
    private final Optional<ZoneId> zone;
    private final PlanNode[] nodes;

    /** Beside the nodes and not with them, so that a call does not wait for a node by way of its place. */
    private final Place[] places;

    private final boolean limited;
    private final Optional<CallerTable> deny;
    private final Optional<CallerTable> allow;

    /** 0 until somebody asks for it; threads that ask at one time find the same. */
    private int hash;

    CallPlan(
            PlanDocument document,
            Optional<ZoneId> zone,
            List<PlanNode> nodes,
            List<Place> places,
            Optional<CallerTable> deny,
            Optional<CallerTable> allow) {
        this.document = Optional.of(document);
        this.zone = zone;
        this.limited = !document.limits().equals(PlanLimits.NONE);
        this.nodes = nodes.toArray(PlanNode[]::new);
        this.places = places.toArray(Place[]::new);
        this.deny = deny;
        this.allow = allow;
    }

    private CallPlan(PlanNode.Destination destination) {
        this.document = Optional.empty();
        this.zone = Optional.empty();
        this.limited = false;
        this.nodes = new PlanNode[] {destination};
        this.places = ONLY_PLACE;
        this.deny = Optional.empty();
        this.allow = Optional.empty();
    }

    /** The plan that sends every call to one destination. */
    public static CallPlan of(PlanNode.Destination destination) {
        return new CallPlan(destination);
    }

    /** The plan as people write it. */
    public PlanDocument document() {
        return document.orElseGet(() -> PlanDocument.of(ONLY_NODE, Map.of(ONLY_NODE, nodes[0])));
    }

    /** The destination of a plan that was made of one; empty when it was made from a document. */
    public Optional<PlanNode.Destination> only() {
        return document.isEmpty() ? Optional.of((PlanNode.Destination) nodes[0]) : Optional.empty();
    }

    PlanNode node(int index) {
        return nodes[index];
    }

    Place place(int index) {
        return places[index];
    }

    Optional<CallerTable> deny() {
        return deny;
    }

    Optional<CallerTable> allow() {
        return allow;
    }

    boolean limited() {
        return limited;
    }

    PlanLimits limits() {
        return document.isEmpty() ? PlanLimits.NONE : document.get().limits();
    }

    /**
     * What bounds a call in progress by the month's cost; empty where nothing does.
     *
     * @param number the service number that was dialled
     * @param at milliseconds since the epoch at which the call came
     */
    public Optional<CostCap> costCap(String number, long at, PlanWorld world) {
        return limited
                ? limits().ending(number, at, zone(world)).map(claim -> new CostCap(claim, limits().openWhenSilent()))
                : Optional.empty();
    }

    /** The language in which its callers are spoken to; empty for that of the switch. */
    public Optional<String> language() {
        return document.flatMap(PlanDocument::language);
    }

    ZoneId zone(PlanWorld world) {
        return zone.isPresent() ? zone.get() : world.zone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CallPlan plan && (this == plan || document().equals(plan.document()));
    }

    @Override
    public int hashCode() {
        int known = hash;
        if (known == 0) {
            known = document().hashCode();
            hash = known;
        }
        return known;
    }

    @Override
    public String toString() {
        return document().toString();
    }
}
