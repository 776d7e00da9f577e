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
 * Exclusive access to a home. The operating system releases the lock when the process ends for any reason, so nothing
 * stale remains after {@code kill -9}. The locked file names the holder.
 */
public final class HomeLock implements AutoCloseable {

    private final FileChannel channel;

    private HomeLock(FileChannel channel) {
        this.channel = channel;
    }

    /** What the holder does with the home. */
    public enum Holder {
        NODE,
        LOAD
    }

    /**
     * Acquires the lock if it is free.
     *
     * @param home home whose folders exist
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

    /** The holder of the lock, such as {@code NODE 1234}; may be out of date at once. */
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
