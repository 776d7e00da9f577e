package org.tollbridge.service.port;

import java.util.function.Consumer;
import org.tollbridge.service.call.CallRecord;
import org.tollbridge.service.call.Errand;
import org.tollbridge.service.plan.WalkAnswer;

/** Does for calls what service logic may not do itself: counting and PINs. Safe for any thread; never blocks. */
public interface Errands {

    /**
     * Does an errand of a call.
     *
     * @param answer called once at the most, on any thread, perhaps before this method returns; a call that is not
     *     answered in time goes on without
     */
    void run(String callId, Errand errand, Consumer<WalkAnswer> answer);

    /**
     * A call is over: what it holds goes back. Called again if an errand of the call is answered after its end.
     *
     * @param record the call's
     */
    void ended(CallRecord record);
}
