package org.tollbridge.provisioning.inventory;

import static org.tollbridge.provisioning.inventory.NumberState.AGEING;
import static org.tollbridge.provisioning.inventory.NumberState.ASSIGNED;
import static org.tollbridge.provisioning.inventory.NumberState.DISCONNECTED;
import static org.tollbridge.provisioning.inventory.NumberState.RESERVED;
import static org.tollbridge.provisioning.inventory.NumberState.SPARE;
import static org.tollbridge.provisioning.inventory.NumberState.SUSPENDED;
import static org.tollbridge.provisioning.inventory.NumberState.UNAVAILABLE;
import static org.tollbridge.provisioning.inventory.NumberState.WORKING;

import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The life-cycle of a service number: the allowed steps in each state and the resulting states. Anything not in the
 * table is refused.
 */
public final class LifeCycle {

    /** The longest period for which a number may be reserved. */
    public static final Duration LONGEST_RESERVATION = Duration.ofDays(45);

    /** The longest ageing period of a number. */
    public static final Duration LONGEST_AGEING = Duration.ofDays(730);

    /**
     * One row of the table.
     *
     * @param from the states in which the step is allowed
     */
    public record Transition(Step step, Set<NumberState> from, NumberState to) {}

    /** Every allowed transition; each step appears once. */
    public static final List<Transition> TABLE = List.of(
            row(Step.RESERVE, RESERVED, SPARE),
            row(Step.ASSIGN, ASSIGNED, SPARE, RESERVED),
            row(Step.ACTIVATE, WORKING, ASSIGNED),
            row(Step.SUSPEND, SUSPENDED, WORKING),
            row(Step.RESUME, WORKING, SUSPENDED),
            row(Step.DISCONNECT, DISCONNECTED, WORKING, SUSPENDED),
            row(Step.RECONNECT, WORKING, DISCONNECTED),
            row(Step.AGE, AGEING, DISCONNECTED),
            row(Step.FREE, SPARE, AGEING),
            row(Step.RELEASE, SPARE, RESERVED, ASSIGNED),
            row(Step.WITHDRAW, UNAVAILABLE, SPARE, DISCONNECTED, AGEING),
            row(Step.RESTORE, SPARE, UNAVAILABLE),
            row(Step.LOAD, WORKING, SPARE, RESERVED, ASSIGNED, WORKING, SUSPENDED),
            row(Step.LOAD_SUSPENDED, SUSPENDED, SPARE, RESERVED, ASSIGNED, WORKING, SUSPENDED),
            row(Step.LOAD_RESERVED, RESERVED, SPARE, RESERVED),
            row(Step.LOAD_ASSIGNED, ASSIGNED, SPARE, RESERVED, ASSIGNED),
            row(Step.LOAD_DISCONNECTED, DISCONNECTED, SPARE, WORKING, SUSPENDED, DISCONNECTED),
            row(Step.LOAD_AGEING, AGEING, SPARE, DISCONNECTED, AGEING),
            row(Step.LOAD_UNAVAILABLE, UNAVAILABLE, SPARE, DISCONNECTED, AGEING, UNAVAILABLE),
            row(Step.EXPIRE, SPARE, RESERVED, AGEING));

    private LifeCycle() {}

    private static Transition row(Step step, NumberState to, NumberState... from) {
        return new Transition(step, Set.copyOf(EnumSet.copyOf(List.of(from))), to);
    }

    /** The state to which a step leads; empty when the step is not allowed. */
    public static Optional<NumberState> after(NumberState state, Step step) {
        return TABLE.stream()
                .filter(row -> row.step() == step && row.from().contains(state))
                .map(Transition::to)
                .findFirst();
    }

    /** The steps that a person may take in a state, in table order. */
    public static List<Step> stepsFrom(NumberState state) {
        return Arrays.stream(Step.values())
                .filter(Step::byHand)
                .filter(step -> after(state, step).isPresent())
                .toList();
    }
}
