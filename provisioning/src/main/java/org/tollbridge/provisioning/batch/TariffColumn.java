package org.tollbridge.provisioning.batch;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The columns of a file of tariffs. */
enum TariffColumn {
    SERVICE_CLASS(true),
    PAYS(true),
    NEXT_SECONDS(true),
    NEXT_PRICE(true),
    SUBSCRIBER(false),
    FROM(false),
    TO(false),
    DAYS(false),
    HOURS(false),
    FIRST_DAY(false),
    LAST_DAY(false),
    VERSION(false),
    SET_UP(false),
    FREE_SECONDS(false),
    FIRST_SECONDS(false),
    FIRST_PRICE(false),
    ROUNDING(false),
    UNIT(false);

    private final boolean required;

    TariffColumn(boolean required) {
        this.required = required;
    }

    String header() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<TariffColumn> of(String header) {
        String wanted = header.toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(column -> column.header().equals(wanted))
                .findFirst();
    }

    /** All names. */
    static List<String> names() {
        return Arrays.stream(values()).map(TariffColumn::header).toList();
    }

    /** The names of the required columns. */
    static List<String> needed() {
        return Arrays.stream(values())
                .filter(column -> column.required)
                .map(TariffColumn::header)
                .toList();
    }
}
