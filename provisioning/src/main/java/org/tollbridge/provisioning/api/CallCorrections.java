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
     * Adds a record that brings a call to the wanted values, and records the author. It may take a second.
     *
     * @return the corrected call; empty when this node has no record of its end
     * @throws IllegalArgumentException when the wanted values are out of range or change nothing, or there is no reason
     * @throws CorrectionWaitsException when the record is added but not yet on disk
     * @throws IOException when the journal cannot be read or written; the call is then not corrected
     */
    Optional<CorrectedCall> correct(String callId, Wanted wanted, Intent intent) throws IOException, StoreException;
}
