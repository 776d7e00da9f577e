package org.tollbridge.core.counter;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tollbridge.service.call.Errand;
import org.tollbridge.service.plan.PlanLimits.Claim;
import org.tollbridge.service.plan.ServiceClasses;
import org.tollbridge.service.plan.WalkAnswer;
import org.tollbridge.service.port.Errands;

class LocalErrandsTest extends MonthsOracle {

    private final LocalErrands errands = new LocalErrands(ServiceClasses.china(), PINS);

    @Override
    protected Errands errands(String call) {
        return errands;
    }

    @Override
    protected void settle() {
        // What is given back is back at once.
    }

    @Override
    protected int wrongPins(String number, String caller, long now) {
        return errands.count(number, caller, now);
    }

    @Override
    protected CounterReadings readings() {
        return errands.readings();
    }

    @Test
    void answersAreThereBeforeTheErrandReturns() {
        List<WalkAnswer> answers = new ArrayList<>();
        errands.run("a", new Errand.Count(1, List.of(Claim.concurrent(NUMBER, 1)), 1), answers::add);
        assertEquals(List.of(new WalkAnswer.Done()), answers);
    }

    @Test
    void wrongPinsWhoseTimeIsOverAreForgottenWhenSomebodyLooks() {
        errands.run("a", new Errand.Tried(1, NUMBER, "861088886666", false, 1_000, 5_000), answer -> {});
        assertEquals(1, errands.readings().wrongPins());
        assertEquals(0, errands.count(NUMBER, "861088886666", 5_000));
        assertEquals(0, errands.readings().wrongPins());
    }
}
