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
 * Looks for records in a journal, from the newest to the oldest, whether somebody writes it or not. It holds one segment's
 * lines one at a time and the records that it found.
 */
public final class JournalSearch {

    private JournalSearch() {}

    /**
     * What was found.
     *
     * @param records at most as many as were wanted, those written last first
     * @param oldest when the oldest call that the journal has ended, in milliseconds since the epoch; empty when it has none
     * @param damaged lines that could not be read on the way
     * @param more whether there are older ones that match, or may be
     */
    public record Found(List<CallRecord> records, OptionalLong oldest, int damaged, boolean more) {

        public Found {
            records = List.copyOf(records);
        }
    }

    /**
     * Searches a journal.
     *
     * @param directory of the journal; need not be there
     * @param wanted which records
     * @param since milliseconds since the epoch; segments that were last written before are not read
     * @param most how many records to give, 1 or more
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
