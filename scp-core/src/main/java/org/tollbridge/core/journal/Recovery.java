package org.tollbridge.core.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.tollbridge.core.journal.JournalReader.Damage;
import org.tollbridge.service.call.CallRecord;

/**
 * What was found when a journal was opened.
 *
 * @param nextSequence number of the next record
 * @param lastSequence number of the last readable record; 0 when there is none
 * @param segment the segment to which writing continues
 * @param size its octets
 * @param tornBytes octets of an incomplete last line, moved to a file next to the segment with the ending {@code
 *     .torn}: the node was killed while it wrote them, and they were never acknowledged
 * @param damage unreadable lines of this segment, left unchanged; never expected
 */
public record Recovery(
        long nextSequence, long lastSequence, Path segment, long size, int tornBytes, List<Damage> damage) {

    /** @param seen receives each record of the last segment */
    static Recovery of(Path directory, Consumer<CallRecord> seen) throws IOException {
        List<Path> segments = Segments.list(directory);
        if (segments.isEmpty()) {
            return new Recovery(1, 0, Segments.path(directory, 1), 0, 0, List.of());
        }
        Path last = segments.get(segments.size() - 1);
        try (FileChannel channel = FileChannel.open(last, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            return of(last, channel, seen);
        }
    }

    /** @param channel the segment, open for reading and writing */
    static Recovery of(Path segment, FileChannel channel, Consumer<CallRecord> seen) throws IOException {
        LineScanner lines = new LineScanner(channel);
        List<Damage> damage = new ArrayList<>();
        long next = Segments.firstSequence(segment);
        long last = next - 1;
        for (var line = lines.next(); line.isPresent(); line = lines.next()) {
            switch (line.get().content()) {
                case JournalLine.Whole whole -> {
                    seen.accept(whole.record());
                    last = whole.sequence();
                    next = Math.max(next, last) + 1;
                }
                case JournalLine.Broken broken -> {
                    // Damage may have merged several records; none of their numbers is used again.
                    next += 1 + (lines.offset() - line.get().offset()) / JournalLine.SHORTEST;
                    damage.add(new Damage(segment, line.get().offset(), broken.why()));
                }
            }
        }
        byte[] rest = lines.rest();
        long size = lines.offset();
        int torn = 0;
        if (rest.length > 0 && JournalLine.read(rest) instanceof JournalLine.Whole whole) {
            // Only the line feed is missing; the checksum proves that the rest is complete.
            seen.accept(whole.record());
            channel.write(ByteBuffer.wrap(new byte[] {'\n'}), size + rest.length);
            last = whole.sequence();
            next = Math.max(next, last) + 1;
            size += rest.length + 1;
        } else if (rest.length > 0) {
            Files.write(
                    segment.resolveSibling(segment.getFileName() + ".torn"),
                    rest,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND,
                    StandardOpenOption.SYNC);
            channel.truncate(size);
            torn = rest.length;
        }
        // From now on all of it counts as durable, although the writer may have been killed before it was.
        channel.force(true);
        return new Recovery(next, last, segment, size, torn, List.copyOf(damage));
    }
}
