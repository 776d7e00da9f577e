package org.tollbridge.provisioning.inventory;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/** What somebody who changes a record believes to be there, so that no one writes over a change that they have not seen. */
public sealed interface Expected {

    /** No matter what is there. */
    record Anything() implements Expected {}

    /** No record of that key. */
    record Nothing() implements Expected {}

    /** The record with a version of {@link #version}. */
    record Version(String version) implements Expected {}

    /**
     * Whether it is so.
     *
     * @param document of the record that is there; empty when there is none
     */
    default boolean holds(Optional<String> document) {
        return switch (this) {
            case Anything anything -> true;
            case Nothing nothing -> document.isEmpty();
            case Version expected ->
                document.map(Expected::version)
                        .filter(expected.version()::equals)
                        .isPresent();
        };
    }

    /** The version of a record, which follows from its document alone. */
    static String version(String document) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(document.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
