package org.tollbridge.provisioning.plan;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
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

    /** Ends of one walk that are told apart; what would be more is taken for the first branch. */
    static final int MOST = 256;

    private static final BigDecimal ALL = BigDecimal.valueOf(100);
    private static final int SLOTS = 100;
    private static final int[] POSITION_OF_SLOT = positions();

    private final PlanDocument document;
    private final CallPlan plan;
    private final PlanWorld world;

    PlanEnds(PlanDocument document, PlanWorld world) {
        this.document = document;
        this.plan = new PlanCompiler().compile(document);
        this.world = world;
    }

    private static int[] positions() {
        int[] positions = new int[SLOTS];
        for (int position = 0; position < SLOTS; position++) {
            positions[new Draws.Draw(position, 0).slot()] = position;
        }
        return positions;
    }

    /**
     * Where a call ends whose caller keys these digits at every prompt, and who is taken for one who knows the PIN: one end, or
     * several with their shares of a hundred, the largest first.
     */
    String of(PlanFacts facts, String digits) {
        Map<String, BigDecimal> shares = new LinkedHashMap<>();
        spread(facts, digits, new HashMap<>(), ALL, shares);
        if (shares.size() == 1) {
            return shares.keySet().iterator().next();
        }
        return shares.entrySet().stream()
                .sorted(Map.Entry.<String, BigDecimal>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .map(end -> end.getValue().stripTrailingZeros().toPlainString() + "% " + end.getKey())
                .collect(Collectors.joining(", "));
    }

    /** Walks with what was drawn so far; each branch of a node that was not drawn yet is a walk of its own. */
    private void spread(
            PlanFacts facts,
            String digits,
            Map<String, Integer> drawn,
            BigDecimal share,
            Map<String, BigDecimal> shares) {
        Drawing draws = new Drawing(drawn);
        String end = end(facts, digits, draws);
        Optional<PlanNode.Percentage> open = draws.missing()
                .filter(name -> shares.size() < MOST)
                .flatMap(name -> Optional.ofNullable(document.nodes().get(name)))
                .filter(PlanNode.Percentage.class::isInstance)
                .map(PlanNode.Percentage.class::cast);
        if (open.isEmpty()) {
            shares.merge(end, share, BigDecimal::add);
            return;
        }
        String node = draws.missing().orElseThrow();
        int slot = 0;
        for (PlanNode.Percentage.Share branch : open.get().branches()) {
            if (branch.percent() > 0) {
                drawn.put(node, slot);
                BigDecimal part = share.multiply(BigDecimal.valueOf(branch.percent(), 2));
                spread(facts, digits, drawn, part, shares);
                slot += branch.percent();
            }
        }
        drawn.remove(node);
    }

    /** Gives each node the slot that it is to have, and notes the first that has none. */
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
