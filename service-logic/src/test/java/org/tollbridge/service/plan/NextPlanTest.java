package org.tollbridge.service.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Who goes by a plan that is to follow. */
class NextPlanTest {

    private static final String NUMBER = "8008101234";
    private static final int CALLERS = 20_000;
    private static final CallPlan PLAN =
            CallPlan.of(new PlanNode.Destination("861055501001", List.of(), List.of(), OptionalInt.empty()));

    private static NextPlan trial(int version, int percent, String... callers) {
        return new NextPlan(version, PLAN, Set.of(callers), percent, OptionalLong.empty());
    }

    private static String caller(int i) {
        return Long.toString(861_060_000_000L + i);
    }

    private static int taken(NextPlan next) {
        int taken = 0;
        for (int i = 0; i < CALLERS; i++) {
            taken += next.choose(NUMBER, caller(i), 0).taken() ? 1 : 0;
        }
        return taken;
    }

    @Test
    void theShareOfCallersIsTheOneThatWasSet() {
        assertEquals(0, taken(trial(2, 0, "8613800138000")));
        for (int percent : List.of(1, 10, 50, 99)) {
            double share = taken(trial(2, percent)) / (double) CALLERS;
            // Four standard deviations of as many fair draws.
            double deviation = 4 * Math.sqrt(percent * (100 - percent) / 10_000.0 / CALLERS);
            assertEquals(percent / 100.0, share, deviation, percent + " %");
        }
    }

    @Test
    void aCallerKeepsItsSideAndALargerShareKeepsThoseOfASmaller() {
        for (int i = 0; i < 1_000; i++) {
            boolean small = trial(2, 10).choose(NUMBER, caller(i), 0).taken();
            assertEquals(
                    small, trial(2, 10).choose(NUMBER, caller(i), 1_000_000).taken());
            assertTrue(!small || trial(2, 30).choose(NUMBER, caller(i), 0).taken());
        }
    }

    @Test
    void anotherVersionIsTriedOnOthers() {
        int both = 0;
        for (int i = 0; i < 1_000; i++) {
            boolean one = trial(2, 50).choose(NUMBER, caller(i), 0).taken();
            both += one && trial(3, 50).choose(NUMBER, caller(i), 0).taken() ? 1 : 0;
        }
        assertTrue(both > 150 && both < 350, "of 1000 callers both have " + both);
    }

    @Test
    void aTestCallerHasItAndOneWithoutANumberHasNot() {
        NextPlan next = trial(3, 99, "8613800138000");
        assertEquals(
                "version 3 on trial: 8613800138000 is a test caller",
                next.choose(NUMBER, "8613800138000", 0).why());
        assertFalse(next.choose(NUMBER, "", 0).taken());
    }

    @Test
    void fromItsMomentOnItIsForAll() {
        NextPlan next = new NextPlan(2, PLAN, Set.of(), 0, OptionalLong.of(1_000));
        assertFalse(next.choose(NUMBER, caller(1), 999).taken());
        assertTrue(next.choose(NUMBER, caller(1), 1_000).taken());
        assertTrue(next.choose(NUMBER, "", 1_000).taken());
        assertEquals(
                "version 2, due since 1970-01-01T00:00:01Z",
                next.choose(NUMBER, "", 5_000).why());
    }
}
