package org.tollbridge.service.plan;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A call plan compiled for walking: immutable and thread-safe. Two plans are equal when their documents are. It is made
 * from a document by {@link PlanCompiler}, or from one destination.
 */
public final class CallPlan {

    /**
     * The context of a node: everything that a walk needs to get to the next node. Plans that differ only in their
     * destinations share it.
     *
     * @param kind of the node
     * @param exits in the order of {@link PlanNode#exits}
     * @param table of an origin node, empty otherwise
     * @param stands the position of a switch node's switch as set in the plan; empty for other nodes
     */
    record Place(String name, String kind, List<Way> exits, Optional<CallerTable> table, Optional<String> stands) {}

    /**
     * An exit of a node.
     *
     * @param label condition on which it is taken
     * @param to index of the next node
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

    /** In a separate array, so that a node can be read without first reading its place. */
    private final Place[] places;

    private final boolean limited;
    private final Optional<CallerTable> deny;
    private final Optional<CallerTable> allow;

    /** 0 until computed; threads that compute it concurrently get the same value. */
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

    /** Returns the plan that sends every call to one destination. */
    public static CallPlan of(PlanNode.Destination destination) {
        return new CallPlan(destination);
    }

    /** Returns the plan in its written form. */
    public PlanDocument document() {
        return document.orElseGet(() -> PlanDocument.of(ONLY_NODE, Map.of(ONLY_NODE, nodes[0])));
    }

    /** Returns the destination of a plan that was made from one; empty when it was made from a document. */
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
     * Returns the monthly cost cap that applies to a call in progress; empty if none does.
     *
     * @param number the service number that was dialled
     * @param at milliseconds since the epoch at which the call was offered
     */
    public Optional<CostCap> costCap(String number, long at, PlanWorld world) {
        return limited
                ? limits().ending(number, at, zone(world)).map(claim -> new CostCap(claim, limits().openWhenSilent()))
                : Optional.empty();
    }

    /** Returns the language of announcements to its callers; empty for that of the switch. */
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
