package org.tollbridge.provisioning.api;

import java.io.IOException;

/** A call is corrected, and its record waits for the disk of the journal: it counts, and is written when the disk is well. */
public final class CorrectionWaitsException extends IOException {

    private static final long serialVersionUID = 1L;

    /** Says so. */
    public CorrectionWaitsException() {
        super("the correction has been accepted and is waiting to be written to disk; do not repeat it");
    }
}
