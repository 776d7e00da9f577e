package org.tollbridge.provisioning.store;

/** What is there is not what the author of the change believes to be there; nothing was changed. */
public final class ChangedException extends RefusedException {

    private static final long serialVersionUID = 1L;

    public ChangedException(String message) {
        super(message);
    }
}
