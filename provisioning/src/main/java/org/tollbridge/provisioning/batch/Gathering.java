package org.tollbridge.provisioning.batch;

import java.util.List;
import java.util.Optional;
import org.tollbridge.provisioning.inventory.Intent;
import org.tollbridge.provisioning.store.Change;
import org.tollbridge.provisioning.store.RecordBatch.Action;
import org.tollbridge.provisioning.store.StoreException;

/** Takes the rows of one file, and makes them one change of the store. */
interface Gathering {

    /**
     * Gets ready for the first row.
     *
     * @throws StoreException when the store cannot be read
     */
    void begin(BatchMode mode) throws StoreException;

    /** Takes a row; what is wrong with it. */
    List<BatchFault> take(BatchRow row, Action action) throws StoreException;

    /**
     * Makes the change, or says what it would be.
     *
     * @throws StoreException when the store refuses; it is then as before
     */
    Done finish(Intent intent) throws StoreException;

    /**
     * What came of it.
     *
     * @param change empty when nothing was done since there was something bad
     * @param refused rows that turned out to be bad only beside what is in the store
     */
    record Done(Optional<Change> change, List<Refused> refused) {}

    /**
     * A row that is not loaded.
     *
     * @param row empty for the removal of a record that no row names
     */
    record Refused(Optional<BatchRow> row, List<BatchFault> faults) {}
}
