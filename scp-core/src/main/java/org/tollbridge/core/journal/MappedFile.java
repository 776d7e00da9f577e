package org.tollbridge.core.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Pieces of files as memory that outlives the process, though not the machine. */
final class MappedFile {

    private MappedFile() {}

    /** Octets of a file; 0 when it is not there. */
    static long size(Path path) throws IOException {
        return Files.exists(path) ? Files.size(path) : 0;
    }

    /**
     * Maps a piece of a file. What the file lacks is written out as zeros: a mapped page that the disk has no room for ends
     * the thread that touches it.
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
