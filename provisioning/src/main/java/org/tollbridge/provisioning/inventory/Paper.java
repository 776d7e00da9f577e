package org.tollbridge.provisioning.inventory;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A paper required to approve an application for a number. */
public enum Paper {
    APPLICATION_FORM,
    /** The business licence. */
    LICENCE,
    ORGANISATION_CODE,
    /** The applicant's proof of identity. */
    IDENTITY,
    /** A bill for the line to which calls go, which proves its ownership. */
    LINE_BILL;

    /** The paper as written in requests and in the store. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The paper with this word; empty when there is none. */
    public static Optional<Paper> of(String word) {
        return Arrays.stream(values())
                .filter(paper -> paper.word().equals(word))
                .findFirst();
    }

    /** All words. */
    public static List<String> words() {
        return Arrays.stream(values()).map(Paper::word).toList();
    }
}
