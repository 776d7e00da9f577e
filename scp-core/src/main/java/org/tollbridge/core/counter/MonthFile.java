package org.tollbridge.core.counter;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tollbridge.core.work.RepeatedWork;

/**
 * Keeps monthly counts across restarts: changed counts are appended to a file once a second, and a file that has grown
 * long is rewritten. The last line for a number and month is valid. A crash loses what was counted in the second before
 * it.
 */
public final class MonthFile implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(MonthFile.class);
    private static final RepeatedWork.Terms TERMS = new RepeatedWork.Terms(
            "months",
            "Keeping monthly usage",
            "it would be lost in a restart; free disk space, or make the file writable",
            Duration.ofSeconds(1),
            Duration.ofSeconds(10));
    private static final int FEW_LINES = 100_000;
    private static final int LINES_A_NUMBER = 4;
    private static final int LINES_AT_ONCE = 1_000;
    /** Ends each line, so that a line that a crash cut off is recognised. */
    private static final String END = ".";

    private final Path file;
    private final MonthCounts counters;
    private final RepeatedWork work = new RepeatedWork(TERMS, new Saving(), LOG);
    private FileChannel channel;
    private long lines;
    private long numbers;
    /** Whether the file may have an incomplete line and must be rewritten. */
    private boolean torn;

    private MonthFile(Path file, MonthCounts counters) throws IOException {
        this.file = file;
        this.counters = counters;
        this.channel = writeAnew();
    }

    /**
     * Restores the counts in the file, and saves changes from now on.
     *
     * @param file created if missing
     * @throws IOException when it cannot be read or written
     */
    public static MonthFile open(Path file, MonthCounts counters) throws IOException {
        if (Files.exists(file)) {
            read(file, counters);
        }
        MonthFile opened = new MonthFile(file, counters);
        opened.work.start();
        return opened;
    }

    private static void read(Path file, MonthCounts counters) throws IOException {
        long unread = 0;
        try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                Optional<MonthCount> saved = parse(line);
                saved.ifPresent(counters::resume);
                unread += saved.isPresent() ? 0 : 1;
            }
        }
        if (unread > 0) {
            LOG.warn(
                    "{}: {} lines are incomplete after a crash, or damaged; older counts are used instead",
                    file,
                    unread);
        }
    }

    private static Optional<MonthCount> parse(String line) {
        String[] fields = line.split(" ", -1);
        // Lines written before corrections existed have no returned amount.
        boolean returns = fields.length == 6;
        if ((!returns && fields.length != 5) || !fields[fields.length - 1].equals(END)) {
            return Optional.empty();
        }
        try {
            return Optional.of(new MonthCount(
                    fields[0],
                    Long.parseLong(fields[1]),
                    Long.parseLong(fields[2]),
                    Long.parseLong(fields[3]),
                    returns ? Long.parseLong(fields[4]) : 0));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private final class Saving implements RepeatedWork.Work {

        @Override
        public boolean step() throws IOException {
            save();
            return false;
        }

        @Override
        public void close() throws IOException {
            closeChannel();
        }
    }

    /** Saves what has changed since the last time. After a failed write, the whole file is rewritten. */
    synchronized void save() throws IOException {
        if (torn || lines > Math.max(FEW_LINES, LINES_A_NUMBER * numbers)) {
            FileChannel before = channel;
            channel = writeAnew();
            before.close();
        }
        torn = true;
        lines += write(channel, counters.changedMonths());
        torn = false;
    }

    private synchronized void closeChannel() throws IOException {
        channel.close();
    }

    private FileChannel writeAnew() throws IOException {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        FileChannel opened = FileChannel.open(
                fresh, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING);
        try {
            numbers = write(opened, counters.months());
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException | RuntimeException e) {
            opened.close();
            throw e;
        }
        lines = numbers;
        return opened;
    }

    private static long write(FileChannel to, List<MonthCount> counts) throws IOException {
        for (int from = 0; from < counts.size(); from += LINES_AT_ONCE) {
            StringBuilder text = new StringBuilder();
            for (MonthCount count : counts.subList(from, Math.min(counts.size(), from + LINES_AT_ONCE))) {
                text.append(count.key()).append(' ').append(count.begun()).append(' ');
                text.append(count.calls()).append(' ').append(count.cost()).append(' ');
                text.append(count.returned()).append(' ').append(END).append('\n');
            }
            ByteBuffer octets = ByteBuffer.wrap(text.toString().getBytes(StandardCharsets.ISO_8859_1));
            while (octets.hasRemaining()) {
                to.write(octets);
            }
        }
        if (!counts.isEmpty()) {
            to.force(false);
        }
        return counts.size();
    }

    /** Saves a last time and stops. */
    @Override
    public void close() {
        work.close();
    }
}
