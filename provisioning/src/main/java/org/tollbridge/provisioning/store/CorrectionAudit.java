package org.tollbridge.provisioning.store;

import java.util.Optional;
import org.tollbridge.provisioning.inventory.Intent;

/** Keeps in the audit trail that calls were corrected. Safe for any thread. */
public final class CorrectionAudit {

    private final NumberStore store;

    /** The trail of a store. */
    public CorrectionAudit(NumberStore store) {
        this.store = store;
    }

    /**
     * A call is corrected.
     *
     * @throws StoreException when it cannot be kept; the call must not be corrected then
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
