package org.tollbridge.provisioning.store;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Location of a store.
 *
 * @param url JDBC URL of H2 or PostgreSQL
 * @param user may be empty
 * @param password may be empty
 * @param name name in messages; contains no password
 * @param shared whether several nodes of a cluster use it at the same time
 */
public record StoreSettings(String url, String user, String password, String name, boolean shared) {

    /**
     * H2 options: commits survive a kill; only long texts are stored outside their rows; the rest is PostgreSQL
     * compatibility.
     */
    private static final String H2_OPTIONS = ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;MAX_LENGTH_INPLACE_LOB=100000"
            + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH";

    /** Base name of H2's store files. */
    private static final String FILE = "tollbridge";

    private static final String POSTGRESQL = "jdbc:postgresql:";

    /**
     * Embedded H2 with files in a folder.
     *
     * @param folder created if missing; its parent folder must exist
     * @throws IllegalArgumentException when the path has a semicolon, which H2 cannot handle
     */
    public static StoreSettings embedded(Path folder) {
        Path file = folder.toAbsolutePath().resolve(FILE);
        if (file.toString().indexOf(';') >= 0) {
            throw new IllegalArgumentException("the path " + folder + " contains a semicolon; choose one without");
        }
        return new StoreSettings("jdbc:h2:file:" + file + H2_OPTIONS, "tollbridge", "", folder.toString(), false);
    }

    /** Whether a folder contains the files of a store. */
    public static boolean isThere(Path folder) {
        return Files.isRegularFile(folder.resolve(FILE + ".mv.db"));
    }

    /**
     * A PostgreSQL database.
     *
     * @param url such as {@code jdbc:postgresql://127.0.0.1/tollbridge}
     * @throws IllegalArgumentException when it is no such address
     */
    public static StoreSettings postgresql(String url, String user, String password) {
        if (!url.startsWith(POSTGRESQL)) {
            throw new IllegalArgumentException(
                    "must be an address such as jdbc:postgresql://127.0.0.1/tollbridge, or none for files in the home");
        }
        String name = url.replaceAll("[?].*", "");
        String rewritten =
                url + (url.indexOf('?') < 0 ? "?" : "&") + "reWriteBatchedInserts=true&ApplicationName=tollbridge";
        return new StoreSettings(rewritten, user, password, name, false);
    }

    /** The same store, shared by several nodes if it is on a server; an embedded one stays with one node. */
    public StoreSettings ofCluster() {
        return new StoreSettings(url, user, password, name, isPostgresql());
    }

    /** Whether it is embedded in this process, not on a server. */
    public boolean embedded() {
        return !isPostgresql();
    }

    boolean isPostgresql() {
        return url.startsWith(POSTGRESQL);
    }

    /** Omits the password. */
    @Override
    public String toString() {
        return name;
    }
}
