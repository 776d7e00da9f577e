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
 * The folder in which a node keeps everything: $TOLLBRIDGE_HOME, or ~/.tollbridge.
 *
 * @param folder absolute path
 */
public record NodeHome(Path folder) {

    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rwx------");

    public NodeHome {
        folder = folder.toAbsolutePath().normalize();
    }

    /** The home named by the environment. */
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

    /** The default configuration file. */
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

    /** The folder of messages from which no call could be created. */
    public Path quarantine() {
        return folder.resolve("quarantine");
    }

    /** The file of the monthly usage of numbers with limits. */
    public Path months() {
        return folder.resolve("months");
    }

    /** The folder with the positions up to which the journal has been sent to accounting servers. */
    public Path accounting() {
        return folder.resolve("accounting");
    }

    /** The folder of files that exist only while a process runs; accessible only to its owner. */
    public Path runtime() {
        return folder.resolve("run");
    }

    /** The folder of rows refused by API jobs. */
    public Path jobs() {
        return runtime().resolve("jobs");
    }

    /** The socket on which a running node accepts commands. */
    public Path controlSocket() {
        return runtime().resolve("control.sock");
    }

    Path lockFile() {
        return runtime().resolve("node.pid");
    }

    /** Creates missing folders, accessible only to their owner. */
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
     * Creates a folder if missing, accessible only to its owner.
     *
     * @throws IOException when it cannot be created
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
