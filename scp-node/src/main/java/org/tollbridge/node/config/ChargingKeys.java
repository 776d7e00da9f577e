package org.tollbridge.node.config;

/** Keys of charging. {@link Config} on each describes it. */
public final class ChargingKeys {

    private ChargingKeys() {}

    @Config(
            kind = Kind.TEXT,
            fallback = "none",
            max = 1_000,
            optional = true,
            text =
                    "File of tariffs by which every answered call is rated at its end (docs/rating.md); without one, the shipped samples/tariffs.csv.")
    public static final String TARIFFS = "charging.tariffs";

    @Config(
            kind = Kind.TEXT,
            fallback = "none",
            max = 1_000,
            optional = true,
            text =
                    "Folder of files with every call's record for mediation (docs/mediation.md); none are written without it.")
    public static final String MEDIATION_FOLDER = "mediation.folder";

    @Config(
            kind = Kind.CHOICE,
            fallback = "csv",
            choices = {"csv", "ber"},
            text = "How files for mediation are written: lines of CSV, or BER of docs/mediation-records.asn1.")
    public static final String MEDIATION_FORMAT = "mediation.format";

    @Config(
            kind = Kind.INTEGER,
            fallback = "10000",
            min = 1,
            max = 10_000_000,
            text = "A file for mediation with so many records is followed by a new one.")
    public static final String MEDIATION_RECORDS = "mediation.max-records";

    @Config(
            kind = Kind.INTEGER,
            fallback = "900",
            min = 1,
            max = 86_400,
            unit = "s",
            text = "How long after its first record a file for mediation is followed by a new one at the latest.")
    public static final String MEDIATION_SECONDS = "mediation.max-seconds";

    @Config(
            kind = Kind.INTEGER,
            fallback = "0",
            max = 32,
            text = "How many digits at the end of callers' numbers are written as x in files for mediation.")
    public static final String MEDIATION_HIDDEN = "mediation.hidden-digits";

    @Config(
            kind = Kind.TEXT,
            fallback = "none",
            max = 255,
            optional = true,
            text =
                    "The node's DiameterIdentity, which accounting servers know it by; without one, node.name in diameter.realm.")
    public static final String DIAMETER_HOST = "diameter.host";

    @Config(
            kind = Kind.TEXT,
            fallback = "tollbridge.invalid",
            max = 255,
            text = "The node's Diameter realm, and that of servers that name none.")
    public static final String DIAMETER_REALM = "diameter.realm";

    @Config(
            kind = Kind.INTEGER,
            fallback = "5000",
            min = 1,
            max = 300_000,
            unit = "ms",
            text = "How long a Diameter server may take to answer; then the request goes to the next one.")
    public static final String DIAMETER_ANSWER = "diameter.answer-ms";

    @Config(
            kind = Kind.INTEGER,
            fallback = "30",
            min = 6,
            max = 3_600,
            unit = "s",
            text =
                    "How long a Diameter server may be silent before it is asked whether it is there (Device-Watchdog; some seconds more or less, so that not all ask at once).")
    public static final String DIAMETER_WATCHDOG = "diameter.watchdog-seconds";

    @Config(
            kind = Kind.INTEGER,
            fallback = "5000",
            min = 100,
            max = 3_600_000,
            unit = "ms",
            text = "How long after a loss, and after a failed try, a Diameter server is called again.")
    public static final String DIAMETER_RECONNECT = "diameter.reconnect-ms";

    @Config(
            kind = Kind.LIST,
            text =
                    "Servers that are sent an accounting record of every call (Diameter Rf), the preferred one first; none are sent without it.")
    public static final String SERVERS = "accounting-servers";

    @Config(kind = Kind.TEXT, max = 255, text = "Its DiameterIdentity, such as cdf1.example.com; each once.")
    public static final String SERVER_HOST = "accounting-servers[].host";

    @Config(
            kind = Kind.TEXT,
            fallback = "none",
            max = 255,
            optional = true,
            text = "Its realm, which requests are sent to; none is diameter.realm.")
    public static final String SERVER_REALM = "accounting-servers[].realm";

    @Config(kind = Kind.TEXT, max = 255, text = "Its IP address, or a name that is known where the node runs.")
    public static final String SERVER_ADDRESS = "accounting-servers[].address";

    @Config(kind = Kind.INTEGER, fallback = "3868", min = 1, max = 65_535, text = "Its TCP port.")
    public static final String SERVER_PORT = "accounting-servers[].port";

    @Config(
            kind = Kind.INTEGER,
            fallback = "100",
            min = 1,
            max = 5_000,
            text = "Accounting requests that may wait for their answers at one time.")
    public static final String ACCOUNTING_WINDOW = "accounting.window";

    @Config(
            kind = Kind.INTEGER,
            fallback = "2000",
            min = 1,
            max = 600_000,
            unit = "ms",
            text =
                    "How long an accounting server is left alone that has not answered, or has refused what another may take.")
    public static final String ACCOUNTING_RETRY = "accounting.retry-ms";

    @Config(
            kind = Kind.LIST,
            text = "Servers that keep credit (Diameter Ro), the preferred one first (docs/credit.md).")
    public static final String CREDIT_SERVERS = "credit-servers";

    @Config(kind = Kind.TEXT, max = 255, text = "Its DiameterIdentity, such as ocs1.example.com; each once.")
    public static final String CREDIT_HOST = "credit-servers[].host";

    @Config(
            kind = Kind.TEXT,
            fallback = "none",
            max = 255,
            optional = true,
            text = "Its realm, which requests are sent to; none is diameter.realm.")
    public static final String CREDIT_REALM = "credit-servers[].realm";

    @Config(kind = Kind.TEXT, max = 255, text = "Its IP address, or a name that is known where the node runs.")
    public static final String CREDIT_ADDRESS = "credit-servers[].address";

    @Config(kind = Kind.INTEGER, fallback = "3868", min = 1, max = 65_535, text = "Its TCP port.")
    public static final String CREDIT_PORT = "credit-servers[].port";

    @Config(
            kind = Kind.INTEGER,
            fallback = "400",
            min = 1,
            max = 60_000,
            unit = "ms",
            text = "How long a credit server may take to answer (Tx of RFC 8506); then another one may be asked.")
    public static final String CREDIT_TX = "credit.tx-ms";

    @Config(
            kind = Kind.INTEGER,
            fallback = "1000",
            min = 1,
            max = 5_000,
            unit = "ms",
            text =
                    "How long a call waits for credit at most, whoever is asked; then on-failure of its subscriber decides. Below the time that switches wait for an answer.")
    public static final String CREDIT_BUDGET = "credit.budget-ms";

    @Config(
            kind = Kind.INTEGER,
            fallback = "2000",
            min = 1,
            max = 100_000,
            text =
                    "How many requests of a credit server may wait for an answer, each for credit.tx-ms at most; new calls pass a server with so many over. Calls that it has let begin go on asking it.")
    public static final String CREDIT_UNANSWERED = "credit.most-unanswered";

    @Config(kind = Kind.LIST, text = "Subscribers whose calls are held against credit; all others' calls are not.")
    public static final String CREDIT_SUBSCRIBERS = "credit-subscribers";

    @Config(kind = Kind.TEXT, max = 200, text = "Its identifier; each once.")
    public static final String CREDIT_SUBSCRIBER = "credit-subscribers[].subscriber";

    @Config(
            kind = Kind.CHOICE,
            fallback = "terminate",
            choices = {"terminate", "continue", "retry-and-terminate"},
            text =
                    "What becomes of a call when nobody says whether there is credit (Credit-Control-Failure-Handling): with terminate it is refused or ends, with retry-and-terminate after another server was asked, with continue it goes on without control after another server was asked.")
    public static final String CREDIT_FAILURE = "credit-subscribers[].on-failure";
}
