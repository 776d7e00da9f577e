package org.tollbridge.provisioning.batch;

import java.util.Locale;

/** The columns of a file of service numbers. */
enum NumbersColumn {
    SERVICE_NUMBER(true, "digits; hyphens and spaces are allowed"),
    SUBSCRIBER(true, "subscriber that has the number, 1 to 64 characters"),
    DESTINATION(true, "destination of calls, as dialled; empty in a row with a plan"),
    ON_BUSY(false, "numbers to try if it is busy, separated by semicolons"),
    ON_NO_ANSWER(false, "numbers to try if it does not answer, separated by semicolons"),
    NO_ANSWER_SECONDS(false, "ringing time, 1 to 300; if empty, the switch decides"),
    FIRST_DAY(false, "first day of service"),
    LAST_DAY(false, "last day of service, inclusive"),
    STATE(false, "state of the number; default working"),
    UNTIL(false, "end of a reservation or ageing period"),
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
