package org.tollbridge.provisioning.inventory;

import java.util.Optional;

/**
 * Author and conditions of a change.
 *
 * @param expected required state of the record before the change
 * @param once identifies a repeated request, which is not carried out again
 */
public record Intent(Author author, Expected expected, Optional<Once> once) {

    /**
     * Identifies a request that may be repeated.
     *
     * @param key key chosen by the requester, 1 to 64 characters
     * @param fingerprint fingerprint of the whole request, 1 to 64 characters, which tells apart different requests
     *     with the same key
     */
    public record Once(String key, String fingerprint) {}

    /** A change without conditions. */
    public static Intent of(Author author) {
        return new Intent(author, new Expected.Anything(), Optional.empty());
    }
}
