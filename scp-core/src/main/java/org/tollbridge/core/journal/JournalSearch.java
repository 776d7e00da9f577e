package org.tollbridge.core.journal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Predicate;
import org.tollbridge.service.call.CallRecord;

/**
 * Searches a journal from the newest record to the oldest, whether or not it is being written. It keeps only one line
 * at a time and the matching records.
 */
public final class JournalSearch {

    private JournalSearch() {}

    /**
     * The result of a search.
     *
     * @param records at most as many as were wanted, the latest written first
     * @param oldest end of the oldest call in the journal, in milliseconds since the epoch; empty when it has none
     * @param damaged unreadable lines met
     * @param more whether there are, or may be, older matches
     */
    public record Found(List<CallRecord> records, OptionalLong oldest, int damaged, boolean more) {

        public Found {
            records = List.copyOf(records);
        }
    }

    /**
     * Searches a journal.
     *
     * @param directory of the journal; need not exist
     * @param wanted selects records
     * @param since milliseconds since the epoch; segments last written earlier are not read
     * @param most largest number of records returned, 1 or more
     * @throws IOException when a segment cannot be read
     */
    public static Found search(Path directory, Predicate<CallRecord> wanted, long since, int most) throws IOException {
        List<Path> segments = Files.isDirectory(directory) ? Segments.list(directory) : List.of();
        List<CallRecord> found = new ArrayList<>();
        int damaged = 0;
        boolean more = false;
        for (Path segment : segments.reversed()) {
            if (found.size() >= most) {
                more = true;
                break;
            }
            // A record is written when its call has ended, so this segment and all before it hold older calls.
            if (Files.getLastModifiedTime(segment).toMillis() < since) {
                break;
            }
            Deque<CallRecord> newest = new ArrayDeque<>();
            int room = most - found.size();
            try (FileChannel channel = FileChannel.open(segment, StandardOpenOption.READ)) {
                LineScanner lines = new LineScanner(channel);
                for (var line = lines.next(); line.isPresent(); line = lines.next()) {
                    switch (line.get().content()) {
                        case JournalLine.Broken broken -> damaged++;
                        case JournalLine.Whole whole -> {
                            if (wanted.test(whole.record())) {
                                newest.addLast(whole.record());
                            }
                        }
                    }
                    if (newest.size() > room) {
                        newest.removeFirst();
                        more = true;
                    }
                }
            }
            for (Iterator<CallRecord> each = newest.descendingIterator(); each.hasNext(); ) {
                found.add(each.next());
            }
        }
        return new Found(found, oldest(segments), damaged, more);
    }

    private static OptionalLong oldest(List<Path> segments) throws IOException {
        for (Path segment : segments) {
            try (FileChannel channel = FileChannel.open(segment, StandardOpenOption.READ)) {
                LineScanner lines = new LineScanner(channel);
                for (var line = lines.next(); line.isPresent(); line = lines.next()) {
                    if (line.get().content() instanceof JournalLine.Whole whole) {
                        return OptionalLong.of(whole.record().endedAt());
                    }
                }
            }
        }
        return OptionalLong.empty();
    }
}
