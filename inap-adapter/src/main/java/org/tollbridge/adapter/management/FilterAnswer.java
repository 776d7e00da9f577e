package org.tollbridge.adapter.management;

/** What a switch says to a request to filter. */
public sealed interface FilterAnswer {

    /** It filters, or has stopped doing so. */
    record Accepted() implements FilterAnswer {}

    /**
     * It does not.
     *
     * @param why in words
     */
    record Refused(String why) implements FilterAnswer {}
}
