package org.tollbridge.core.journal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tollbridge.service.call.CallRecord;

/**
 * Reads the records of a journal in order, also while they are being written. Not thread-safe.
 *
 * <p>On a running node it may return records shortly before they are durable. To load them elsewhere, use the call
 * identifier as the key: the number of a record lost by a failure of the machine is given to another one.
 */
public final class JournalReader implements AutoCloseable {

    private final Path directory;
    private final long from;
    private @Nullable Path segment;
    private @Nullable FileChannel channel;
    private @Nullable LineScanner scanner;

    private JournalReader(Path directory, long from) {
        this.directory = directory;
        this.from = from;
    }

    /** The contents of a line of the journal. */
    public sealed interface Entry {}

    /** A record, with its number in this journal: 1 for the first. */
    public record Written(long sequence, CallRecord record) implements Entry {}

    /**
     * An unreadable line; the lines after it are readable.
     *
     * @param offset octets from the beginning of the segment to the line
     */
    public record Damage(Path segment, long offset, String why) implements Entry {}

    /**
     * Returns a reader that starts with the record {@code sequence}, or the first existing one after it.
     *
     * @param directory of the journal; may be empty or not exist yet
     */
    public static JournalReader from(Path directory, long sequence) {
        return new JournalReader(directory, sequence);
    }

    /**
     * Returns a reader that starts with the first segment last written at a given time or later. A record is written
     * when its call has ended, so all earlier segments hold calls that ended earlier; the first records returned may
     * also have ended earlier.
     *
     * @param directory of the journal; need not exist
     * @param millis since the epoch
     * @throws IOException when the directory cannot be read
     */
    public static JournalReader since(Path directory, long millis) throws IOException {
        for (Path segment : Files.isDirectory(directory) ? Segments.list(directory) : List.<Path>of()) {
            if (Files.getLastModifiedTime(segment).toMillis() >= millis) {
                return from(directory, Segments.firstSequence(segment));
            }
        }
        return from(directory, Long.MAX_VALUE);
    }

    /**
     * Returns the next entry.
     *
     * @return empty when there is none yet; may be called again
     * @throws IOException when the directory or a segment cannot be read
     */
    public Optional<Entry> next() throws IOException {
        while (true) {
            if (scanner == null && (!Files.isDirectory(directory) || !open(Segments.list(directory)))) {
                return Optional.empty();
            }
            LineScanner lines = scanner();
            Optional<LineScanner.Line> line = lines.next();
            if (line.isEmpty()) {
                Optional<Path> following = following();
                // Read again: the writer may have finished this segment between the two calls.
                line = lines.next();
                if (line.isEmpty() && following.isEmpty()) {
                    lines.reread();
                    return Optional.empty();
                }
                if (line.isEmpty()) {
                    Path left = segment();
                    byte[] rest = lines.rest();
                    long offset = lines.offset();
                    open(following.orElseThrow());
                    if (rest.length > 0) {
                        return Optional.of(new Damage(left, offset, "its last line has no end"));
                    }
                    continue;
                }
            }
            Optional<Entry> entry = entry(line.get());
            if (entry.isPresent()) {
                return entry;
            }
        }
    }

    private Optional<Entry> entry(LineScanner.Line line) {
        return switch (line.content()) {
            case JournalLine.Broken broken -> Optional.of(new Damage(segment(), line.offset(), broken.why()));
            case JournalLine.Whole whole ->
                whole.sequence() < from ? Optional.empty() : Optional.of(new Written(whole.sequence(), whole.record()));
        };
    }

    /** Opens the last segment that does not begin after the first wanted record. */
    private boolean open(List<Path> segments) throws IOException {
        if (segments.isEmpty()) {
            return false;
        }
        Path first = segments.get(0);
        for (Path candidate : segments) {
            if (Segments.firstSequence(candidate) <= from) {
                first = candidate;
            }
        }
        open(first);
        return true;
    }

    private void open(Path next) throws IOException {
        close();
        FileChannel opened = FileChannel.open(next, StandardOpenOption.READ);
        channel = opened;
        scanner = new LineScanner(opened);
        segment = next;
    }

    private Optional<Path> following() throws IOException {
        Path current = segment();
        return Segments.list(directory).stream()
                .filter(other -> other.compareTo(current) > 0)
                .findFirst();
    }

    private LineScanner scanner() {
        LineScanner open = scanner;
        if (open == null) {
            throw new IllegalStateException("no segment is open");
        }
        return open;
    }

    private Path segment() {
        Path open = segment;
        if (open == null) {
            throw new IllegalStateException("no segment is open");
        }
        return open;
    }

    @Override
    public void close() throws IOException {
        FileChannel open = channel;
        channel = null;
        scanner = null;
        if (open != null) {
            open.close();
        }
    }
}
