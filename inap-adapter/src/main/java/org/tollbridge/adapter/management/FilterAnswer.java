package org.tollbridge.adapter.management;

/** The answer of a switch to a filtering request. */
public sealed interface FilterAnswer {

    /** The switch filters, or has stopped filtering. */
    record Accepted() implements FilterAnswer {}

    /**
     * The switch refused.
     *
     * @param why in words
     */
    record Refused(String why) implements FilterAnswer {}

    /**
     * The order was sent, but no answer tells whether it was carried out.
     *
     * @param why in words
     */
    record Unknown(String why) implements FilterAnswer {}
}
