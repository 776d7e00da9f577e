package org.tollbridge.provisioning.api;

import java.io.IOException;

/**
 * Thrown when a correction is accepted but its record is not yet on disk. It takes effect, and is written when the disk
 * works again.
 */
public final class CorrectionWaitsException extends IOException {

    private static final long serialVersionUID = 1L;

    /** Creates the exception with its message. */
    public CorrectionWaitsException() {
        super("the correction has been accepted and is waiting to be written to disk; do not repeat it");
    }
}
