package org.tollbridge.service.plan;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.tollbridge.service.plan.PlanLimits.Claim;
import org.tollbridge.service.plan.Visit.Finding;
import org.tollbridge.service.plan.WalkPosition.Waits;

/**
 * Walks a call through its plan: screening, the limits of the number, then node by node. A walk is a function of its
 * arguments, and ends: a plan has no cycle, and a node asks for digits only a few times.
 */
public final class PlanWalk {

    private static final String ASKED_AGAIN = "asked again";

    /** More than the tries of any node. */
    private static final int MOST_TRIES = Integer.MAX_VALUE;

    private static final WalkPosition BEFORE_TREE = new WalkPosition(-1, 0, Waits.NUMBER_COUNTED);

    private final CallPlan plan;
    private final PlanFacts facts;
    private final PlanWorld world;
    private final List<Visit> visits = new ArrayList<>(8);

    private PlanWalk(CallPlan plan, PlanFacts facts, PlanWorld world) {
        this.plan = plan;
        this.facts = facts;
        this.world = world;
    }

    /** Starts a walk. */
    public static WalkStep start(CallPlan plan, PlanFacts facts, PlanWorld world) {
        return new PlanWalk(plan, facts, world).screened();
    }

    /**
     * Resumes a walk.
     *
     * @param position of the step that was answered
     * @throws IllegalArgumentException when the answer does not fit the step
     */
    public static WalkStep resume(
            CallPlan plan, PlanFacts facts, PlanWorld world, WalkPosition position, WalkAnswer answer) {
        return new PlanWalk(plan, facts, world).answered(position, answer);
    }

    private WalkStep screened() {
        if (plan.deny().isPresent()) {
            Optional<CallerTable.Match> denied = plan.deny().get().find(facts, world.places(), true);
            if (denied.isPresent()) {
                visits.add(new Visit("deny", "screening", caller(), denied.get().because(), ""));
                return refuse(PlanRefusal.CALLER_DENIED);
            }
        }
        if (plan.allow().isPresent()) {
            Optional<CallerTable.Match> allowed = plan.allow().get().find(facts, world.places(), false);
            if (allowed.isEmpty()) {
                visits.add(new Visit("allow", "screening", caller(), "on no allow list", ""));
                return refuse(PlanRefusal.CALLER_NOT_LISTED);
            }
            visits.add(new Visit("allow", "screening", caller(), allowed.get().because(), ""));
        }
        if (!plan.limited()) {
            return enter(0);
        }
        List<Claim> claims = plan.limits().claims(facts.number(), facts.at(), plan.zone(world));
        return claims.isEmpty() ? enter(0) : new WalkStep.Count(claims, BEFORE_TREE, visits());
    }

    private WalkStep answered(WalkPosition position, WalkAnswer answer) {
        return switch (position.waits()) {
            case NUMBER_COUNTED -> numberCounted(answer);
            case DESTINATION_COUNTED -> destinationCounted(position, answer);
            case PLAYED -> {
                expect(answer instanceof WalkAnswer.Done, position, answer);
                CallPlan.Place place = plan.place(position.node());
                String announcement = ((PlanNode.Announce) plan.node(position.node())).announcement();
                yield enter(visit(place, new Finding.Words(announcement), "", 0));
            }
            case WRONG_PIN_NOTED -> {
                expect(answer instanceof WalkAnswer.Done, position, answer);
                yield wrongPin(position, wrongPin(position.tries()));
            }
            case WRONG_PINS_FORGOTTEN -> {
                expect(answer instanceof WalkAnswer.Done, position, answer);
                yield rightPin(position);
            }
            case VERIFIED -> {
                expect(answer instanceof WalkAnswer.Verified || answer instanceof WalkAnswer.Silent, position, answer);
                yield answer instanceof WalkAnswer.Verified checked
                        ? verified(position, checked.right())
                        : unverified(position);
            }
            case DIGITS -> {
                if (answer instanceof WalkAnswer.Unasked) {
                    yield input(new WalkPosition(position.node(), MOST_TRIES, Waits.DIGITS), Optional.empty());
                }
                expect(answer instanceof WalkAnswer.Digits || answer instanceof WalkAnswer.NoInput, position, answer);
                yield input(
                        position,
                        answer instanceof WalkAnswer.Digits keyed ? Optional.of(keyed.digits()) : Optional.empty());
            }
        };
    }

    private static void expect(boolean fits, WalkPosition position, WalkAnswer answer) {
        if (!fits) {
            throw new IllegalArgumentException(position + " cannot be answered with " + answer);
        }
    }

    private WalkStep numberCounted(WalkAnswer answer) {
        if (answer instanceof WalkAnswer.Full full) {
            visits.add(new Visit("limits", "counters", new Finding.Words("no room"), "", ""));
            return refuse(
                    switch (full.kind()) {
                        case CONCURRENT -> PlanRefusal.TOO_MANY_CALLS;
                        case RATE -> PlanRefusal.TOO_MANY_IN_PERIOD;
                        case MONTHLY_CALLS -> PlanRefusal.MONTHLY_CALLS_USED;
                        case MONTHLY_COST -> PlanRefusal.MONTHLY_COST_USED;
                    });
        }
        if (answer instanceof WalkAnswer.Silent) {
            visits.add(new Visit("limits", "counters", new Finding.Words("no answer"), "", ""));
            return plan.limits().openWhenSilent() ? enter(0) : refuse(PlanRefusal.COUNTER_SILENT);
        }
        expect(answer instanceof WalkAnswer.Done, BEFORE_TREE, answer);
        return enter(0);
    }

    private WalkStep destinationCounted(WalkPosition position, WalkAnswer answer) {
        boolean full = answer instanceof WalkAnswer.Full
                || (answer instanceof WalkAnswer.Silent && !plan.limits().openWhenSilent());
        expect(full || answer instanceof WalkAnswer.Silent || answer instanceof WalkAnswer.Done, position, answer);
        CallPlan.Place place = plan.place(position.node());
        if (full) {
            visits.add(new Visit(place.name(), place.kind(), new Finding.Words("full"), "", ""));
        }
        return new WalkStep.Route((PlanNode.Destination) plan.node(position.node()), full, Optional.empty(), visits());
    }

    /** Passes nodes that need nothing from outside, up to the first that does, or to a leaf. */
    private WalkStep enter(int first) {
        int at = first;
        while (true) {
            CallPlan.Place place = plan.place(at);
            switch (plan.node(at)) {
                case PlanNode.Origin origin -> at = byOrigin(place);
                case PlanNode.TimeOfDay time -> at = byTime(place, time);
                case PlanNode.Percentage percentage -> at = byShare(place, percentage);
                case PlanNode.Position position -> at = byPosition(place, position);
                case PlanNode.Menu menu -> {
                    return ask(at, 1, menu.prompt());
                }
                case PlanNode.Extension extension -> {
                    return ask(at, 1, extension.prompt());
                }
                case PlanNode.Pin pin -> {
                    return askPin(at, place, pin);
                }
                case PlanNode.Announce announce -> {
                    return new WalkStep.Play(announce.announcement(), new WalkPosition(at, 0, Waits.PLAYED), visits());
                }
                case PlanNode.Destination destination -> {
                    return leaf(at, destination);
                }
                case PlanNode.Mailbox mailbox -> {
                    PlanNode.Destination platform =
                            new PlanNode.Destination(mailbox.number(), List.of(), List.of(), OptionalInt.empty());
                    return new WalkStep.Route(platform, false, Optional.of(mailbox.mailbox()), visits());
                }
                case PlanNode.Release release -> {
                    visits.add(
                            new Visit(place.name(), "release", new Finding.Words("cause " + release.cause()), "", ""));
                    return new WalkStep.Refuse(
                            PlanRefusal.RELEASED, OptionalInt.of(release.cause()), release.announcement(), visits());
                }
            }
        }
    }

    private WalkStep leaf(int at, PlanNode.Destination destination) {
        Optional<Claim> claim = Claim.at(facts.number(), destination);
        if (claim.isPresent()) {
            return new WalkStep.Count(
                    List.of(claim.get()), new WalkPosition(at, 0, Waits.DESTINATION_COUNTED), visits());
        }
        return new WalkStep.Route(destination, false, Optional.empty(), visits());
    }

    private int byOrigin(CallPlan.Place place) {
        Optional<CallerTable.Match> match = place.table().orElseThrow().find(facts, world.places(), false);
        int exit = match.isPresent() ? match.get().branch() : place.exits().size() - 1;
        String because = match.isPresent() ? match.get().because() : "otherwise";
        return visit(place, caller(), because, exit);
    }

    private int byTime(CallPlan.Place place, PlanNode.TimeOfDay time) {
        ZoneId zone = plan.zone(world);
        LocalDateTime local = LocalDateTime.ofInstant(Instant.ofEpochMilli(facts.at()), zone);
        Finding found = new Finding.Moment(facts.at(), zone);
        List<PlanNode.Branch<TimeRule>> branches = time.branches();
        for (int i = 0; i < branches.size(); i++) {
            for (TimeRule rule : branches.get(i).when()) {
                if (rule.holds(local, world.holidays())) {
                    return visit(place, found, place.exits().get(i).label(), i);
                }
            }
        }
        return visit(place, found, "otherwise", branches.size());
    }

    private int byShare(CallPlan.Place place, PlanNode.Percentage percentage) {
        int slot = world.draws().next(facts.number(), place.name()).slot();
        int below = 0;
        int exit = 0;
        for (PlanNode.Percentage.Share share : percentage.branches()) {
            below += share.percent();
            if (slot < below) {
                break;
            }
            exit++;
        }
        return visit(place, new Finding.Slot(slot), "", exit);
    }

    private int byPosition(CallPlan.Place place, PlanNode.Position position) {
        String turned = facts.positions().get(position.name());
        String stands = turned == null ? place.stands().orElse("") : turned;
        Finding found = new Finding.Words(stands.isEmpty() ? "no position" : stands);
        for (int i = 0; i < position.branches().size(); i++) {
            if (position.branches().get(i).when().contains(stands)) {
                return visit(place, found, place.exits().get(i).label(), i);
            }
        }
        return visit(place, found, "otherwise", position.branches().size());
    }

    private WalkStep ask(int at, int tries, Prompt prompt) {
        return new WalkStep.Ask(prompt, new WalkPosition(at, tries, Waits.DIGITS), visits());
    }

    private WalkStep askPin(int at, CallPlan.Place place, PlanNode.Pin pin) {
        return isLocked(pin) ? locked(place) : ask(at, 1, pin.prompt());
    }

    /**
     * Checks the lock again, because wrong PINs of the caller's other calls may have arrived meanwhile: parallel calls
     * give no additional tries.
     */
    private WalkStep keyedPin(WalkPosition position, CallPlan.Place place, PlanNode.Pin pin, String digits) {
        return isLocked(pin)
                ? locked(place)
                : new WalkStep.Verify(
                        pin.hashes(),
                        digits,
                        new WalkPosition(position.node(), position.tries(), Waits.VERIFIED),
                        visits());
    }

    private WalkStep locked(CallPlan.Place place) {
        visits.add(new Visit(place.name(), place.kind(), new Finding.Words("locked after wrong PINs"), "", ""));
        return refuse(PlanRefusal.PIN_LOCKED);
    }

    /**
     * A caller is locked after as many wrong PINs as a call has tries, in whichever calls, so that hanging up gives no
     * new tries.
     */
    private boolean isLocked(PlanNode.Pin pin) {
        return pin.lockSeconds() > 0 && wrongPins() >= pin.prompt().tries();
    }

    private int wrongPins() {
        return world.wrongPins().count(facts.number(), facts.caller().digits(), facts.at());
    }

    private WalkStep input(WalkPosition position, Optional<String> digits) {
        CallPlan.Place place = plan.place(position.node());
        return switch (plan.node(position.node())) {
            case PlanNode.Menu menu -> {
                int branch = digits.isEmpty() ? -1 : branchOf(menu, digits.get());
                yield branch >= 0
                        ? enter(visit(place, keyed(digits), digits.orElse(""), branch))
                        : again(position, place, menu.prompt(), menu.branches().size(), digits, menu.noInput());
            }
            case PlanNode.Extension extension -> {
                Optional<String> line = digits.flatMap(
                        keyed -> Optional.ofNullable(extension.directory().get(keyed)));
                if (line.isPresent()) {
                    visits.add(new Visit(place.name(), "extension", keyed(digits), line.get(), ""));
                    yield new WalkStep.Route(
                            new PlanNode.Destination(line.get(), List.of(), List.of(), OptionalInt.empty()),
                            false,
                            Optional.empty(),
                            visits());
                }
                yield again(position, place, extension.prompt(), 0, digits, extension.noInput());
            }
            case PlanNode.Pin pin ->
                digits.isPresent() ? keyedPin(position, place, pin, digits.get()) : wrongPin(position, keyed(digits));
            case PlanNode.Origin node -> throw misplaced(place);
            case PlanNode.TimeOfDay node -> throw misplaced(place);
            case PlanNode.Percentage node -> throw misplaced(place);
            case PlanNode.Announce node -> throw misplaced(place);
            case PlanNode.Position node -> throw misplaced(place);
            case PlanNode.Destination node -> throw misplaced(place);
            case PlanNode.Mailbox node -> throw misplaced(place);
            case PlanNode.Release node -> throw misplaced(place);
        };
    }

    private static IllegalArgumentException misplaced(CallPlan.Place place) {
        return new IllegalArgumentException("node " + place.name() + " asks for no digits");
    }

    private static int branchOf(PlanNode.Menu menu, String digits) {
        for (int i = 0; i < menu.branches().size(); i++) {
            if (menu.branches().get(i).when().contains(digits)) {
                return i;
            }
        }
        return -1;
    }

    /** Asks again, or takes the exit for callers who press nothing, or nothing that fits. */
    private WalkStep again(
            WalkPosition position,
            CallPlan.Place place,
            Prompt prompt,
            int otherwise,
            Optional<String> digits,
            Optional<String> noInput) {
        if (position.tries() < prompt.tries()) {
            visits.add(new Visit(place.name(), place.kind(), keyed(digits), ASKED_AGAIN, ""));
            return ask(position.node(), position.tries() + 1, prompt);
        }
        boolean silent = digits.isEmpty() && noInput.isPresent();
        return enter(
                visit(place, keyed(digits), silent ? "no input" : "otherwise", silent ? otherwise + 1 : otherwise));
    }

    /** An unchecked caller is not let in, and not locked out either. */
    private WalkStep unverified(WalkPosition position) {
        CallPlan.Place place = plan.place(position.node());
        return enter(visit(place, new Finding.Words("PIN not checked in time"), "otherwise", 1));
    }

    private WalkStep verified(WalkPosition position, boolean right) {
        PlanNode.Pin pin = (PlanNode.Pin) plan.node(position.node());
        boolean noted = pin.lockSeconds() > 0 && (!right || wrongPins() > 0);
        if (!noted) {
            return right ? rightPin(position) : wrongPin(position, wrongPin(position.tries()));
        }
        Waits then = right ? Waits.WRONG_PINS_FORGOTTEN : Waits.WRONG_PIN_NOTED;
        return new WalkStep.Tried(
                right, pin.lockSeconds(), new WalkPosition(position.node(), position.tries(), then), visits());
    }

    private WalkStep rightPin(WalkPosition position) {
        return enter(visit(plan.place(position.node()), new Finding.Words("right PIN"), "", 0));
    }

    private WalkStep wrongPin(WalkPosition position, Finding found) {
        CallPlan.Place place = plan.place(position.node());
        PlanNode.Pin pin = (PlanNode.Pin) plan.node(position.node());
        if (position.tries() < pin.prompt().tries() && !isLocked(pin)) {
            visits.add(new Visit(place.name(), place.kind(), found, ASKED_AGAIN, ""));
            return ask(position.node(), position.tries() + 1, pin.prompt());
        }
        return enter(visit(place, found, "otherwise", 1));
    }

    private static Finding wrongPin(int tries) {
        return new Finding.Words("wrong PIN, try " + tries);
    }

    private static Finding keyed(Optional<String> digits) {
        return new Finding.Words(digits.map(keyed -> "keyed " + keyed).orElse("nothing keyed"));
    }

    private Finding caller() {
        return new Finding.Caller(facts.caller().digits(), facts.area());
    }

    private int visit(CallPlan.Place place, Finding found, String because, int exit) {
        CallPlan.Way way = place.exits().get(exit);
        visits.add(new Visit(place.name(), place.kind(), found, because, way.name()));
        return way.to();
    }

    private WalkStep refuse(PlanRefusal why) {
        return new WalkStep.Refuse(why, OptionalInt.empty(), Optional.empty(), visits());
    }

    /** Nothing is added after a step is returned. */
    private List<Visit> visits() {
        return Collections.unmodifiableList(visits);
    }
}
