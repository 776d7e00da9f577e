package org.tollbridge.node.config;

/** Keys of the node itself: calls, numbers, journal. {@link Config} on each describes it. */
public final class Keys {

    private Keys() {}

    @Config(
            kind = Kind.TEXT,
            fallback = "scp1",
            max = 20,
            text =
                    "Name of the node; it begins the identifier of every call, so no two nodes of a network may share one.")
    public static final String NODE_NAME = "node.name";

    @Config(
            kind = Kind.ZONE,
            fallback = "Asia/Shanghai",
            text =
                    "The operator's time zone, in which batch files give their days; that of call plans which have none of their own.")
    public static final String TIME_ZONE = "node.time-zone";

    @Config(
            kind = Kind.INTEGER,
            fallback = "30",
            max = 86_400,
            unit = "s",
            text = "How long calls may go on after SIGTERM, which ends the taking of new ones.")
    public static final String DRAIN_SECONDS = "node.drain-seconds";

    @Config(
            kind = Kind.INTEGER,
            fallback = "400000",
            min = 1,
            max = 5_000_000,
            text = "Calls followed at one time; a further one is released with the refusal cause of its switch.")
    public static final String CALLS_MAX_OPEN = "calls.max-open";

    @Config(
            kind = Kind.INTEGER,
            fallback = "360",
            min = 1,
            max = 86_400,
            unit = "s",
            text =
                    "How long after a Connect a switch may say nothing before the call is settled as lost; above the longest no-answer time.")
    public static final String CALLS_RINGING = "calls.ringing-seconds";

    @Config(
            kind = Kind.INTEGER,
            fallback = "43200",
            min = 1,
            max = 2_592_000,
            unit = "s",
            text =
                    "How long a call may last before it is settled whatever the switch says; not below the ringing time.")
    public static final String CALLS_AGE = "calls.max-age-seconds";

    @Config(
            kind = Kind.INTEGER,
            fallback = "0",
            max = 2_592_000,
            unit = "s",
            text =
                    "How long a switch with charging apply may let a conversation go on before it reports and is asked to go on; 0 for one report at the end.")
    public static final String CALLS_SUPERVISION = "calls.supervision-seconds";

    @Config(
            kind = Kind.INTEGER,
            fallback = "0",
            max = 2_592_000,
            unit = "s",
            text =
                    "The longest conversation with a switch with charging apply: then it is released, by the switch where its dialect says so, else when it reports, and by the node 3 s later where it does not; 0 for no such limit.")
    public static final String CALLS_TALK = "calls.max-talk-seconds";

    @Config(
            kind = Kind.INTEGER,
            fallback = "0",
            max = 3_600,
            unit = "s",
            text =
                    "How long before that release the parties are warned, by a switch whose dialect says so; 0 for not at all.")
    public static final String CALLS_WARNING = "calls.warning-seconds";

    @Config(
            kind = Kind.INTEGER,
            fallback = "0",
            max = 86_400,
            unit = "s",
            text =
                    "After so much of a conversation a part of it gets a record of its own (docs/journal.md); 0 for one record at its end.")
    public static final String CALLS_PART = "calls.part-seconds";

    @Config(
            kind = Kind.INTEGER,
            fallback = "120",
            min = 1,
            max = 1_800,
            unit = "s",
            text =
                    "How long the longest announcement may play; what a switch has not reported by then, five seconds added, is cancelled.")
    public static final String CALLS_ANNOUNCEMENT = "calls.announcement-seconds";

    @Config(
            kind = Kind.INTEGER,
            fallback = "100",
            min = 1,
            max = 10_000,
            unit = "ms",
            text =
                    "How long a call waits for the counters of its number; then the number's plan says whether it is taken.")
    public static final String CALLS_COUNTER = "calls.counter-ms";

    @Config(
            kind = Kind.CHOICE,
            fallback = "switch",
            choices = {"switch", "release", "continue"},
            text =
                    "What the caller gets when an InitialDP cannot be read or service logic fails on it: switch answers with the error of the standard (ReleaseCall where there is none) and leaves the call to the switch; release and continue send that operation in place of the error.")
    public static final String CALLS_TREATMENT = "calls.default-treatment";

    @Config(
            kind = Kind.TEXT,
            fallback = "none",
            max = 8,
            optional = true,
            text = "Area code, without leading 0, of subscriber numbers from a switch that has none of its own.")
    public static final String NUMBERS_HOME_AREA = "numbers.home-area-code";

    @Config(
            kind = Kind.CHOICE,
            fallback = "national",
            choices = {"national", "international", "dialled"},
            text =
                    "How destinations of this country are sent to switches: nature national, international, or unknown as a subscriber would dial them.")
    public static final String NUMBERS_DESTINATIONS = "numbers.destination-form";

    @Config(
            kind = Kind.TEXT,
            fallback = "none",
            max = 1_000,
            optional = true,
            text =
                    "File of number ranges with their area codes and carriers, lines such as 8613800138,10,China Mobile; it overrides what libphonenumber knows.")
    public static final String NUMBERS_RANGES = "numbers.ranges";

    @Config(
            kind = Kind.TEXT,
            fallback = "none",
            max = 1_000,
            optional = true,
            text =
                    "File of ported numbers with their carriers, lines such as 8613800138000,China Unicom; with it, no number is refused by the carrier of its range.")
    public static final String NUMBERS_PORTED = "numbers.ported";

    @Config(
            kind = Kind.WORDS,
            fallback = "A9000000, 13x0000xxxx",
            max = 16,
            text =
                    "Calling numbers that gateways make up: digits, x for any digit, A for an area code. Only the area and kind of such a caller are believed.")
    public static final String NUMBERS_MADE_UP = "numbers.made-up";

    @Config(
            kind = Kind.TEXT,
            fallback = "none",
            max = 1_000,
            optional = true,
            text =
                    "File with the calendar of public holidays and make-up workdays for call plans, such as samples/holidays.csv; without one, Monday to Friday are workdays.")
    public static final String PLANS_HOLIDAYS = "plans.holidays";

    @Config(
            kind = Kind.INTEGER,
            fallback = "60",
            max = 86_400,
            unit = "s",
            text =
                    "How long a destination that could not be reached is passed over in call plans that want that; 0 for not at all.")
    public static final String PLANS_UNREACHABLE = "plans.unreachable-seconds";

    @Config(
            kind = Kind.TEXT,
            fallback = "none",
            max = 1_000,
            optional = true,
            text =
                    "PostgreSQL database that keeps the numbers, such as jdbc:postgresql://127.0.0.1/tollbridge; without one they are kept in files of the home.")
    public static final String STORE_URL = "store.url";

    @Config(
            kind = Kind.TEXT,
            fallback = "none",
            max = 64,
            optional = true,
            text = "User of the database; not used without store.url.")
    public static final String STORE_USER = "store.user";

    @Config(
            kind = Kind.TEXT,
            fallback = "none",
            max = 200,
            optional = true,
            text =
                    "Password of the database, best taken from the environment as ${env:NAME}; not used without store.url.")
    public static final String STORE_PASSWORD = "store.password";

    @Config(
            kind = Kind.INTEGER,
            fallback = "64",
            min = 1,
            max = 4_096,
            unit = "MB",
            text = "A file of call records that has reached this size is followed by a new one.")
    public static final String JOURNAL_SEGMENT = "journal.segment-mb";

    @Config(
            kind = Kind.INTEGER,
            fallback = "50000",
            min = 1,
            max = 10_000_000,
            text = "Records that may wait for the disk before no new call is taken.")
    public static final String JOURNAL_WAITING = "journal.max-waiting";

    @Config(
            kind = Kind.INTEGER,
            fallback = "10",
            max = 1_000,
            unit = "ms",
            text = "How long records gather before they are written together.")
    public static final String JOURNAL_GATHER = "journal.gather-ms";
}
