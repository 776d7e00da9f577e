package org.tollbridge.node.config;

/** Configuration keys of operation and monitoring, described by their {@link Config} annotations. */
public final class OperationsKeys {

    private OperationsKeys() {}

    @Config(
            kind = Kind.TEXT,
            fallback = "none",
            max = 1_000,
            optional = true,
            text = "Folder in which new batch files are loaded automatically, each once; by default none.")
    public static final String BATCHES_FOLDER = "batches.folder";

    @Config(
            kind = Kind.FLAG,
            fallback = "true",
            text =
                    "Whether the node serves HTTP: /health, /health/live and /metrics, which need no authentication, and the API at /api/v1, which does.")
    public static final String HTTP_ENABLED = "http.enabled";

    @Config(
            kind = Kind.TEXT,
            fallback = "127.0.0.1",
            max = 255,
            text = "Address on which to listen for HTTP: an IP address or a name of this machine.")
    public static final String HTTP_ADDRESS = "http.address";

    @Config(
            kind = Kind.INTEGER,
            fallback = "8905",
            max = 65_535,
            text = "Port on which to listen for HTTP; 0 selects a free port and logs it.")
    public static final String HTTP_PORT = "http.port";

    @Config(
            kind = Kind.TEXT,
            fallback = "none",
            max = 1_000,
            optional = true,
            text = "PKCS #12 file with the server's key and certificates; if set, HTTP is served over TLS only.")
    public static final String HTTP_TLS_KEYS = "http.tls-keys";

    @Config(
            kind = Kind.TEXT,
            fallback = "none",
            max = 200,
            optional = true,
            text = "Password of that file, preferably from the environment as ${env:NAME}.")
    public static final String HTTP_TLS_PASSWORD = "http.tls-password";

    @Config(
            kind = Kind.INTEGER,
            fallback = "50",
            min = 1,
            max = 10_000,
            text = "Maximum API requests per second for each account; bursts of twice that number are allowed.")
    public static final String HTTP_REQUESTS = "http.requests-per-second";

    @Config(
            kind = Kind.INTEGER,
            fallback = "20",
            min = 1,
            max = 10_000,
            text = "Maximum password attempts per minute from one address.")
    public static final String HTTP_LOGINS = "http.logins-per-minute";

    @Config(
            kind = Kind.INTEGER,
            fallback = "1000",
            min = 1,
            max = 100_000,
            text = "Maximum number of messages in the quarantine; the oldest are removed first.")
    public static final String QUARANTINE_ENTRIES = "quarantine.max-entries";

    @Config(
            kind = Kind.INTEGER,
            fallback = "10240",
            min = 1,
            max = 1_048_576,
            unit = "kB",
            text = "Maximum total size of the quarantine files; the oldest are removed first.")
    public static final String QUARANTINE_SIZE = "quarantine.max-kb";
}
