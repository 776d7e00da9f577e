package org.tollbridge.node.home;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tollbridge.node.fault.CommandFault;
import org.tollbridge.node.fault.Reason;

/**
 * The right to work on a home. The system takes it back when the process ends, however it ends, so that nothing stale is
 * left after {@code kill -9}. The locked file says who holds it.
 */
public final class HomeLock implements AutoCloseable {

    private final FileChannel channel;

    private HomeLock(FileChannel channel) {
        this.channel = channel;
    }

    /** What a holder does with the home. */
    public enum Holder {
        NODE,
        LOAD
    }

    /**
     * Takes the lock if nobody has it.
     *
     * @param home whose folders are there
     */
    public static Optional<HomeLock> tryTake(NodeHome home, Holder holder) {
        try {
            FileChannel channel =
                    FileChannel.open(home.lockFile(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (!lock(channel)) {
                channel.close();
                return Optional.empty();
            }
            channel.truncate(0);
            channel.write(ByteBuffer.wrap(
                    (holder + " " + ProcessHandle.current().pid() + "\n").getBytes(StandardCharsets.US_ASCII)));
            return Optional.of(new HomeLock(channel));
        } catch (IOException e) {
            throw new CommandFault("the lock " + home.lockFile() + " cannot be taken (" + Reason.of(e)
                    + "); make the folder writable, or set TOLLBRIDGE_HOME to another one");
        }
    }

    private static boolean lock(FileChannel channel) throws IOException {
        try {
            @Nullable FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    /** Who holds the lock, such as {@code NODE 1234}; may be out of date the next moment. */
    public static String holder(NodeHome home) {
        try {
            return Files.readString(home.lockFile()).strip();
        } catch (IOException e) {
            return "";
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
