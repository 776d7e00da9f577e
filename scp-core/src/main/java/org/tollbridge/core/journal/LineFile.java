package org.tollbridge.core.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A file to which whole lines are appended, each durable on return. The remains of a failed attempt, as on a full disk,
 * are cut off before the next one; those of a crash, when the file is opened. Not thread-safe.
 */
public final class LineFile {

    private static final int BLOCK = 4096;

    private final Path path;
    private final SegmentWriter.Opener opener;
    private long size;

    private LineFile(Path path, SegmentWriter.Opener opener, long size) {
        this.path = path;
        this.opener = opener;
        this.size = size;
    }

    /**
     * Opens a file, which need not exist. An incomplete last line is removed.
     *
     * @throws IOException when it cannot be read, or such a line cannot be removed
     */
    public static LineFile open(Path path) throws IOException {
        return open(path, SegmentWriter::open);
    }

    static LineFile open(Path path, SegmentWriter.Opener opener) throws IOException {
        if (!Files.exists(path)) {
            return new LineFile(path, opener, 0);
        }
        try (FileChannel file = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            long whole = whole(file);
            if (whole < file.size()) {
                file.truncate(whole);
                file.force(true);
            }
            return new LineFile(path, opener, whole);
        }
    }

    /** Returns the number of octets up to the end of the last complete line. */
    private static long whole(FileChannel file) throws IOException {
        for (long end = file.size(); end > 0; end -= BLOCK) {
            long begin = Math.max(0, end - BLOCK);
            ByteBuffer block = ByteBuffer.allocate((int) (end - begin));
            while (block.hasRemaining() && file.read(block, begin + block.position()) >= 0) {
                // One read may return less than requested.
            }
            for (int i = block.position() - 1; i >= 0; i--) {
                if (block.get(i) == '\n') {
                    return begin + i + 1;
                }
            }
        }
        return 0;
    }

    /**
     * Adds a line, and returns when it is durable.
     *
     * @param line without its terminator
     * @throws IOException when it could not be written completely; it may be tried again
     */
    public void add(String line) throws IOException {
        ByteBuffer octets = ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8));
        int length = octets.remaining();
        try (FileChannel out = opener.open(path)) {
            // If the file was removed meanwhile, a new one begins.
            size = Math.min(size, out.size());
            out.truncate(size);
            out.position(size);
            while (octets.hasRemaining()) {
                out.write(octets);
            }
            out.force(true);
            size += length;
        }
    }
}
