package org.tollbridge.node.config;

/** Keys of call records in the store. {@link Config} on each describes it. */
public final class RecordKeys {

    private RecordKeys() {}

    @Config(
            kind = Kind.FLAG,
            fallback = "false",
            text =
                    "Whether the records of calls go from the journal to the store too, where tollbridge calls and the API find them.")
    public static final String IN_STORE = "records.in-store";

    @Config(
            kind = Kind.INTEGER,
            fallback = "400",
            min = 1,
            max = 36_500,
            unit = "days",
            text = "How long after its offer a call stays in the store; the journal keeps it for longer.")
    public static final String KEEP = "records.keep-days";

    @Config(
            kind = Kind.INTEGER,
            fallback = "1100",
            min = 1,
            max = 36_500,
            unit = "days",
            text = "How long reports reach back: what calls of a day came to stays longer than the calls do.")
    public static final String KEEP_REPORTS = "records.keep-report-days";

    @Config(
            kind = Kind.INTEGER,
            fallback = "0",
            max = 32,
            text = "How many digits at the end of callers' numbers are stored as x.")
    public static final String HIDDEN = "records.hidden-digits";
}
