package org.tollbridge.provisioning.batch;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The columns of a file of service numbers. Their names in the header tell what kind of file it is. */
enum NumbersColumn {
    SERVICE_NUMBER(true),
    SUBSCRIBER(true),
    DESTINATION(true),
    ON_BUSY(false),
    ON_NO_ANSWER(false),
    NO_ANSWER_SECONDS(false),
    FIRST_DAY(false),
    LAST_DAY(false),
    STATE(false),
    PLAN(false),
    /** Why a row was refused before; passed over. */
    FAULT(false);

    private final boolean required;

    NumbersColumn(boolean required) {
        this.required = required;
    }

    boolean required() {
        return required;
    }

    String header() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<NumbersColumn> of(String header) {
        String wanted = header.toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(column -> column.header().equals(wanted))
                .findFirst();
    }

    static List<String> headers() {
        return Arrays.stream(values()).map(NumbersColumn::header).toList();
    }
}
