package org.tollbridge.provisioning.batch;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.tollbridge.provisioning.inventory.Intent;
import org.tollbridge.provisioning.inventory.LifeCycle;
import org.tollbridge.provisioning.inventory.NumberState;
import org.tollbridge.provisioning.inventory.Step;
import org.tollbridge.provisioning.store.Change;
import org.tollbridge.provisioning.store.NumberEntry;
import org.tollbridge.provisioning.store.NumberImage;
import org.tollbridge.provisioning.store.NumberLoad;
import org.tollbridge.provisioning.store.NumberStore;
import org.tollbridge.provisioning.store.Packages;
import org.tollbridge.provisioning.store.RecordBatch.Action;
import org.tollbridge.provisioning.store.Restrictions;
import org.tollbridge.provisioning.store.Standing;
import org.tollbridge.provisioning.store.StoreException;
import org.tollbridge.service.plan.PlanCompiler;
import org.tollbridge.service.plan.ServiceNumber;

/**
 * Collects rows of service numbers, possibly a million; those in service are held in the compact form that calls use.
 */
final class NumberGathering implements Gathering {

    private static final List<NumbersColumn> OF_DESTINATION = List.of(
            NumbersColumn.DESTINATION,
            NumbersColumn.ON_BUSY,
            NumbersColumn.ON_NO_ANSWER,
            NumbersColumn.NO_ANSWER_SECONDS);

    private static final List<NumbersColumn> NEW_PLAN = List.of(NumbersColumn.PLAN, NumbersColumn.DESTINATION);

    private final NumberStore store;
    private final NumberRules rules;
    private final PlanCompiler compiler = new PlanCompiler();
    private final NumberImage.Builder served = new NumberImage.Builder();
    private final Map<String, NumberEntry> resting = new LinkedHashMap<>();
    private final Set<String> gone = new HashSet<>();
    private final Map<String, Long> lines = new HashMap<>();
    private BatchMode mode = BatchMode.WHOLE;
    private NumberImage there = NumberImage.EMPTY;
    private Map<String, Standing> standing = Map.of();
    private Optional<Restrictions> restrictions = Optional.empty();
    private Instant now = Instant.EPOCH;
    private long version;

    /** Whether the effect of the rows depends on the contents of the store. */
    private boolean relative;

    NumberGathering(BatchPlace place) {
        this.store = place.store();
        this.rules = place.rules();
    }

    @Override
    public void begin(BatchMode how) throws StoreException {
        mode = how;
        relative = how.replaceAll();
        store.refresh();
        // Version first: a change in between makes it outdated, and the load is then refused.
        version = store.version();
        there = store.snapshot();
        standing = store.standing();
        restrictions = Optional.of(new Packages(store).restrictions());
        now = store.now();
    }

    @Override
    public List<BatchFault> take(BatchRow row, Action action) throws StoreException {
        Map<String, String> cells = row.cells();
        String written = cells.getOrDefault(NumbersColumn.SERVICE_NUMBER.header(), "");
        String digits = NumberRow.digits(rules, written);
        Optional<NumberState> state = state(digits);
        relative |= action != Action.PUT;
        List<BatchFault> faults = new ArrayList<>();
        Optional<String> refusal = refusal(action, digits, state).or(() -> planless(action, digits, cells));
        if (action == Action.REMOVE && digits.isEmpty()) {
            faults.add(row.fault(NumbersColumn.SERVICE_NUMBER.header(), written, NumberRow.noNumber(rules)));
        }
        Optional<NumberEntry> entry = Optional.empty();
        if (action != Action.REMOVE && refusal.isEmpty()) {
            Map<String, String> all = action == Action.CHANGE && !digits.isEmpty() ? over(digits, cells) : cells;
            entry = NumberRow.read(rules, row, all, compiler, now, faults::add);
            entry.ifPresent(known -> {
                faults.addAll(restricted(known, row));
                notFor(known)
                        .ifPresent(rule ->
                                faults.add(row.fault(NumbersColumn.SUBSCRIBER.header(), known.subscriber(), rule)));
            });
        }
        if (!digits.isEmpty() && faults.isEmpty()) {
            Optional<NumberState> target = entry.map(NumberEntry::state);
            twice(digits, row)
                    .or(() -> refusal)
                    .or(() -> forbidden(target, state))
                    .ifPresent(rule -> faults.add(row.fault(NumbersColumn.SERVICE_NUMBER.header(), digits, rule)));
        }
        if (faults.isEmpty()) {
            if (action == Action.REMOVE) {
                gone.add(digits);
            } else {
                entry.ifPresent(this::add);
            }
        }
        return faults;
    }

    /** What the packages of a number's subscriber forbid in its plan. */
    private List<BatchFault> restricted(NumberEntry entry, BatchRow row) {
        String column = (entry.plain().isPresent() ? NumbersColumn.ON_BUSY : NumbersColumn.PLAN).header();
        return entry
                .plan()
                .map(plan -> restrictions.orElseThrow().check(entry.subscriber(), plan))
                .orElse(List.of())
                .stream()
                .map(fault -> row.fault(column, fault.value(), fault.path() + ": " + fault.rule()))
                .toList();
    }

    /** Why a number cannot belong to this subscriber. */
    private Optional<String> notFor(NumberEntry entry) {
        return Optional.ofNullable(standing.get(entry.digits()))
                .filter(known -> known.isKeptFrom(entry.subscriber()))
                .map(known -> known.refusal(entry.digits()))
                .or(() -> restrictions.orElseThrow().refusal(entry));
    }

    private void add(NumberEntry entry) {
        Optional<ServiceNumber> service = entry.service();
        service.ifPresentOrElse(served::add, () -> resting.put(entry.digits(), entry));
    }

    private Optional<String> twice(String digits, BatchRow row) {
        return Optional.ofNullable(lines.putIfAbsent(digits, row.line()))
                .map(line -> "line " + line + " already has this number; keep one of them");
    }

    private Optional<NumberState> state(String digits) {
        return there.find(digits)
                .map(number -> number.working() ? NumberState.WORKING : NumberState.SUSPENDED)
                .or(() -> Optional.ofNullable(standing.get(digits)).map(Standing::state));
    }

    /** Why an action is not possible in a number's state. */
    private static Optional<String> refusal(Action action, String digits, Optional<NumberState> state) {
        boolean wantsSomebodys = action == Action.CHANGE || action == Action.REMOVE;
        if (wantsSomebodys && state.isEmpty() && !digits.isEmpty()) {
            return Optional.of("no subscriber has this number; use action add, or omit this row");
        }
        if (action == Action.ADD && state.isPresent()) {
            return Optional.of("this number already exists and is "
                    + state.get().word() + "; use action change, or leave action empty");
        }
        if (action == Action.REMOVE && state.isPresent() && !removable(state.get())) {
            return Optional.of("this number is " + state.get().word() + " and cannot be reassigned");
        }
        return Optional.empty();
    }

    /** A row without a plan must not delete a plan that this program cannot read. */
    private Optional<String> planless(Action action, String digits, Map<String, String> cells) {
        boolean says = NEW_PLAN.stream()
                .anyMatch(column -> !cells.getOrDefault(column.header(), "").isEmpty());
        return action == Action.CHANGE && !says && store.unread().contains(digits)
                ? Optional.of("the plan of this number cannot be read by this program; replace it, in "
                        + NumbersColumn.PLAN.header() + " or in " + NumbersColumn.DESTINATION.header())
                : Optional.empty();
    }

    private static boolean removable(NumberState state) {
        return LifeCycle.after(state, Step.DISCONNECT).isPresent()
                || LifeCycle.after(state, Step.RELEASE).isPresent();
    }

    private static Optional<String> forbidden(Optional<NumberState> target, Optional<NumberState> state) {
        boolean allowed = target.flatMap(Step::loading)
                .map(step ->
                        LifeCycle.after(state.orElse(NumberState.SPARE), step).isPresent())
                .orElse(true);
        return allowed
                ? Optional.empty()
                : Optional.of(
                        "this number is " + state.orElse(NumberState.SPARE).word() + " and cannot be "
                                + (target.get().served()
                                        ? "brought into service"
                                        : "made " + target.get().word()));
    }

    /** An existing number updated by a row; fields without a column stay unchanged. */
    private Map<String, String> over(String digits, Map<String, String> given) throws StoreException {
        Optional<NumberEntry> entry = there.find(digits).map(NumberEntry::of);
        if (entry.isEmpty()) {
            entry = store.row(digits);
        }
        Map<String, String> all = new LinkedHashMap<>();
        if (entry.isPresent()) {
            ObjectNode cells = NumberCells.write(entry.get(), rules);
            cells.properties().forEach(cell -> all.put(cell.getKey(), Cells.text(cell.getValue())));
        }
        if (!given.getOrDefault(NumbersColumn.PLAN.header(), "").isEmpty()) {
            OF_DESTINATION.forEach(column -> all.remove(column.header()));
        } else if (!given.getOrDefault(NumbersColumn.DESTINATION.header(), "").isEmpty()) {
            all.remove(NumbersColumn.PLAN.header());
        }
        if (given.containsKey(NumbersColumn.STATE.header())) {
            all.remove(NumbersColumn.UNTIL.header());
        }
        all.putAll(given);
        return all;
    }

    @Override
    public Done finish(Intent intent) throws StoreException {
        if (mode.replaceAll()) {
            there.eachDigits(this::leave);
            standing.forEach((digits, known) -> {
                if (removable(known.state())) {
                    leave(digits);
                }
            });
        }
        NumberLoad load = new NumberLoad(
                served.build(), resting, gone, relative ? OptionalLong.of(version) : OptionalLong.empty());
        Change change = mode.dryRun() ? store.preview(load) : store.apply(load, intent);
        return new Done(Optional.of(change), List.of());
    }

    private void leave(String digits) {
        if (!lines.containsKey(digits)) {
            gone.add(digits);
        }
    }
}
