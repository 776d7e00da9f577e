package org.tollbridge.core.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Maps parts of files as memory that survives the end of the process, but not a failure of the machine. */
final class MappedFile {

    private MappedFile() {}

    /** Returns the size of a file in octets; 0 when it does not exist. */
    static long size(Path path) throws IOException {
        return Files.exists(path) ? Files.size(path) : 0;
    }

    /**
     * Maps a part of a file. Missing octets are first written as zeros: touching a mapped page that the disk has no
     * room for kills the thread.
     */
    static MappedByteBuffer map(Path path, long offset, int length) throws IOException {
        try (FileChannel channel =
                FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            long lacking = Math.min(length, Math.max(0, offset + length - channel.size()));
            ByteBuffer zeros = ByteBuffer.allocate((int) lacking);
            long at = offset + length - lacking;
            while (zeros.hasRemaining()) {
                at += channel.write(zeros, at);
            }
            return channel.map(FileChannel.MapMode.READ_WRITE, offset, length);
        } catch (IOException e) {
            throw new IOException("the file " + path + " cannot be used: " + e, e);
        }
    }
}
