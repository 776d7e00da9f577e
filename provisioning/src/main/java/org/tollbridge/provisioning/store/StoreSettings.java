package org.tollbridge.provisioning.store;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where a store is.
 *
 * @param url of JDBC, H2's or PostgreSQL's
 * @param user may be empty
 * @param password may be empty
 * @param name what messages call it; holds no password
 * @param shared whether several nodes of a cluster have it at one time
 */
public record StoreSettings(String url, String user, String password, String name, boolean shared) {

    /**
     * H2's own words: what is committed survives a kill; texts stay in their rows unless they are long; the rest makes it
     * understand what PostgreSQL does.
     */
    private static final String H2_OPTIONS = ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;MAX_LENGTH_INPLACE_LOB=100000"
            + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH";

    /** What H2 calls its files of a store, before the end that it gives them. */
    private static final String FILE = "tollbridge";

    private static final String POSTGRESQL = "jdbc:postgresql:";

    /**
     * H2 within this process, in files of a folder.
     *
     * @param folder made when it is missing; the folder above it must exist
     * @throws IllegalArgumentException when the path has a semicolon, which H2 cannot read
     */
    public static StoreSettings embedded(Path folder) {
        Path file = folder.toAbsolutePath().resolve(FILE);
        if (file.toString().indexOf(';') >= 0) {
            throw new IllegalArgumentException("the path " + folder + " contains a semicolon; choose one without");
        }
        return new StoreSettings("jdbc:h2:file:" + file + H2_OPTIONS, "tollbridge", "", folder.toString(), false);
    }

    /** Whether a folder has the files of a store. */
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

    /** The same store for several nodes at one time, where it is a server's; in files of a home it stays one node's. */
    public StoreSettings ofCluster() {
        return new StoreSettings(url, user, password, name, isPostgresql());
    }

    /** Whether it is this process' own, in files, and no server's. */
    public boolean embedded() {
        return !isPostgresql();
    }

    boolean isPostgresql() {
        return url.startsWith(POSTGRESQL);
    }

    /** Never with the password. */
    @Override
    public String toString() {
        return name;
    }
}
