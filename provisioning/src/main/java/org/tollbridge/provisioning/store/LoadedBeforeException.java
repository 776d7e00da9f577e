package org.tollbridge.provisioning.store;

/** Thrown when a load-once file was loaded before. The message says when and by whom. */
public final class LoadedBeforeException extends RefusedException {

    private static final long serialVersionUID = 1L;

    LoadedBeforeException(String message) {
        super(message);
    }
}
