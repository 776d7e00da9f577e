package org.tollbridge.service.port;

import java.util.function.Consumer;
import org.tollbridge.service.call.CallRecord;
import org.tollbridge.service.call.Errand;
import org.tollbridge.service.plan.WalkAnswer;

/** Does for calls what service logic may not do itself: counting and checking PINs. Thread-safe; never blocks. */
public interface Errands {

    /**
     * Runs an errand of a call.
     *
     * @param answer called at most once, on any thread, perhaps before this method returns; a call that gets no answer
     *     in time goes on without it
     */
    void run(String callId, Errand errand, Consumer<WalkAnswer> answer);

    /**
     * Releases what a call holds, at its end. Called again if an errand of the call is answered after its end.
     *
     * @param record the call's
     */
    void ended(CallRecord record);
}
