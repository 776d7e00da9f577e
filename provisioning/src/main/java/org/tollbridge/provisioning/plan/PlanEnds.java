package org.tollbridge.provisioning.plan;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.tollbridge.service.plan.CallPlan;
import org.tollbridge.service.plan.Draws;
import org.tollbridge.service.plan.PlanCompiler;
import org.tollbridge.service.plan.PlanDocument;
import org.tollbridge.service.plan.PlanFacts;
import org.tollbridge.service.plan.PlanNode;
import org.tollbridge.service.plan.PlanWalk;
import org.tollbridge.service.plan.PlanWorld;
import org.tollbridge.service.plan.Unreachable;
import org.tollbridge.service.plan.WalkAnswer;
import org.tollbridge.service.plan.WalkStep;
import org.tollbridge.service.plan.WrongPins;

/** Where the calls of a plan end, with the share of each end where the plan spreads calls. */
final class PlanEnds {

    /** Fixed cost of a walk, in conditions. */
    private static final int WALK = 200;

    /** Cost of the share of one end, in conditions. */
    private static final int SHARE = 8;

    private static final BigDecimal ALL = BigDecimal.valueOf(100);
    private static final int SLOTS = 100;
    private static final int[] POSITION_OF_SLOT = positions();

    private final PlanDocument document;
    private final CallPlan plan;
    private final PlanWorld world;
    private final long most;
    private final int conditions;
    private long work;

    /** @param most approximate limit on conditions evaluated and characters written */
    PlanEnds(PlanDocument document, PlanWorld world, long most) {
        this.document = document;
        this.plan = new PlanCompiler().compile(document);
        this.world = world;
        this.most = most;
        this.conditions = document.nodes().values().stream()
                .mapToInt(PlanEnds::conditions)
                .sum();
    }

    /** Number of conditions of a node that are evaluated one by one. */
    private static int conditions(PlanNode node) {
        return switch (node) {
            case PlanNode.TimeOfDay time ->
                time.branches().stream()
                        .mapToInt(branch -> branch.when().size())
                        .sum();
            case PlanNode.Menu menu ->
                menu.branches().stream()
                        .mapToInt(branch -> branch.when().size())
                        .sum();
            case PlanNode.Position position ->
                position.branches().stream()
                        .mapToInt(branch -> branch.when().size())
                        .sum();
            case PlanNode other -> 0;
        };
    }

    /** Whether the work limit is reached; from then on {@link #of} is incomplete. */
    boolean isWorn() {
        return work > most;
    }

    private static int[] positions() {
        int[] positions = new int[SLOTS];
        for (int position = 0; position < SLOTS; position++) {
            positions[new Draws.Draw(position, 0).slot()] = position;
        }
        return positions;
    }

    /**
     * Where a call ends when the caller enters these digits at every prompt and is assumed to know the PIN: one end, or
     * several with their percentages, the largest first.
     */
    String of(PlanFacts facts, String digits) {
        Map<String, BigDecimal> shares = spread(facts, digits, new HashMap<>(), new HashMap<>());
        String text = shares.size() == 1
                ? shares.keySet().iterator().next()
                : shares.entrySet().stream()
                        .sorted(Map.Entry.<String, BigDecimal>comparingByValue(Comparator.reverseOrder())
                                .thenComparing(Map.Entry.comparingByKey()))
                        .map(end -> end.getValue().stripTrailingZeros().toPlainString() + "% " + end.getKey())
                        .collect(Collectors.joining(", "));
        work += text.length();
        return text;
    }

    /**
     * Walks with the draws made so far; each branch of a node not yet drawn is a walk of its own. The result behind a
     * node does not depend on the path to it, so it is walked only once.
     *
     * @param known ends behind nodes, with their percentages
     */
    private Map<String, BigDecimal> spread(
            PlanFacts facts, String digits, Map<String, Integer> drawn, Map<String, Map<String, BigDecimal>> known) {
        Drawing draws = new Drawing(drawn);
        work += WALK + conditions;
        String end = end(facts, digits, draws);
        Optional<String> open = draws.missing().filter(name -> !isWorn());
        if (open.isEmpty()) {
            return Map.of(end, ALL);
        }
        String node = open.get();
        Map<String, BigDecimal> before = known.get(node);
        if (before != null) {
            return before;
        }
        PlanNode.Percentage percentage = (PlanNode.Percentage)
                Optional.ofNullable(document.nodes().get(node)).orElseThrow();
        Map<String, BigDecimal> shares = new HashMap<>();
        int slot = 0;
        for (PlanNode.Percentage.Share branch : percentage.branches()) {
            if (branch.percent() > 0) {
                drawn.put(node, slot);
                Map<String, BigDecimal> behind = spread(facts, digits, drawn, known);
                work += (long) SHARE * behind.size();
                BigDecimal part = BigDecimal.valueOf(branch.percent(), 2);
                behind.forEach((each, share) -> shares.merge(each, share.multiply(part), BigDecimal::add));
                slot += branch.percent();
            }
        }
        drawn.remove(node);
        known.put(node, shares);
        return shares;
    }

    /** Gives each node its predetermined slot, and remembers the first node without one. */
    private static final class Drawing implements Draws {

        private final Map<String, Integer> drawn;
        private Optional<String> missing = Optional.empty();

        Drawing(Map<String, Integer> drawn) {
            this.drawn = drawn;
        }

        @Override
        public Draw next(String number, String node) {
            if (missing.isEmpty() && !drawn.containsKey(node)) {
                missing = Optional.of(node);
            }
            return new Draw(POSITION_OF_SLOT[drawn.getOrDefault(node, 0)], 0);
        }

        Optional<String> missing() {
            return missing;
        }
    }

    private String end(PlanFacts facts, String digits, Draws draws) {
        PlanWorld tried =
                new PlanWorld(world.zone(), world.holidays(), world.places(), draws, Unreachable.NONE, WrongPins.NONE);
        WalkStep step = PlanWalk.start(plan, facts, tried);
        while (step.waitsAt().isPresent()) {
            WalkAnswer answer = switch (step) {
                case WalkStep.Ask ask -> digits.isEmpty() ? new WalkAnswer.NoInput() : new WalkAnswer.Digits(digits);
                case WalkStep.Verify verify -> new WalkAnswer.Verified(true);
                case WalkStep other -> new WalkAnswer.Done();
            };
            step = PlanWalk.resume(plan, facts, tried, step.waitsAt().get(), answer);
        }
        return switch (step) {
            case WalkStep.Route route ->
                route.destination().number()
                        + lists(route.destination())
                        + route.mailbox().map(box -> " mailbox " + box).orElse("");
            case WalkStep.Refuse refuse ->
                refuse.cause().isPresent()
                        ? "release " + refuse.cause().getAsInt()
                        : refuse.why().name();
            case WalkStep other -> throw new IllegalStateException("a walk that waits is not over");
        };
    }

    private static String lists(PlanNode.Destination destination) {
        return List.of(listed("busy", destination.onBusy()), listed("no answer", destination.onNoAnswer())).stream()
                .filter(list -> !list.isEmpty())
                .reduce((one, other) -> one + " " + other)
                .map(all -> " (" + all + ")")
                .orElse("");
    }

    private static String listed(String name, List<String> numbers) {
        return numbers.isEmpty() ? "" : name + " " + String.join(" ", numbers);
    }
}
