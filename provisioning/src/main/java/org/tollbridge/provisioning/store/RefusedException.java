package org.tollbridge.provisioning.store;

/** What was asked for is against the rules; nothing was changed. The message says which rule, and what may be done. */
public final class RefusedException extends StoreException {

    private static final long serialVersionUID = 1L;

    public RefusedException(String message) {
        super(message);
    }
}
