package org.tollbridge.node.config;

/** Configuration keys of charging, described by their {@link Config} annotations. */
public final class ChargingKeys {

    private ChargingKeys() {}

    @Config(
            kind = Kind.TEXT,
            fallback = "none",
            max = 1_000,
            optional = true,
            text =
                    "Tariff file by which every answered call is rated when it ends (docs/rating.md); by default the shipped samples/tariffs.csv.")
    public static final String TARIFFS = "charging.tariffs";

    @Config(
            kind = Kind.TEXT,
            fallback = "none",
            max = 1_000,
            optional = true,
            text =
                    "Folder for mediation files with the record of every call (docs/mediation.md); by default none are written.")
    public static final String MEDIATION_FOLDER = "mediation.folder";

    @Config(
            kind = Kind.CHOICE,
            fallback = "csv",
            choices = {"csv", "ber"},
            text = "Format of mediation files: csv lines, or ber as in docs/mediation-records.asn1.")
    public static final String MEDIATION_FORMAT = "mediation.format";

    @Config(
            kind = Kind.INTEGER,
            fallback = "10000",
            min = 1,
            max = 10_000_000,
            text = "Maximum records in a mediation file; then a new file is started.")
    public static final String MEDIATION_RECORDS = "mediation.max-records";

    @Config(
            kind = Kind.INTEGER,
            fallback = "900",
            min = 1,
            max = 86_400,
            unit = "s",
            text = "Maximum time after its first record until a mediation file is followed by a new one.")
    public static final String MEDIATION_SECONDS = "mediation.max-seconds";

    @Config(
            kind = Kind.INTEGER,
            fallback = "0",
            max = 32,
            text = "Number of digits at the end of calling numbers that mediation files replace by x.")
    public static final String MEDIATION_HIDDEN = "mediation.hidden-digits";

    @Config(
            kind = Kind.TEXT,
            fallback = "none",
            max = 255,
            optional = true,
            text =
                    "DiameterIdentity of the node, by which accounting servers know it; by default node.name in diameter.realm.")
    public static final String DIAMETER_HOST = "diameter.host";

    @Config(
            kind = Kind.TEXT,
            fallback = "tollbridge.invalid",
            max = 255,
            text = "Diameter realm of the node, and of servers without a realm of their own.")
    public static final String DIAMETER_REALM = "diameter.realm";

    @Config(
            kind = Kind.INTEGER,
            fallback = "5000",
            min = 1,
            max = 300_000,
            unit = "ms",
            text = "Time that a Diameter server has to answer; then the request goes to the next server.")
    public static final String DIAMETER_ANSWER = "diameter.answer-ms";

    @Config(
            kind = Kind.INTEGER,
            fallback = "30",
            min = 6,
            max = 3_600,
            unit = "s",
            text =
                    "Idle time after which a Diameter server is probed (Device-Watchdog); varied by a few seconds so that not all are probed at once.")
    public static final String DIAMETER_WATCHDOG = "diameter.watchdog-seconds";

    @Config(
            kind = Kind.INTEGER,
            fallback = "5000",
            min = 100,
            max = 3_600_000,
            unit = "ms",
            text = "Delay before reconnecting to a Diameter server after a lost connection or a failed attempt.")
    public static final String DIAMETER_RECONNECT = "diameter.reconnect-ms";

    @Config(
            kind = Kind.LIST,
            text =
                    "Servers that receive an accounting record for every call (Diameter Rf), in order of preference. Without this list no records are sent.")
    public static final String SERVERS = "accounting-servers";

    @Config(
            kind = Kind.TEXT,
            max = 255,
            text = "DiameterIdentity of the server, such as cdf1.example.com; must be unique.")
    public static final String SERVER_HOST = "accounting-servers[].host";

    @Config(
            kind = Kind.TEXT,
            fallback = "none",
            max = 255,
            optional = true,
            text = "Destination realm of requests to it; none means diameter.realm.")
    public static final String SERVER_REALM = "accounting-servers[].realm";

    @Config(kind = Kind.TEXT, max = 255, text = "IP address of the server, or a host name that the node can resolve.")
    public static final String SERVER_ADDRESS = "accounting-servers[].address";

    @Config(kind = Kind.INTEGER, fallback = "3868", min = 1, max = 65_535, text = "TCP port of the server.")
    public static final String SERVER_PORT = "accounting-servers[].port";

    @Config(
            kind = Kind.INTEGER,
            fallback = "100",
            min = 1,
            max = 5_000,
            text = "Maximum number of accounting requests awaiting an answer.")
    public static final String ACCOUNTING_WINDOW = "accounting.window";

    @Config(
            kind = Kind.INTEGER,
            fallback = "2000",
            min = 1,
            max = 600_000,
            unit = "ms",
            text =
                    "Time for which an accounting server is not used after it failed to answer, or refused something that another server may accept.")
    public static final String ACCOUNTING_RETRY = "accounting.retry-ms";

    @Config(kind = Kind.LIST, text = "Credit-control servers (Diameter Ro), in order of preference (docs/credit.md).")
    public static final String CREDIT_SERVERS = "credit-servers";

    @Config(
            kind = Kind.TEXT,
            max = 255,
            text = "DiameterIdentity of the server, such as ocs1.example.com; must be unique.")
    public static final String CREDIT_HOST = "credit-servers[].host";

    @Config(
            kind = Kind.TEXT,
            fallback = "none",
            max = 255,
            optional = true,
            text = "Destination realm of requests to it; none means diameter.realm.")
    public static final String CREDIT_REALM = "credit-servers[].realm";

    @Config(kind = Kind.TEXT, max = 255, text = "IP address of the server, or a host name that the node can resolve.")
    public static final String CREDIT_ADDRESS = "credit-servers[].address";

    @Config(kind = Kind.INTEGER, fallback = "3868", min = 1, max = 65_535, text = "TCP port of the server.")
    public static final String CREDIT_PORT = "credit-servers[].port";

    @Config(
            kind = Kind.INTEGER,
            fallback = "400",
            min = 1,
            max = 60_000,
            unit = "ms",
            text = "Time that a credit server has to answer (Tx of RFC 8506); then another one may be tried.")
    public static final String CREDIT_TX = "credit.tx-ms";

    @Config(
            kind = Kind.INTEGER,
            fallback = "1000",
            min = 1,
            max = 5_000,
            unit = "ms",
            text =
                    "Maximum total time that a call waits for credit, over all servers tried; then on-failure of its subscriber applies. Set it below the time that switches wait for an answer.")
    public static final String CREDIT_BUDGET = "credit.budget-ms";

    @Config(
            kind = Kind.INTEGER,
            fallback = "2000",
            min = 1,
            max = 100_000,
            text =
                    "Maximum number of unanswered requests to a credit server, each counted for at most credit.tx-ms. New calls skip a server that has reached it; calls already admitted by that server continue to use it.")
    public static final String CREDIT_UNANSWERED = "credit.most-unanswered";

    @Config(kind = Kind.LIST, text = "Subscribers whose calls are under credit control; calls of all others are not.")
    public static final String CREDIT_SUBSCRIBERS = "credit-subscribers";

    @Config(kind = Kind.TEXT, max = 200, text = "Identifier of the subscriber; must be unique.")
    public static final String CREDIT_SUBSCRIBER = "credit-subscribers[].subscriber";

    @Config(
            kind = Kind.CHOICE,
            fallback = "terminate",
            choices = {"terminate", "continue", "retry-and-terminate"},
            text =
                    "Treatment of a call when no server answers (Credit-Control-Failure-Handling): terminate refuses or ends it; retry-and-terminate does so after another server was tried; continue lets it proceed without control after another server was tried.")
    public static final String CREDIT_FAILURE = "credit-subscribers[].on-failure";
}
