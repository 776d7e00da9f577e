package org.tollbridge.node.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.tollbridge.node.fault.CommandFault;
import org.tollbridge.node.fault.Reason;
import org.tollbridge.node.home.NodeHome;

/**
 * Counts a node's starts on its home, so that transaction identifiers and Diameter sessions differ from those of
 * earlier starts.
 */
final class StartCount {

    private static final String NAME = "starts";

    private StartCount() {}

    /**
     * Number of starts before the next counted one; 0 when none were counted.
     *
     * @throws IllegalArgumentException when the file of the home cannot be read
     */
    static long before(NodeHome home) {
        Path file = home.folder().resolve(NAME);
        try {
            return Long.parseLong(Files.readString(file).strip());
        } catch (NoSuchFileException first) {
            return 0;
        } catch (IOException | NumberFormatException e) {
            throw new IllegalArgumentException(
                    file + " cannot be read (" + e + "); it must hold the number of starts: write 0 into it", e);
        }
    }

    /**
     * Counts a start.
     *
     * @throws CommandFault when the home cannot be written
     */
    static void add(NodeHome home) {
        Path file = home.folder().resolve(NAME);
        Path next = home.folder().resolve(NAME + ".new");
        try {
            Files.writeString(next, (before(home) + 1) + "\n");
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new CommandFault(file + " cannot be written (" + Reason.of(e) + "); make the home writable");
        }
    }
}
