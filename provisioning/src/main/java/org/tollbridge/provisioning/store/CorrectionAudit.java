package org.tollbridge.provisioning.store;

import java.util.Optional;
import org.tollbridge.provisioning.inventory.Intent;

/** Records corrections of calls in the audit trail. Thread-safe. */
public final class CorrectionAudit {

    private final NumberStore store;

    /** The trail of a store. */
    public CorrectionAudit(NumberStore store) {
        this.store = store;
    }

    /**
     * Records the correction of a call.
     *
     * @throws StoreException when it cannot be recorded; the call must then not be corrected
     */
    public void note(CorrectedCall before, CorrectedCall after, Intent intent) throws StoreException {
        store.change(intent, handle -> {
            RecordChange.write(
                    handle,
                    store.now(),
                    CorrectedCall.FORM,
                    after.callId(),
                    "correct",
                    Optional.of(before),
                    Optional.of(after),
                    intent);
            return after;
        });
    }
}
