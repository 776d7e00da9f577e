package org.tollbridge.provisioning.store;

/** Thrown when the record differs from what the author expected. Nothing was changed. */
public final class ChangedException extends RefusedException {

    private static final long serialVersionUID = 1L;

    public ChangedException(String message) {
        super(message);
    }
}
