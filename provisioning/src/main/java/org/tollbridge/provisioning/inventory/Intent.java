package org.tollbridge.provisioning.inventory;

import java.util.Optional;

/**
 * Who wants a change, and under which conditions.
 *
 * @param expected what must be there before it
 * @param once by what the same wish is known when it comes again; it is then not carried out again
 */
public record Intent(Author author, Expected expected, Optional<Once> once) {

    /**
     * A wish that may come again.
     *
     * @param key chosen by who wishes, 1 to 64 characters
     * @param fingerprint of the whole wish, 1 to 64 characters, so that another wish with the same key is not taken for it
     */
    public record Once(String key, String fingerprint) {}

    /** A change without conditions. */
    public static Intent of(Author author) {
        return new Intent(author, new Expected.Anything(), Optional.empty());
    }
}
