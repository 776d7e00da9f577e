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
 * Reads the records of a journal in their order, also while they are being written. For one thread.
 *
 * <p>While the node runs it may give records a moment before they are durable. Whoever loads them elsewhere keys them by
 * call identifier: the number of a record that a failure of the machine undid is given to another one.
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

    /** What a line of the journal holds. */
    public sealed interface Entry {}

    /** A record, with its number in this journal: 1 for the first. */
    public record Written(long sequence, CallRecord record) implements Entry {}

    /**
     * A line that cannot be read; what follows it can.
     *
     * @param offset octets from the segment's begin to the line
     */
    public record Damage(Path segment, long offset, String why) implements Entry {}

    /**
     * A reader that begins with the record {@code sequence}, or the first after it that there is.
     *
     * @param directory of the journal; may be empty as yet, or not be there
     */
    public static JournalReader from(Path directory, long sequence) {
        return new JournalReader(directory, sequence);
    }

    /**
     * A reader that begins with the first segment that was written at a time or later. A record is written when its call has
     * ended, so that all before hold calls that ended earlier; what it gives first may have ended earlier too.
     *
     * @param directory of the journal; need not be there
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
     * The next entry.
     *
     * @return empty when there is none yet; it can be asked again
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
                // Asked again: the writer may have finished this segment between the two looks.
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

    /** Opens the last segment that does not begin after the record we are to begin with. */
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
