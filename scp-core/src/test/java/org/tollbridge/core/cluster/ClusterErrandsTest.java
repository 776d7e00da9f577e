package org.tollbridge.core.cluster;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.tollbridge.core.counter.CounterReadings;
import org.tollbridge.core.counter.MonthsOracle;
import org.tollbridge.core.time.NodeClock;
import org.tollbridge.service.call.CallLimits;
import org.tollbridge.service.plan.ServiceClasses;
import org.tollbridge.service.port.Errands;

/** Three nodes count as one: their calls are spread over them, and the answers are those of a single node. */
@Timeout(180)
class ClusterErrandsTest extends MonthsOracle {

    private static final int NODES = 3;
    private static Members members;

    private final List<ClusterErrands> errands = new ArrayList<>();

    @BeforeAll
    static void startMembers() throws Exception {
        members = Members.start(NODES);
        members.awaitSize(NODES);
    }

    @AfterAll
    static void closeMembers() {
        members.close();
    }

    @BeforeEach
    void makeErrands() {
        members.get(0).counts().map().clear();
        for (int i = 0; i < NODES; i++) {
            errands.add(new ClusterErrands(
                    members.get(i), ServiceClasses.china(), PINS, CallLimits.DEFAULT, NodeClock.system()));
        }
    }

    @Override
    protected Errands errands(String call) {
        return errands.get(Math.floorMod(call.hashCode(), NODES));
    }

    @Override
    protected void settle() throws Exception {
        Members.await(() -> errands.stream().allMatch(ClusterErrands::settled));
    }

    /** Each count is a way to another member and back: a busy machine needs a minute for thousands. */
    @Override
    protected int pairs() {
        return 400;
    }

    @Override
    protected int wrongPins(String number, String caller, long now) {
        List<Integer> counts = errands.stream()
                .map(each -> each.count(number, caller, now))
                .distinct()
                .toList();
        return counts.size() == 1 ? counts.getFirst() : -1;
    }

    @Override
    protected CounterReadings readings() {
        long counted = 0;
        long full = 0;
        for (ClusterErrands each : errands) {
            counted += each.readings().counted();
            full += each.readings().full();
        }
        int open = members.get(0).counts().map().values().stream()
                .mapToInt(SharedCounts::open)
                .sum();
        return new CounterReadings(counted, full, 0, 0, open, 0, 0, 0);
    }
}
