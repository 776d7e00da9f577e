package org.tollbridge.service.port;

import java.util.function.Consumer;
import org.tollbridge.service.call.CallRecord;
import org.tollbridge.service.credit.CreditAnswer;
import org.tollbridge.service.credit.CreditRequest;

/** Answers whether there is credit for calls. Thread-safe; never blocks. */
public interface CreditControl {

    /** No credit control, for a node where no subscriber's calls need credit. */
    CreditControl NONE = new CreditControl() {
        @Override
        public void ask(String callId, CreditRequest request, Consumer<CreditAnswer> answer) {
            answer.accept(new CreditAnswer.Silent());
        }

        @Override
        public void ended(CallRecord record) {
            // Nothing was reserved for it.
        }
    };

    /**
     * Requests credit.
     *
     * @param answer called at most once, on any thread, perhaps before this method returns; a call without an answer
     *     within the budget of its terms proceeds as they specify
     */
    void ask(String callId, CreditRequest request, Consumer<CreditAnswer> answer);

    /** Ends a call: its use is settled, and its reservation released. Called for every call. */
    void ended(CallRecord record);
}
