package org.tollbridge.provisioning.batch;

import java.util.List;
import java.util.Optional;
import org.tollbridge.provisioning.inventory.Intent;
import org.tollbridge.provisioning.store.Change;
import org.tollbridge.provisioning.store.RecordBatch.Action;
import org.tollbridge.provisioning.store.StoreException;

/** Collects the rows of a file into one change of the store. */
interface Gathering {

    /**
     * Prepares for the first row.
     *
     * @throws StoreException when the store cannot be read
     */
    void begin(BatchMode mode) throws StoreException;

    /** Takes a row; returns its faults. */
    List<BatchFault> take(BatchRow row, Action action) throws StoreException;

    /**
     * Makes the change, or reports what it would be.
     *
     * @throws StoreException when the store refuses the change; it is then unchanged
     */
    Done finish(Intent intent) throws StoreException;

    /**
     * Result of the change.
     *
     * @param change empty when nothing was done because of bad rows
     * @param refused rows that conflict with the contents of the store
     */
    record Done(Optional<Change> change, List<Refused> refused) {}

    /**
     * A refused row.
     *
     * @param row empty for the removal of a record that no row names
     */
    record Refused(Optional<BatchRow> row, List<BatchFault> faults) {}
}
