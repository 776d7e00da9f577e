package org.tollbridge.node.config;

/** Configuration keys of the node itself: calls, numbers, journal. Described by their {@link Config} annotations. */
public final class Keys {

    private Keys() {}

    @Config(
            kind = Kind.TEXT,
            fallback = "scp1",
            max = 20,
            text = "Name of the node. It starts the identifier of every call, so it must be unique in the network.")
    public static final String NODE_NAME = "node.name";

    @Config(
            kind = Kind.ZONE,
            fallback = "Asia/Shanghai",
            text =
                    "Time zone of the operator. Days in batch files are in this zone, and so are call plans without a zone of their own.")
    public static final String TIME_ZONE = "node.time-zone";

    @Config(
            kind = Kind.INTEGER,
            fallback = "30",
            max = 86_400,
            unit = "s",
            text = "Maximum time that open calls may continue after SIGTERM; new calls are not accepted during it.")
    public static final String DRAIN_SECONDS = "node.drain-seconds";

    @Config(
            kind = Kind.INTEGER,
            fallback = "400000",
            min = 1,
            max = 5_000_000,
            text = "Maximum number of open calls; further calls are released with the refusal cause of their switch.")
    public static final String CALLS_MAX_OPEN = "calls.max-open";

    @Config(
            kind = Kind.INTEGER,
            fallback = "360",
            min = 1,
            max = 86_400,
            unit = "s",
            text =
                    "Maximum time without a message from the switch after a Connect; then the call is settled as lost. Set it above the longest no-answer time.")
    public static final String CALLS_RINGING = "calls.ringing-seconds";

    @Config(
            kind = Kind.INTEGER,
            fallback = "43200",
            min = 1,
            max = 2_592_000,
            unit = "s",
            text =
                    "Maximum duration of a call; then it is settled regardless of the switch. Not below the ringing time.")
    public static final String CALLS_AGE = "calls.max-age-seconds";

    @Config(
            kind = Kind.INTEGER,
            fallback = "0",
            max = 2_592_000,
            unit = "s",
            text =
                    "For switches with charging apply: length of the charging periods after which the switch reports and is instructed to continue; 0 for one report at the end.")
    public static final String CALLS_SUPERVISION = "calls.supervision-seconds";

    @Config(
            kind = Kind.INTEGER,
            fallback = "0",
            max = 2_592_000,
            unit = "s",
            text =
                    "For switches with charging apply: maximum duration of a conversation. The switch then releases the call if its dialect supports that, else the node does so at the next report, or 3 s later if there is none; 0 for no maximum.")
    public static final String CALLS_TALK = "calls.max-talk-seconds";

    @Config(
            kind = Kind.INTEGER,
            fallback = "0",
            max = 3_600,
            unit = "s",
            text =
                    "For switches whose dialect supports it: time before that release at which the parties are warned; 0 for no warning.")
    public static final String CALLS_WARNING = "calls.warning-seconds";

    @Config(
            kind = Kind.INTEGER,
            fallback = "0",
            max = 86_400,
            unit = "s",
            text =
                    "Length of conversation after which a partial record is written (docs/journal.md); 0 for one record at the end.")
    public static final String CALLS_PART = "calls.part-seconds";

    @Config(
            kind = Kind.INTEGER,
            fallback = "120",
            min = 1,
            max = 1_800,
            unit = "s",
            text =
                    "Maximum duration of an announcement; if the switch has not reported its end within five more seconds, the announcement is cancelled.")
    public static final String CALLS_ANNOUNCEMENT = "calls.announcement-seconds";

    @Config(
            kind = Kind.INTEGER,
            fallback = "100",
            min = 1,
            max = 10_000,
            unit = "ms",
            text =
                    "Maximum time that a call waits for the counters of its number; after that the number's plan determines whether it is accepted.")
    public static final String CALLS_COUNTER = "calls.counter-ms";

    @Config(
            kind = Kind.CHOICE,
            fallback = "switch",
            choices = {"switch", "release", "continue"},
            text =
                    "Treatment of a call if its InitialDP cannot be read or service logic fails on it: switch returns the error of the standard (ReleaseCall if there is none) and leaves the call to the switch; release and continue send that operation instead of the error.")
    public static final String CALLS_TREATMENT = "calls.default-treatment";

    @Config(
            kind = Kind.AREA_CODE,
            fallback = "none",
            optional = true,
            text =
                    "Area code, without leading 0, for subscriber numbers from a switch without an area code of its own.")
    public static final String NUMBERS_HOME_AREA = "numbers.home-area-code";

    @Config(
            kind = Kind.CHOICE,
            fallback = "national",
            choices = {"national", "international", "dialled"},
            text =
                    "Form in which destinations in this country are sent to switches: nature of address national or international, or dialled for nature unknown with the digits that a subscriber would dial.")
    public static final String NUMBERS_DESTINATIONS = "numbers.destination-form";

    @Config(
            kind = Kind.TEXT,
            fallback = "none",
            max = 1_000,
            optional = true,
            text =
                    "File of number ranges with their area codes and carriers, with lines such as 8613800138,10,China Mobile; it overrides libphonenumber.")
    public static final String NUMBERS_RANGES = "numbers.ranges";

    @Config(
            kind = Kind.TEXT,
            fallback = "none",
            max = 1_000,
            optional = true,
            text =
                    "File of ported numbers with their carriers, with lines such as 8613800138000,China Unicom. With it, no number is refused because of the carrier of its range.")
    public static final String NUMBERS_PORTED = "numbers.ported";

    @Config(
            kind = Kind.WORDS,
            fallback = "A9000000, 13x0000xxxx",
            max = 16,
            text =
                    "Patterns of calling numbers that gateways generate: digits, x for any digit, A for an area code. Only the area and kind of such a caller are trusted.")
    public static final String NUMBERS_MADE_UP = "numbers.made-up";

    @Config(
            kind = Kind.TEXT,
            fallback = "none",
            max = 1_000,
            optional = true,
            text =
                    "Calendar file of public holidays and make-up workdays for call plans, such as samples/holidays.csv; by default Monday to Friday are workdays.")
    public static final String PLANS_HOLIDAYS = "plans.holidays";

    @Config(
            kind = Kind.INTEGER,
            fallback = "60",
            max = 86_400,
            unit = "s",
            text =
                    "Time for which a destination that could not be reached is skipped in call plans that request it; 0 for never.")
    public static final String PLANS_UNREACHABLE = "plans.unreachable-seconds";

    @Config(
            kind = Kind.TEXT,
            fallback = "none",
            max = 1_000,
            optional = true,
            text =
                    "PostgreSQL database that stores the numbers, such as jdbc:postgresql://127.0.0.1/tollbridge; by default they are stored in files in the home.")
    public static final String STORE_URL = "store.url";

    @Config(
            kind = Kind.TEXT,
            fallback = "none",
            max = 64,
            optional = true,
            text = "Database user; ignored without store.url.")
    public static final String STORE_USER = "store.user";

    @Config(
            kind = Kind.TEXT,
            fallback = "none",
            max = 200,
            optional = true,
            text = "Database password, preferably from the environment as ${env:NAME}; ignored without store.url.")
    public static final String STORE_PASSWORD = "store.password";

    @Config(
            kind = Kind.INTEGER,
            fallback = "64",
            min = 1,
            max = 4_096,
            unit = "MB",
            text = "Size at which a file of call records is followed by a new one.")
    public static final String JOURNAL_SEGMENT = "journal.segment-mb";

    @Config(
            kind = Kind.INTEGER,
            fallback = "50000",
            min = 1,
            max = 10_000_000,
            text =
                    "Maximum number of records waiting to be written to disk; when it is reached, new calls are not accepted.")
    public static final String JOURNAL_WAITING = "journal.max-waiting";

    @Config(
            kind = Kind.INTEGER,
            fallback = "10",
            max = 1_000,
            unit = "ms",
            text = "Time for which records are collected before they are written together.")
    public static final String JOURNAL_GATHER = "journal.gather-ms";
}
