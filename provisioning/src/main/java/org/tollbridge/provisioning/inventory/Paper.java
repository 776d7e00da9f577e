package org.tollbridge.provisioning.inventory;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A paper without which no application for a number is approved. */
public enum Paper {
    APPLICATION_FORM,
    /** The licence of the business. */
    LICENCE,
    ORGANISATION_CODE,
    /** Of the person who applies. */
    IDENTITY,
    /** A bill of the line to which calls go: it proves whose that is. */
    LINE_BILL;

    /** The paper as requests and the store write it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The paper of a word; empty when there is none. */
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
