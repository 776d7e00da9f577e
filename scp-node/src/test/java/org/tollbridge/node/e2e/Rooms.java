package org.tollbridge.node.e2e;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.tollbridge.simulator.ssf.CallResult;
import org.tollbridge.simulator.ssf.PartyScript.HangsUp;

/**
 * The rooms of a number, as those find them who call it: as many as it has at once, and one more. To be asked while
 * nobody else calls it.
 *
 * @param limit how many there are
 */
record Rooms(String number, int limit) {

    /** Long enough for all to be there at once. */
    private static final long TALK_SECONDS = 1_500;

    private static final long CALL_SECONDS = 30;

    /** How many cannot be had; below 0 when the calls were not there at once. */
    int lacking(List<Ssp> switches) throws Exception {
        List<CompletableFuture<CallResult>> calls = new ArrayList<>();
        for (int i = 0; i <= limit; i++) {
            calls.add(switches.get(i % switches.size())
                    .begin(Calls.to(number).everyone(Calls.answers(TALK_SECONDS, HangsUp.CALLING))));
        }
        int lacking = limit;
        for (CompletableFuture<CallResult> call : calls) {
            CallResult result = call.get(CALL_SECONDS, TimeUnit.SECONDS);
            lacking -= result.outcome() == CallResult.Outcome.ANSWERED ? 1 : 0;
        }
        return lacking;
    }
}
