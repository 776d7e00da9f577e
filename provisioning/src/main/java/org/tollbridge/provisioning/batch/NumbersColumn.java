package org.tollbridge.provisioning.batch;

import java.util.Locale;

/** The columns of a file of service numbers. */
enum NumbersColumn {
    SERVICE_NUMBER(true, "its digits; hyphens and blanks are allowed"),
    SUBSCRIBER(true, "who owns the number, 1 to 64 characters"),
    DESTINATION(true, "where calls go, as one would dial it; empty in a row with a plan"),
    ON_BUSY(false, "numbers to try when it is busy, with a semicolon between two"),
    ON_NO_ANSWER(false, "numbers to try when it does not answer, in the same form"),
    NO_ANSWER_SECONDS(false, "how long it rings, 1 to 300; empty leaves it to the switch"),
    FIRST_DAY(false, "first day of service"),
    LAST_DAY(false, "last day of service, that day included"),
    STATE(false, "where the number stands in its life; working unless given"),
    UNTIL(false, "when a reservation or ageing ends"),
    PLAN(false, "a call plan in JSON or in lines of text, instead of a destination");

    private final boolean required;
    private final String text;

    NumbersColumn(boolean required, String text) {
        this.required = required;
        this.text = text;
    }

    boolean required() {
        return required;
    }

    String text() {
        return text;
    }

    String header() {
        return name().toLowerCase(Locale.ROOT);
    }
}
