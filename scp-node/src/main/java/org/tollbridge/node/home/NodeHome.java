package org.tollbridge.node.home;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tollbridge.node.fault.CommandFault;

/**
 * Where a node keeps everything: $TOLLBRIDGE_HOME, or ~/.tollbridge.
 *
 * @param folder absolute
 */
public record NodeHome(Path folder) {

    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rwx------");

    public NodeHome {
        folder = folder.toAbsolutePath().normalize();
    }

    /** The home that the environment names. */
    public static NodeHome of(Map<String, String> environment) {
        Optional<String> named =
                Optional.ofNullable(environment.get("TOLLBRIDGE_HOME")).filter(home -> !home.isBlank());
        try {
            return new NodeHome(
                    named.map(Path::of).orElseGet(() -> Path.of(System.getProperty("user.home"), ".tollbridge")));
        } catch (InvalidPathException e) {
            throw new CommandFault("TOLLBRIDGE_HOME is not a valid path; set it to a folder");
        }
    }

    /** The configuration file that is read when none is named. */
    public Path configuration() {
        return folder.resolve("tollbridge.yaml");
    }

    /** The folder of the embedded store. */
    public Path store() {
        return folder.resolve("store");
    }

    /** The folder of the journal of call records. */
    public Path journal() {
        return folder.resolve("journal");
    }

    /** The folder of messages of which no call could be made. */
    public Path quarantine() {
        return folder.resolve("quarantine");
    }

    /** The file of what numbers with limits have used of their month. */
    public Path months() {
        return folder.resolve("months");
    }

    /** The folder of how far the journal has been sent to accounting servers. */
    public Path accounting() {
        return folder.resolve("accounting");
    }

    /** What lives only as long as a process does; for its owner alone. */
    public Path runtime() {
        return folder.resolve("run");
    }

    /** The folder of rows that jobs of the API refused. */
    public Path jobs() {
        return runtime().resolve("jobs");
    }

    /** The socket at which a running node takes commands. */
    public Path controlSocket() {
        return runtime().resolve("control.sock");
    }

    Path lockFile() {
        return runtime().resolve("node.pid");
    }

    /** Makes the folders that are missing, for their owner alone. */
    public void prepare() {
        try {
            create(folder);
            create(runtime());
            Files.setPosixFilePermissions(runtime(), OWNER_ONLY);
            create(journal());
        } catch (IOException | UnsupportedOperationException e) {
            throw new CommandFault("the home " + folder + " cannot be used (" + reason(e)
                    + "); make it a writable folder, or set TOLLBRIDGE_HOME to another one");
        }
    }

    /**
     * Makes a folder where there is none, for its owner alone.
     *
     * @throws IOException when it cannot be made
     */
    public static void create(Path wanted) throws IOException {
        if (!Files.isDirectory(wanted)) {
            Files.createDirectories(wanted, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
        }
    }

    private static String reason(Exception fault) {
        return fault.getClass().getSimpleName().replace("Exception", "") + ": " + fault.getMessage();
    }
}
