package org.tollbridge.service.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tollbridge.service.credit.CreditAnswer;
import org.tollbridge.service.number.NatureOfAddress;
import org.tollbridge.service.number.NumberPlan;
import org.tollbridge.service.number.PartyNumber;
import org.tollbridge.service.plan.Draws;
import org.tollbridge.service.plan.Holidays;
import org.tollbridge.service.plan.Places;
import org.tollbridge.service.plan.PlanCompiler;
import org.tollbridge.service.plan.PlanDocument;
import org.tollbridge.service.plan.PlanGenerator;
import org.tollbridge.service.plan.PlanRules;
import org.tollbridge.service.plan.PlanWorld;
import org.tollbridge.service.plan.ServiceClasses;
import org.tollbridge.service.plan.ServiceNumber;
import org.tollbridge.service.plan.Unreachable;
import org.tollbridge.service.plan.WalkAnswer;
import org.tollbridge.service.plan.WrongPins;

/** Random plans, callers, lines and keys: a call that is tried and one that is placed come to the same. */
class DryRunPropertyTest {

    private static final PlanRules RULES = new PlanRules(NumberPlan.china(), ServiceClasses.china());
    private static final List<String> KEYS = List.of("", "1", "2", "11", "4711", "9");
    private static final Set<String> ANNOUNCEMENTS = Set.of("welcome", "extension", "pin", "hello", "closed");
    private static final SwitchProfile HEARING = new SwitchProfile(
            "hearing",
            SwitchProfile.Charging.FURNISH_AND_SEND,
            false,
            SwitchProfile.Ending.BASIC,
            1,
            "",
            new SwitchProfile.Resource(ANNOUNCEMENTS, 60));

    private static ServiceNumber numberWith(PlanDocument plan) {
        return new ServiceNumber(
                "4008101234",
                "400",
                "acme",
                true,
                OptionalLong.empty(),
                OptionalLong.empty(),
                new PlanCompiler().compile(plan));
    }

    private static CallEvent.Offered from(String caller) {
        return Script.dials(new PartyNumber(NatureOfAddress.INTERNATIONAL, caller), "4008101234");
    }

    /** Destinations that do not take a live call. What else it waits for is answered as nobody tries it otherwise. */
    private record Parties(Set<String> busy, Set<String> silent, Set<String> failing) {

        static boolean isRight(List<String> hashes, String pin) {
            return pin.equals("4711");
        }

        /** What comes next to a live call. */
        CallEvent after(Step step, Deque<String> keyed) {
            if (step.credit().isPresent()) {
                return new CallEvent.CreditAnswered(step.credit().get().number(), CreditAnswer.Granted.UNLIMITED);
            }
            Optional<Errand> errand = step.errand().filter(each -> !(each instanceof Errand.Leave));
            if (errand.isPresent()) {
                WalkAnswer answer = errand.get() instanceof Errand.Verify verify
                        ? new WalkAnswer.Verified(isRight(verify.hashes(), verify.digits()))
                        : new WalkAnswer.Done();
                return new CallEvent.ErrandDone(errand.get().number(), answer);
            }
            Instruction last = step.instructions().stream()
                    .filter(each -> each instanceof Instruction.Connect
                            || each instanceof Instruction.Play
                            || each instanceof Instruction.Collect)
                    .findFirst()
                    .orElse(new Instruction.Continue());
            return switch (last) {
                case Instruction.Play play -> new CallEvent.Played();
                case Instruction.Collect collect -> {
                    String keys = keyed.isEmpty() ? "" : keyed.pop();
                    String taken = keys.substring(
                            0, Math.min(keys.length(), collect.prompt().maxDigits()));
                    yield taken.length() < collect.prompt().minDigits()
                            ? new CallEvent.NothingKeyed()
                            : new CallEvent.Keyed(taken);
                }
                case Instruction.Connect connect ->
                    attempted(RULES.numberPlan()
                            .normalise(connect.destination(), "")
                            .digits());
                default -> Script.notified(BcsmEvent.DISCONNECT, Leg.CALLED);
            };
        }

        private CallEvent attempted(String to) {
            if (busy.contains(to)) {
                return failed(BcsmEvent.CALLED_PARTY_BUSY);
            }
            if (silent.contains(to)) {
                return failed(BcsmEvent.NO_ANSWER);
            }
            return failing.contains(to)
                    ? failed(BcsmEvent.ROUTE_SELECT_FAILURE)
                    : Script.notified(BcsmEvent.ANSWER, Leg.CALLED);
        }

        /** Without a cause, as nobody tries one. */
        private static CallEvent failed(BcsmEvent event) {
            return new CallEvent.Reported(event, Leg.CALLED, true, OptionalInt.empty());
        }
    }

    /** What a record says of its call, apart from times. */
    private static List<Object> said(CallRecord record) {
        return List.of(
                record.attempts(),
                record.outcome(),
                record.reason(),
                record.payer(),
                record.path().stream()
                        .map(line -> line.what() + ": " + line.detail())
                        .toList());
    }

    /** The same number, caller, time, lines, keys and PINs: played as a live call event by event, and tried. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aDryRunAndALiveCallAgreeAndKeepToTheForwardsOfTheClass(boolean prompts) {
        int most = 0;
        Set<String> met = new HashSet<>();
        for (long seed = 0; seed < 3_000; seed++) {
            Random random = new Random(seed);
            ServiceNumber number = numberWith(new PlanGenerator(random, prompts).plan());
            long at = seed;
            Draws draws = (digits, node) -> new Draws.Draw(Math.floorMod(at + node.hashCode(), 100), at);
            PlanWorld world = new PlanWorld(
                    PlanWorld.NONE.zone(), Holidays.NONE, Places.NONE, draws, Unreachable.NONE, WrongPins.NONE);
            List<String> keys = Stream.generate(() -> KEYS.get(random.nextInt(KEYS.size())))
                    .limit(12)
                    .toList();
            Parties parties = new Parties(some(random), some(random), some(random));
            CallEvent.Offered offered = from(random.nextBoolean() ? "861088886666" : "8613800138000");
            CallRecord tried = new DryRun(RULES, world, Parties::isRight)
                    .play(
                            number,
                            new DryRun.Case(
                                    offered, Script.START, keys, parties.busy(), parties.silent(), parties.failing()));
            Script live = new Script(HEARING, number).in(world).on(offered);
            Deque<String> keyed = new ArrayDeque<>(keys);
            while (live.records().isEmpty()) {
                live.on(parties.after(live.last(), keyed));
            }
            CallRecord record = live.record();
            String where = "seed " + seed;
            assertEquals(said(record), said(tried), where);
            assertTrue(record.attempts().size() <= 4, where);
            assertFalse(record.attempts().size() > new HashSet<>(record.attempts()).size(), where);
            most = Math.max(most, record.attempts().size());
            // Such as "keyed 9: asked again".
            record.path()
                    .forEach(line ->
                            met.add(line.detail().replaceAll("[^a-zA-Z ].*", "").strip()));
        }
        assertEquals(4, most);
        List<String> heard = List.of("keyed", "nothing keyed", "right PIN", "wrong PIN");
        assertEquals(prompts, met.containsAll(heard), met::toString);
    }

    private static Set<String> some(Random random) {
        Set<String> numbers = new HashSet<>();
        PlanGenerator.DESTINATIONS.forEach(number -> {
            if (random.nextInt(3) == 0) {
                numbers.add(number);
            }
        });
        return numbers;
    }
}
