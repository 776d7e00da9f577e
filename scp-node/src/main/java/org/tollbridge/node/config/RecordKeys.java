package org.tollbridge.node.config;

/** Configuration keys of call records in the store, described by their {@link Config} annotations. */
public final class RecordKeys {

    private RecordKeys() {}

    @Config(
            kind = Kind.FLAG,
            fallback = "false",
            text = "Whether call records are also copied from the journal to the store, where tollbridge calls and"
                    + " the API find them.")
    public static final String IN_STORE = "records.in-store";

    @Config(
            kind = Kind.INTEGER,
            fallback = "400",
            min = 1,
            max = 36_500,
            unit = "days",
            text = "Time for which a call stays in the store after it was offered; the journal keeps it longer.")
    public static final String KEEP = "records.keep-days";

    @Config(
            kind = Kind.INTEGER,
            fallback = "1100",
            min = 1,
            max = 36_500,
            unit = "days",
            text = "Time for which the daily figures of reports are kept; they outlast the calls.")
    public static final String KEEP_REPORTS = "records.keep-report-days";

    @Config(
            kind = Kind.INTEGER,
            fallback = "0",
            max = 32,
            text = "Number of digits at the end of calling numbers that the store replaces by x.")
    public static final String HIDDEN = "records.hidden-digits";
}
