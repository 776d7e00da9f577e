package org.tollbridge.provisioning.store;

/** Thrown when the record to be changed does not exist. */
public final class AbsentException extends RefusedException {

    private static final long serialVersionUID = 1L;

    public AbsentException(String message) {
        super(message);
    }
}
