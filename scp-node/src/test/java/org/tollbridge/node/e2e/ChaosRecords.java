package org.tollbridge.node.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.tollbridge.service.call.CallRecord;
import org.tollbridge.service.call.Reason;

/**
 * The records on the disks of nodes, held against calls that their switches saw, each of which has a caller of its own.
 *
 * @param count how many there are
 * @param lost of calls whose node was killed, or away at their end
 * @param taken calls that a switch saw taken
 * @param missing callers whose calls have no record
 * @param surplus records of calls that have another one, or that nobody made
 * @param unheard callers who cannot tell whether anybody has heard of them, and have no record
 */
record ChaosRecords(
        int count, int lost, int taken, Set<String> missing, List<CallRecord> surplus, Set<String> unheard) {

    private static final String OF_NO_TALLY = "86" + Calls.FIXED_CALLER;

    static ChaosRecords of(List<NodeProcess> nodes, ChaosLoad load, LongCalls calls) throws IOException {
        Set<String> missing = new HashSet<>();
        Set<String> unheard = new HashSet<>();
        Stream.concat(Stream.of(load.narrow(), load.wide()), calls.tallies()).forEach(tally -> {
            tally.taken().forEach(missing::add);
            tally.callers().forEach(unheard::add);
        });
        int taken = missing.size();
        List<CallRecord> surplus = new ArrayList<>();
        int records = 0;
        int lost = 0;
        for (NodeProcess node : nodes) {
            for (CallRecord each : node.records()) {
                String caller = each.caller().orElseThrow();
                if (caller.equals(OF_NO_TALLY)) {
                    continue;
                }
                records++;
                lost += each.reason() == Reason.NODE_LOST ? 1 : 0;
                missing.remove(caller);
                if (!unheard.remove(caller)) {
                    surplus.add(each);
                }
            }
        }
        return new ChaosRecords(records, lost, taken, missing, surplus, unheard);
    }

    String said() {
        return "records: " + count + ", " + lost + " of them of calls whose node was lost, for " + taken
                + " calls that were taken; missing: " + missing.size() + ", surplus: " + surplus.size()
                + "; not taken: " + unheard.size();
    }

    void judge() {
        assertEquals(Set.of(), missing, "callers whose calls have no record");
        assertEquals(List.of(), surplus, "records of calls that have another one, or that nobody made");
    }
}
