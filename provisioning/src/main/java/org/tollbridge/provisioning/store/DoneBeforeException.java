package org.tollbridge.provisioning.store;

import java.util.Optional;

/** Thrown when a request with the same key was carried out before. It was not carried out again. */
public final class DoneBeforeException extends StoreException {

    private static final long serialVersionUID = 1L;

    private final String fingerprint;
    private final String document;

    DoneBeforeException(String key, String fingerprint, String document) {
        super("the request with the key " + key + " was already executed");
        this.fingerprint = fingerprint;
        this.document = document;
    }

    /** Fingerprint of the request that was carried out. */
    public String fingerprint() {
        return fingerprint;
    }

    /** The record afterwards; empty when it was removed. */
    public Optional<String> document() {
        return document.isEmpty() ? Optional.empty() : Optional.of(document);
    }
}
