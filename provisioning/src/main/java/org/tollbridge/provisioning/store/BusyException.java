package org.tollbridge.provisioning.store;

/** Thrown when too many requests compete. Nothing was done; retry in a few seconds. */
public final class BusyException extends StoreException {

    private static final long serialVersionUID = 1L;

    /** Describes which limit was reached. */
    public BusyException(String message) {
        super(message);
    }
}
