package org.tollbridge.provisioning.store;

import java.util.Optional;

/** The same wish, or another one with its key, was carried out before; it was not carried out again. */
public final class DoneBeforeException extends StoreException {

    private static final long serialVersionUID = 1L;

    private final String fingerprint;
    private final String document;

    DoneBeforeException(String key, String fingerprint, String document) {
        super("the request with the key " + key + " was already executed");
        this.fingerprint = fingerprint;
        this.document = document;
    }

    /** The fingerprint of the wish that was carried out. */
    public String fingerprint() {
        return fingerprint;
    }

    /** What the record was afterwards; empty when it was removed. */
    public Optional<String> document() {
        return document.isEmpty() ? Optional.empty() : Optional.of(document);
    }
}
