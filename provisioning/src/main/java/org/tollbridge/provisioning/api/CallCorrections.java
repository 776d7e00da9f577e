package org.tollbridge.provisioning.api;

import java.io.IOException;
import java.util.Optional;
import org.tollbridge.provisioning.inventory.Intent;
import org.tollbridge.provisioning.store.CorrectedCall;
import org.tollbridge.provisioning.store.StoreException;
import org.tollbridge.service.call.Corrections.Wanted;

/** Corrects the records of calls. */
@FunctionalInterface
public interface CallCorrections {

    /**
     * Adds a record that brings a call to what is wanted, and keeps who did it. It may take a second.
     *
     * @return what the call comes to now; empty when this node has no record of its end
     * @throws IllegalArgumentException when what is wanted is out of range, changes nothing, or has no reason
     * @throws CorrectionWaitsException when the record is added, and is not on the disk yet
     * @throws IOException when the journal cannot be read or written; nothing is corrected then
     */
    Optional<CorrectedCall> correct(String callId, Wanted wanted, Intent intent) throws IOException, StoreException;
}
