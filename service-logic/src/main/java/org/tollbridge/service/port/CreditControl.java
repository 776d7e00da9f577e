package org.tollbridge.service.port;

import java.util.function.Consumer;
import org.tollbridge.service.call.CallRecord;
import org.tollbridge.service.credit.CreditAnswer;
import org.tollbridge.service.credit.CreditRequest;

/** Who knows whether there is credit for calls. Safe for any thread; never blocks. */
public interface CreditControl {

    /** Nobody: for a node where no subscriber's calls need credit. */
    CreditControl NONE = new CreditControl() {
        @Override
        public void ask(String callId, CreditRequest request, Consumer<CreditAnswer> answer) {
            answer.accept(new CreditAnswer.Silent());
        }

        @Override
        public void ended(CallRecord record) {
            // Nothing was kept for it.
        }
    };

    /**
     * Asks for credit.
     *
     * @param answer called once at the most, on any thread, perhaps before this method returns; a call that is not
     *     answered within the budget of its terms goes the way that they say
     */
    void ask(String callId, CreditRequest request, Consumer<CreditAnswer> answer);

    /** A call is over: what it has used is settled, and what was kept for it goes back. Told of every call. */
    void ended(CallRecord record);
}
