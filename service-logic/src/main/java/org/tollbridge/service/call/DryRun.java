package org.tollbridge.service.call;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Stream;
import org.tollbridge.service.call.SwitchProfile.Charging;
import org.tollbridge.service.call.SwitchProfile.Ending;
import org.tollbridge.service.call.SwitchProfile.Resource;
import org.tollbridge.service.credit.CreditAnswer;
import org.tollbridge.service.number.NumberPlan;
import org.tollbridge.service.number.PartyNumber;
import org.tollbridge.service.plan.PlanRules;
import org.tollbridge.service.plan.PlanWorld;
import org.tollbridge.service.plan.Prompt;
import org.tollbridge.service.plan.ServiceNumber;
import org.tollbridge.service.plan.WalkAnswer;

/**
 * A simulated call, decided by the same logic as a live one. Counters have room, no caller is locked out, and a party
 * that answers hangs up a minute later.
 *
 * @param rules number plan and service classes
 * @param world the environment in which plans are evaluated
 * @param pins tells whether a PIN matches one of these hashes; may be slow
 */
public record DryRun(PlanRules rules, PlanWorld world, BiPredicate<List<String>, String> pins) {

    private static final int A_MINUTE = 60_000;

    /**
     * The call to simulate.
     *
     * @param at milliseconds since the epoch
     * @param digits what the caller keys at each prompt, in order, such as 2 or 801#; a missing or empty one is no
     *     input
     * @param busy destinations that are busy
     * @param silent destinations that do not answer
     * @param failing destinations that cannot be reached
     */
    public record Case(
            CallEvent.Offered offered,
            long at,
            List<String> digits,
            Set<String> busy,
            Set<String> silent,
            Set<String> failing) {

        /** Error message for keys that no telephone has. */
        public static final String KEYS = "a caller can enter 0 to 9, * and #";

        /** Error message for an unknown category. */
        public static final String CATEGORIES =
                "a category must be payphone, operator, test, ordinary, priority, data, or its Q.763 number";

        /** Error message for digits that are not an area code. */
        public static final String AREAS = "this is not an area code; write it without leading 0, such as 10";

        /** Returns a locationNumber in an area, of which only the area matters; empty if there is no such area. */
        public static Optional<PartyNumber> locationIn(String area, NumberPlan plan) {
            return Stream.of("62345678", "6234567")
                    .map(local -> plan.recognise(plan.countryCode() + area + local))
                    .filter(number -> number.areaCode().equals(area))
                    .map(plan::toWire)
                    .findFirst();
        }

        /** Returns whether a caller can key this. */
        public static boolean canBeKeyed(String keys) {
            return keys.chars().allMatch(key -> (key >= '0' && key <= '9') || key == '*' || key == '#');
        }
    }

    /** Simulates a call to its end, and returns the record that it would leave. */
    public CallRecord play(ServiceNumber number, Case trial) {
        CallLogic logic = new CallLogic(rules, CallLimits.DEFAULT);
        Deque<String> keyed = new ArrayDeque<>(trial.digits());
        SwitchProfile profile = new SwitchProfile(
                "dry run", Charging.FURNISH_AND_SEND, false, Ending.BASIC, 1, "", resourceFor(number));
        long now = trial.at();
        CallState state = new CallState.Idle();
        CallEvent event = keyed(trial.offered(), number);
        while (true) {
            StepContext context = new StepContext(
                    "dry-run",
                    now,
                    digits -> digits.equals(number.digits()) ? Optional.of(number) : Optional.empty(),
                    profile,
                    world);
            Step step = logic.step(state, event, context);
            if (step.record().isPresent()) {
                return step.record().get();
            }
            state = step.next();
            if (step.credit().isPresent()) {
                // A month's use does not depend on the plan.
                event = new CallEvent.CreditAnswered(step.credit().get().number(), CreditAnswer.Granted.UNLIMITED);
            } else {
                event = step.errand()
                        .filter(errand -> !(errand instanceof Errand.Leave))
                        .map(this::done)
                        .orElseGet(() -> next(step, trial, keyed));
            }
            if (state instanceof Connected) {
                now += A_MINUTE;
            }
        }
    }

    /** Returns the offer with a service key of the number's class, if the class has any. */
    private CallEvent keyed(CallEvent.Offered offered, ServiceNumber number) {
        return rules.classes()
                .find(number.serviceClass())
                .filter(known -> !known.hasKey(offered.serviceKey()))
                .map(known -> offered.keyed(Collections.min(known.serviceKeys())))
                .orElse(offered);
    }

    /** Returns a resource that has every announcement of the plan. */
    private static Resource resourceFor(ServiceNumber number) {
        Set<String> announcements = new HashSet<>(number.plan().document().announcements());
        number.next()
                .ifPresent(next -> announcements.addAll(next.plan().document().announcements()));
        return announcements.isEmpty() ? Resource.NONE : new Resource(announcements, 60);
    }

    private CallEvent next(Step step, Case trial, Deque<String> keyed) {
        for (Instruction instruction : step.instructions()) {
            if (instruction instanceof Instruction.Play) {
                return new CallEvent.Played();
            }
            if (instruction instanceof Instruction.Collect collect) {
                return keyed(collect.prompt(), keyed.isEmpty() ? "" : keyed.pop());
            }
            if (instruction instanceof Instruction.CollectDialled collect) {
                return new CallEvent.DialledMore(Optional.of(collect.dialled()));
            }
            if (instruction instanceof Instruction.Connect connect) {
                return attempted(connect, trial);
            }
        }
        return reported(BcsmEvent.DISCONNECT, false);
    }

    /** Collects digits as a resource does: the maximum number, or those before #; too few count as none. */
    private static CallEvent keyed(Prompt prompt, String keys) {
        int end = keys.indexOf('#');
        String digits = end < 0 ? keys : keys.substring(0, end);
        String taken = digits.substring(0, Math.min(digits.length(), prompt.maxDigits()));
        return taken.length() < prompt.minDigits() ? new CallEvent.NothingKeyed() : new CallEvent.Keyed(taken);
    }

    private CallEvent attempted(Instruction.Connect connect, Case trial) {
        NumberPlan plan = rules.numberPlan();
        String destination = plan.normalise(connect.destination(), "").digits();
        if (trial.busy().contains(destination)) {
            return reported(BcsmEvent.CALLED_PARTY_BUSY, true);
        }
        if (trial.silent().contains(destination)) {
            return reported(BcsmEvent.NO_ANSWER, true);
        }
        boolean fails = trial.failing().contains(destination);
        return reported(fails ? BcsmEvent.ROUTE_SELECT_FAILURE : BcsmEvent.ANSWER, fails);
    }

    private static CallEvent reported(BcsmEvent event, boolean interrupted) {
        return new CallEvent.Reported(event, Leg.CALLED, interrupted, OptionalInt.empty());
    }

    private CallEvent done(Errand errand) {
        WalkAnswer answer = switch (errand) {
            case Errand.Verify verify -> new WalkAnswer.Verified(pins.test(verify.hashes(), verify.digits()));
            case Errand.Tried tried -> new WalkAnswer.Done();
            case Errand.Count count -> new WalkAnswer.Done();
            case Errand.Reserve reserve -> new WalkAnswer.Reserved(reserve.amount());
            case Errand.Leave leave -> new WalkAnswer.Done();
        };
        return new CallEvent.ErrandDone(errand.number(), answer);
    }
}
