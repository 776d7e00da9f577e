package org.tollbridge.provisioning.store;

/** Too many want the same at this moment; nothing was done, and it may be tried again in a few seconds. */
public final class BusyException extends StoreException {

    private static final long serialVersionUID = 1L;

    /** Says what there is too much of. */
    public BusyException(String message) {
        super(message);
    }
}
