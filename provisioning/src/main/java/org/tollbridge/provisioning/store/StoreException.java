package org.tollbridge.provisioning.store;

/** The store cannot be read or written. The message names the store and the mend. */
public class StoreException extends Exception {

    private static final long serialVersionUID = 1L;

    public StoreException(String message) {
        super(message);
    }

    public StoreException(String message, Throwable cause) {
        super(message, cause);
    }
}
