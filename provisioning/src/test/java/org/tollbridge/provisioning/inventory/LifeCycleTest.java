package org.tollbridge.provisioning.inventory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class LifeCycleTest {

    @Test
    void everyStepHasOneRow() {
        Set<Step> steps = LifeCycle.TABLE.stream()
                .map(LifeCycle.Transition::step)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Step.class)));
        assertEquals(EnumSet.allOf(Step.class), steps);
        assertEquals(Step.values().length, LifeCycle.TABLE.size());
    }

    @ParameterizedTest
    @EnumSource
    void everyStateIsReachedFromSpareAndLeadsBackToIt(NumberState state) {
        assertTrue(reachable(NumberState.SPARE).contains(state), "from spare");
        assertTrue(reachable(state).contains(NumberState.SPARE), "to spare");
    }

    private static Set<NumberState> reachable(NumberState from) {
        Set<NumberState> seen = EnumSet.of(from);
        ArrayDeque<NumberState> next = new ArrayDeque<>(seen);
        while (!next.isEmpty()) {
            NumberState state = next.remove();
            for (Step step : LifeCycle.stepsFrom(state)) {
                NumberState after = LifeCycle.after(state, step).orElseThrow();
                if (seen.add(after)) {
                    next.add(after);
                }
            }
        }
        return seen;
    }

    @ParameterizedTest
    @EnumSource
    void whatEndsByItselfBecomesSpareAndNothingElseDoes(NumberState state) {
        Optional<NumberState> expected = state.endsByItself() ? Optional.of(NumberState.SPARE) : Optional.empty();
        assertEquals(expected, LifeCycle.after(state, Step.EXPIRE));
    }

    @ParameterizedTest
    @EnumSource
    void aBatchFileNeverTouchesWhatIsNotGivenOut(NumberState state) {
        boolean open = switch (state) {
            case SPARE, RESERVED, ASSIGNED, WORKING, SUSPENDED -> true;
            case DISCONNECTED, AGEING, UNAVAILABLE -> false;
        };
        assertEquals(open, LifeCycle.after(state, Step.LOAD).isPresent());
        assertEquals(open, LifeCycle.after(state, Step.LOAD_SUSPENDED).isPresent());
    }

    @ParameterizedTest
    @CsvSource({
        "SPARE, ACTIVATE",
        "RESERVED, ACTIVATE",
        "AGEING, ASSIGN",
        "AGEING, RESERVE",
        "DISCONNECTED, ASSIGN",
        "WORKING, RELEASE",
        "WORKING, WITHDRAW",
        "UNAVAILABLE, RESERVE",
    })
    void someStepsWouldDoHarm(NumberState state, Step step) {
        assertFalse(LifeCycle.after(state, step).isPresent());
    }
}
