package org.tollbridge.service.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tollbridge.service.number.NormalNumber;
import org.tollbridge.service.number.NumberPlan;
import org.tollbridge.service.plan.form.PlanText;

/** Random plans, callers and times, each from a seed that a failure names. */
class PlanWalkPropertyTest {

    private static final PlanRules RULES = new PlanRules(NumberPlan.china(), ServiceClasses.china());
    private static final Holidays HOLIDAYS = new Holidays(
            Set.of(LocalDate.parse("2026-10-01"), LocalDate.parse("2026-10-02")),
            Set.of(LocalDate.parse("2026-10-10")));
    private static final Places PLACES = new Places() {
        @Override
        public Set<String> carriers() {
            return Set.of();
        }

        @Override
        public String areaOf(NormalNumber mobile) {
            return "755";
        }

        @Override
        public boolean isMadeUp(NormalNumber caller) {
            return false;
        }

        @Override
        public Optional<String> carrierOf(NormalNumber number) {
            return provenCarrierOf(number).or(() -> Optional.of("China Mobile"));
        }

        @Override
        public Optional<String> provenCarrierOf(NormalNumber number) {
            return number.digits().endsWith("0") ? Optional.of("Other") : Optional.empty();
        }
    };

    private static PlanWorld world(long seed) {
        Draws draws = (number, node) -> new Draws.Draw(Math.floorMod(seed + node.hashCode(), 100), seed);
        return new PlanWorld(ZoneId.of("Asia/Shanghai"), HOLIDAYS, PLACES, draws, Unreachable.NONE, WrongPins.NONE);
    }

    @Test
    void theWalkComesToTheLeafThatANaiveReadingComesTo() {
        for (long seed = 0; seed < 2_000; seed++) {
            Random random = new Random(seed);
            PlanGenerator generator = new PlanGenerator(random, false);
            PlanDocument document = generator.plan();
            assertEquals(List.of(), RULES.check(document, ServiceClasses.SPLIT_CHARGING), "seed " + seed);
            assertEquals(List.of(), RULES.checkNeeds(document), "seed " + seed);
            CallPlan plan = new PlanCompiler().compile(document);
            PlanWorld world = world(seed);
            for (int call = 0; call < 20; call++) {
                PlanFacts facts = generator.facts();
                String expected = new PlanOracle(document, facts, world).leaf();
                WalkStep step = PlanWalk.start(plan, facts, world);
                String name = "seed " + seed + " call " + call;
                Supplier<String> where = () -> name + ": " + facts + "\n" + document + "\n" + step;
                switch (step) {
                    case WalkStep.Route route ->
                        assertEquals(document.nodes().get(expected), route.destination(), where);
                    case WalkStep.Refuse refuse -> {
                        String at = refuse.visits().getLast().node();
                        assertEquals(expected, at, where);
                    }
                    case WalkStep other -> throw new AssertionError(where.get());
                }
            }
        }
    }

    @Test
    void everyWalkEndsWhateverItIsAnswered() {
        for (long seed = 0; seed < 4_000; seed++) {
            Random random = new Random(seed);
            PlanGenerator generator = new PlanGenerator(random, true);
            PlanDocument document = generator.plan();
            assertEquals(List.of(), RULES.check(document, ServiceClasses.SPLIT_CHARGING), "seed " + seed);
            CallPlan plan = new PlanCompiler().compile(document);
            PlanFacts facts = generator.facts();
            WalkStep step = PlanWalk.start(plan, facts, world(seed));
            int steps = 0;
            while (step.waitsAt().isPresent()) {
                steps++;
                assertTrue(steps <= PlanCheck.DEEPEST * 8, "seed " + seed + ": " + document);
                WalkAnswer answer = answer(step, random);
                step = PlanWalk.resume(plan, facts, world(seed), step.waitsAt().orElseThrow(), answer);
            }
            assertFalse(step instanceof WalkStep.Ask, "seed " + seed);
        }
    }

    private static WalkAnswer answer(WalkStep step, Random random) {
        return switch (step) {
            case WalkStep.Ask ask ->
                switch (random.nextInt(5)) {
                    case 0 -> new WalkAnswer.NoInput();
                    case 2 -> new WalkAnswer.Unasked();
                    case 1 -> new WalkAnswer.Digits("99");
                    default -> new WalkAnswer.Digits("11");
                };
            case WalkStep.Verify verify ->
                random.nextInt(4) == 0 ? new WalkAnswer.Silent() : new WalkAnswer.Verified(random.nextBoolean());
            case WalkStep.Count count ->
                switch (random.nextInt(3)) {
                    case 0 -> new WalkAnswer.Silent();
                    case 1 -> new WalkAnswer.Full(count.claims().getFirst().kind());
                    default -> new WalkAnswer.Done();
                };
            case WalkStep.Play play -> new WalkAnswer.Done();
            case WalkStep.Tried tried -> new WalkAnswer.Done();
            case WalkStep.Route route -> throw new AssertionError(route);
            case WalkStep.Refuse refuse -> throw new AssertionError(refuse);
        };
    }

    /** A lookup has the ported numbers alone: whom it does not name is of his range's carrier, which is enough to let him in. */
    @ParameterizedTest
    @CsvSource({"8613800138001, false, true", "8613800138000, false, false"})
    void beALookupConfiguredARangeRefusesNobodyAndLetsIn(String caller, boolean denied, boolean allowed) {
        PlanFacts facts = new PlanFacts(
                "4008101234", 0, NumberPlan.china().recognise(caller), "", false, OptionalInt.empty(), false, Map.of());
        assertEquals(denied, PlanWalk.start(screened("deny"), facts, world(1)) instanceof WalkStep.Refuse);
        assertEquals(allowed, PlanWalk.start(screened("allow"), facts, world(1)) instanceof WalkStep.Route);
    }

    private static CallPlan screened(String list) {
        String plan = "entry: a\n" + list + ": carrier China Mobile\na: destination\n  number: 861062345678\n";
        return new PlanCompiler().compile(PlanText.read(plan).document().orElseThrow());
    }

    @Test
    void nobodyIsLetThroughWhoIsDeniedOrNotAllowed() {
        int denied = 0;
        int unlisted = 0;
        for (long seed = 0; seed < 4_000; seed++) {
            PlanGenerator generator = new PlanGenerator(new Random(seed), false);
            PlanDocument document = generator.plan();
            PlanWorld world = world(seed);
            PlanFacts facts = generator.facts();
            WalkStep step = PlanWalk.start(new PlanCompiler().compile(document), facts, world);
            String leaf = new PlanOracle(document, facts, world).leaf();
            boolean refusedByScreening = step instanceof WalkStep.Refuse refuse
                    && (refuse.why() == PlanRefusal.CALLER_DENIED || refuse.why() == PlanRefusal.CALLER_NOT_LISTED);
            assertEquals(leaf.equals("deny") || leaf.equals("allow"), refusedByScreening, "seed " + seed);
            denied += leaf.equals("deny") ? 1 : 0;
            unlisted += leaf.equals("allow") ? 1 : 0;
        }
        assertTrue(denied > 100 && unlisted > 100, denied + " " + unlisted);
    }
}
