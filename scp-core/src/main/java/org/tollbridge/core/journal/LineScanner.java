package org.tollbridge.core.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Arrays;
import java.util.Optional;

/**
 * Splits a segment into lines. At the end of the file it can be called again later, when more may have been written.
 */
final class LineScanner {

    private final FileChannel channel;
    private byte[] held = new byte[1 << 16];
    private int begin;
    private int end;
    private long offset;

    LineScanner(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * A line.
     *
     * @param offset position of its first octet in the file
     */
    record Line(long offset, JournalLine.Read content) {}

    /**
     * Returns the next line that ends with a line feed; empty at the end of the file, where a line may be incomplete.
     */
    Optional<Line> next() throws IOException {
        int searched = begin;
        while (true) {
            for (int i = searched; i < end; i++) {
                if (held[i] == '\n') {
                    Line line = new Line(offset, JournalLine.read(Arrays.copyOfRange(held, begin, i)));
                    offset += i + 1 - begin;
                    begin = i + 1;
                    return Optional.of(line);
                }
            }
            if (end - begin > JournalLine.LONGEST) {
                return skipTooLong();
            }
            int unsearched = end - begin;
            if (!fill()) {
                return Optional.empty();
            }
            searched = begin + unsearched;
        }
    }

    /** Returns what follows the last line feed, once {@link #next} has reached the end of the file. */
    byte[] rest() {
        return Arrays.copyOfRange(held, begin, end);
    }

    /** Discards an incomplete line read at the end of the file, so that it is read again. */
    void reread() {
        begin = 0;
        end = 0;
    }

    /** Returns the position of the next line. */
    long offset() {
        return offset;
    }

    private Optional<Line> skipTooLong() throws IOException {
        Line line = new Line(offset, new JournalLine.Broken("it is too long"));
        while (true) {
            for (int i = begin; i < end; i++) {
                if (held[i] == '\n') {
                    offset += i + 1 - begin;
                    begin = i + 1;
                    return Optional.of(line);
                }
            }
            offset += end - begin;
            begin = end;
            if (!fill()) {
                return Optional.of(line);
            }
        }
    }

    private boolean fill() throws IOException {
        if (begin > 0) {
            System.arraycopy(held, begin, held, 0, end - begin);
            end -= begin;
            begin = 0;
        }
        if (end == held.length) {
            held = Arrays.copyOf(held, held.length * 2);
        }
        int read = channel.read(ByteBuffer.wrap(held, end, held.length - end), offset + end);
        if (read > 0) {
            end += read;
        }
        return read > 0;
    }
}
