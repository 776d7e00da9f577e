package org.tollbridge.core.overload;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.tollbridge.service.traffic.CallGapOrder;

/** Overload control and switches as one loop, over many loads. */
class GapLoopTest {

    @Test
    void gapsKeepTheLoadAwayAndTheCapacityInUse() {
        Random seeds = new Random(99);
        for (int round = 0; round < 30; round++) {
            int capacity = 40 + seeds.nextInt(200);
            double times = 2 + seeds.nextDouble() * 8;
            double vote = seeds.nextBoolean() ? 0 : 0.6 + 0.4 * seeds.nextDouble();
            SimulatedNetwork loop = new SimulatedNetwork(seeds.nextLong(), capacity, times, vote, true);
            String what = "capacity " + capacity + ", load " + times + ", vote " + vote + ", " + loop.load.length
                    + " switches";
            loop.run(8, 1);
            loop.asked = 0;
            loop.admitted = 0;
            loop.orders.clear();
            loop.run(30, 1);
            assertTrue(loop.admitted >= 0.9 * 30 * capacity, what + ": admitted " + loop.admitted / 30.0 + "/s");
            assertTrue(
                    loop.asked <= 0.6 * 30 * capacity * times + 30 * capacity * 0.5,
                    what + ": asked " + loop.asked / 30.0);
            assertTrue(loop.orders.stream().noneMatch(CallGapOrder::withdraws), what + ": withdrawn under load");
            loop.run(6, 0.3 / times);
            assertEquals(0, loop.control.counters().gaps(), what + ": gaps left after the load");
        }
    }

    @Test
    void withoutOverloadNoSwitchIsEverTold() {
        Random seeds = new Random(7);
        for (int round = 0; round < 30; round++) {
            SimulatedNetwork loop = new SimulatedNetwork(
                    seeds.nextLong(),
                    40 + seeds.nextInt(200),
                    0.1 + 0.8 * seeds.nextDouble(),
                    seeds.nextDouble(),
                    true);
            loop.run(60, 1);
            assertEquals(List.of(), loop.orders);
        }
    }

    @Test
    void aSwitchThatKeepsNoGapsIsToldWithinBoundsAndTheGateHolds() {
        SimulatedNetwork loop = new SimulatedNetwork(5, 100, 5, 0, false);
        loop.run(60, 1);
        assertTrue(loop.admitted >= 0.95 * 60 * 100 && loop.admitted <= 1.02 * 60 * 100, "admitted " + loop.admitted);
        assertTrue(
                loop.orders.size() <= loop.load.length * 20,
                loop.orders.size() + " orders for " + loop.load.length + " switches in a minute");
        assertTrue(loop.orders.stream().allMatch(order -> order.intervalMillis() <= 1_000 * loop.load.length));
    }
}
