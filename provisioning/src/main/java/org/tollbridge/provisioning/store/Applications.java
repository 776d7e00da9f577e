package org.tollbridge.provisioning.store;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jdbi.v3.core.Handle;
import org.tollbridge.provisioning.inventory.Deadlines;
import org.tollbridge.provisioning.inventory.Intent;
import org.tollbridge.provisioning.inventory.LifeCycle;
import org.tollbridge.provisioning.inventory.NumberState;
import org.tollbridge.provisioning.inventory.Paper;
import org.tollbridge.provisioning.inventory.Step;
import org.tollbridge.provisioning.store.Application.State;
import org.tollbridge.service.plan.PlanRules;

/**
 * Applications for numbers, from request to first call. Each change is one transaction, which includes its effect on
 * the number, and is recorded with its author.
 */
public final class Applications {

    /** Open applications allowed per subscriber, because each reserves a number. */
    private static final int MOST_OPEN = 20;

    private final NumberStore store;
    private final PlanRules rules;

    /** The applications in a store. */
    public Applications(NumberStore store, PlanRules rules) {
        this.store = store;
        this.rules = rules;
    }

    /** An application by its name. */
    public Optional<Application> find(String id) throws StoreException {
        return store.read(handle -> ApplicationTable.find(handle, id));
    }

    /**
     * Lists applications in name order.
     *
     * @param after list applications after this name; empty for all
     * @param subscriber only this subscriber's; empty for all
     * @param state only this state, as its word; empty for all
     */
    public List<Application> list(String after, Optional<String> subscriber, String state, int limit)
            throws StoreException {
        return store.read(
                handle -> ApplicationTable.list(handle, after, subscriber, state, Math.min(limit, Inventory.MOST)));
    }

    /** The file of a paper. */
    public Optional<PaperFile> file(String id, Paper paper) throws StoreException {
        return store.read(handle -> ApplicationTable.file(handle, id, paper));
    }

    /**
     * Applies for a number. The first spare candidate is reserved.
     *
     * @param candidates one to three numbers, normalised, in order of preference
     * @param deadlines deadlines for the decision
     * @throws RefusedException when none of them is spare, or the subscriber may not have it
     */
    public Application apply(String subscriber, List<String> candidates, Deadlines deadlines, Intent intent)
            throws StoreException {
        return store.change(intent, handle -> {
            if (ApplicationTable.open(handle, subscriber) >= MOST_OPEN) {
                throw new RefusedException(
                        "subscriber " + subscriber + " has " + MOST_OPEN + " applications in progress");
            }
            String digits = firstSpare(handle, candidates);
            NumberEntry number = numbers(handle)
                    .carryOut(
                            new NumberOrder(
                                    Step.RESERVE,
                                    digits,
                                    subscriber,
                                    OptionalInt.of((int) LifeCycle.LONGEST_RESERVATION.toDays()),
                                    Optional.empty()),
                            Intent.of(intent.author()));
            Instant now = store.now().truncatedTo(ChronoUnit.MILLIS);
            Application made = new Application(
                    ApplicationTable.nextId(handle, digits),
                    subscriber,
                    candidates,
                    digits,
                    State.OPEN,
                    now,
                    intent.author().who(),
                    deadlines.of(number.serviceClass(), now),
                    Optional.empty(),
                    "",
                    List.of());
            ApplicationTable.insert(handle, made);
            write(handle, "apply", Optional.empty(), made, intent);
            return made;
        });
    }

    private NumberWork numbers(Handle handle) {
        return NumberWork.of(handle, store.now(), rules);
    }

    private String firstSpare(Handle handle, List<String> candidates) throws StoreException {
        for (String digits : candidates) {
            boolean spare = Stand.of(handle, store.now(), rules, digits)
                    .entry()
                    .filter(entry -> entry.state() == NumberState.SPARE)
                    .isPresent();
            if (spare) {
                return digits;
            }
        }
        throw new RefusedException("none of " + String.join(", ", candidates) + " is spare; choose others");
    }

    /**
     * Submits a paper, or replaces its file, which must then be checked again.
     *
     * @throws AbsentException when there is no such application
     * @throws RefusedException when it is already decided
     */
    public Application give(String id, Paper paper, PaperFile file, Intent intent) throws StoreException {
        return store.change(intent, handle -> {
            Application before = known(handle, id);
            hold(before, State.OPEN, "given papers");
            Application.Given given =
                    new Application.Given(paper, Application.Check.GIVEN, file.name(), file.digest(), "");
            ApplicationTable.put(handle, id, given, file);
            return written(handle, "paper", before, intent);
        });
    }

    /**
     * Carries out a step of an application.
     *
     * @throws AbsentException when there is no such application
     * @throws RefusedException when its state or a rule forbids it
     */
    public Application step(String id, ApplicationStep step, Intent intent) throws StoreException {
        if (step.kind() == ApplicationStep.Kind.ACTIVATE) {
            String number = find(id).orElseThrow(() -> absent(id)).number();
            store.changeOne(number, intent, handle -> activate(handle, id, step, intent));
            return find(id).orElseThrow(() -> absent(id));
        }
        return store.change(intent, handle -> {
            Application before = known(handle, id);
            take(handle, before, step, intent);
            return written(handle, step.kind().word(), before, intent);
        });
    }

    private void take(Handle handle, Application before, ApplicationStep step, Intent intent) throws StoreException {
        Optional<Instant> now = Optional.of(store.now().truncatedTo(ChronoUnit.MILLIS));
        switch (step.kind()) {
            case ACCEPT_PAPER -> check(handle, before, step, Application.Check.ACCEPTED);
            case REFUSE_PAPER -> {
                needReason(step);
                check(handle, before, step, Application.Check.REFUSED);
            }
            case APPROVE -> {
                hold(before, State.OPEN, "approved");
                if (!before.missing().isEmpty()) {
                    throw new RefusedException("application " + before.id()
                            + " cannot be approved until these papers are accepted: "
                            + String.join(", ", before.missing()));
                }
                ApplicationTable.update(handle, before.in(State.APPROVED, now, step.reason()));
            }
            case REFUSE -> {
                needReason(step);
                if (before.state() != State.APPROVED) {
                    hold(before, State.OPEN, "refused");
                }
                release(handle, before, intent);
                ApplicationTable.update(handle, before.in(State.REFUSED, now, step.reason()));
            }
            case ACTIVATE ->
                throw new IllegalStateException("use the step activate of the application to activate its number");
        }
    }

    private static void needReason(ApplicationStep step) throws RefusedException {
        if (step.reason().isBlank()) {
            throw new RefusedException("give a reason: it is required for a refusal");
        }
    }

    private static void check(Handle handle, Application before, ApplicationStep step, Application.Check check)
            throws RefusedException {
        hold(before, State.OPEN, "checked");
        Paper paper = step.paper()
                .orElseThrow(() -> new RefusedException("specify the paper: " + String.join(", ", Paper.words())));
        if (!ApplicationTable.check(handle, before.id(), paper, check, step.reason())) {
            throw new AbsentException("application " + before.id() + " has no paper " + paper.word() + " yet");
        }
    }

    /** The reservation may have expired, and the number may have another subscriber. */
    private void release(Handle handle, Application before, Intent intent) throws StoreException {
        boolean kept = Stand.of(handle, store.now(), rules, before.number())
                .entry()
                .filter(entry -> entry.state() == NumberState.RESERVED
                        && entry.subscriber().equals(before.subscriber()))
                .isPresent();
        if (kept) {
            numbers(handle).carryOut(NumberOrder.of(Step.RELEASE, before.number()), Intent.of(intent.author()));
        }
    }

    private NumberEntry activate(Handle handle, String id, ApplicationStep step, Intent intent) throws StoreException {
        Application before = known(handle, id);
        hold(before, State.APPROVED, "activated");
        Intent plain = Intent.of(intent.author());
        numbers(handle)
                .carryOut(
                        new NumberOrder(
                                Step.ASSIGN,
                                before.number(),
                                before.subscriber(),
                                OptionalInt.empty(),
                                step.destination()),
                        plain);
        NumberEntry number = numbers(handle).carryOut(NumberOrder.of(Step.ACTIVATE, before.number()), plain);
        ApplicationTable.update(handle, before.in(State.ACTIVE, before.decidedAt(), before.reason()));
        Application after = written(handle, step.kind().word(), before, intent);
        if (after.state() != State.ACTIVE) {
            throw new IllegalStateException("application " + id + " was not written");
        }
        return number;
    }

    private static void hold(Application before, State wanted, String done) throws RefusedException {
        if (before.state() != wanted) {
            throw new RefusedException(
                    "application " + before.id() + " is " + before.state().word() + ", and cannot be " + done);
        }
    }

    private static AbsentException absent(String id) {
        return new AbsentException("there is no application " + id);
    }

    private static Application known(Handle handle, String id) throws AbsentException {
        return ApplicationTable.find(handle, id).orElseThrow(() -> absent(id));
    }

    private Application written(Handle handle, String step, Application before, Intent intent) throws StoreException {
        Application after = known(handle, before.id());
        write(handle, step, Optional.of(before), after, intent);
        return after;
    }

    private void write(Handle handle, String step, Optional<Application> before, Application after, Intent intent)
            throws ChangedException {
        RecordChange.write(handle, store.now(), Application.FORM, after.id(), step, before, Optional.of(after), intent);
    }
}
