package org.tollbridge.provisioning.store;

/** What was to be changed is not there. */
public final class AbsentException extends RefusedException {

    private static final long serialVersionUID = 1L;

    public AbsentException(String message) {
        super(message);
    }
}
