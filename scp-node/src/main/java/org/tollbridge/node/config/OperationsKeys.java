package org.tollbridge.node.config;

/** Keys of what those who run a node look at. {@link Config} on each describes it. */
public final class OperationsKeys {

    private OperationsKeys() {}

    @Config(
            kind = Kind.TEXT,
            fallback = "none",
            max = 1_000,
            optional = true,
            text = "Folder whose batch files are loaded as they come, each once; not watched unless given.")
    public static final String BATCHES_FOLDER = "batches.folder";

    @Config(
            kind = Kind.FLAG,
            fallback = "true",
            text =
                    "Whether the node serves HTTP: /health, /health/live and /metrics, which ask nobody for a password, and the API at /api/v1, which does.")
    public static final String HTTP_ENABLED = "http.enabled";

    @Config(
            kind = Kind.TEXT,
            fallback = "127.0.0.1",
            max = 255,
            text = "Where to listen for HTTP: an IP address or a name of this machine.")
    public static final String HTTP_ADDRESS = "http.address";

    @Config(
            kind = Kind.INTEGER,
            fallback = "8905",
            max = 65_535,
            text = "The port to listen on for HTTP; 0 takes a free one and says which.")
    public static final String HTTP_PORT = "http.port";

    @Config(
            kind = Kind.TEXT,
            fallback = "none",
            max = 1_000,
            optional = true,
            text =
                    "File of PKCS #12 with the server's key and certificates; with it HTTP is served over TLS, and not otherwise.")
    public static final String HTTP_TLS_KEYS = "http.tls-keys";

    @Config(
            kind = Kind.TEXT,
            fallback = "none",
            max = 200,
            optional = true,
            text = "Password of that file, best taken from the environment as ${env:NAME}.")
    public static final String HTTP_TLS_PASSWORD = "http.tls-password";

    @Config(
            kind = Kind.INTEGER,
            fallback = "50",
            min = 1,
            max = 10_000,
            text = "Requests that each account may make to the API a second; twice as many at one time.")
    public static final String HTTP_REQUESTS = "http.requests-per-second";

    @Config(
            kind = Kind.INTEGER,
            fallback = "20",
            min = 1,
            max = 10_000,
            text = "Passwords that may be tried from one address a minute.")
    public static final String HTTP_LOGINS = "http.logins-per-minute";

    @Config(
            kind = Kind.INTEGER,
            fallback = "1000",
            min = 1,
            max = 100_000,
            text = "Messages of which no call could be made that are kept in quarantine; the oldest give way.")
    public static final String QUARANTINE_ENTRIES = "quarantine.max-entries";

    @Config(
            kind = Kind.INTEGER,
            fallback = "10240",
            min = 1,
            max = 1_048_576,
            unit = "kB",
            text = "What the files of the quarantine may hold together; the oldest give way.")
    public static final String QUARANTINE_SIZE = "quarantine.max-kb";
}
