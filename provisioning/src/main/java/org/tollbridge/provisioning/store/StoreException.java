package org.tollbridge.provisioning.store;

/** Thrown when the store cannot be read or written. The message names the store and the remedy. */
public class StoreException extends Exception {

    private static final long serialVersionUID = 1L;

    public StoreException(String message) {
        super(message);
    }

    public StoreException(String message, Throwable cause) {
        super(message, cause);
    }
}
