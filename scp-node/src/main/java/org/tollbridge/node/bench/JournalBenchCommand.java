package org.tollbridge.node.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;
import org.tollbridge.core.journal.Journal;
import org.tollbridge.core.journal.JournalSettings;
import org.tollbridge.node.fault.CommandFault;
import org.tollbridge.node.home.TemporaryHome;
import org.tollbridge.service.call.CallRecord;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code tollbridge bench journal}. */
@Command(
        name = "journal",
        mixinStandardHelpOptions = true,
        header = "Measure how many records become durable, and how fast.%n",
        description = {
            "First measures the disk alone, with repeated writes and fsyncs. Then measures a journal on the same disk:"
                    + " at a steady rate, each record timed from the moment it is due until it is durable, and at the"
                    + " maximum rate."
        },
        optionListHeading = "%nOptions:%n",
        footer = {"", "The last line has the sustained steady rate, its p99, and the rate of the disk alone."})
final class JournalBenchCommand implements Callable<Integer> {

    /** Approximate size of one write of the journal at the steady rate. */
    private static final int BLOCK = 128 << 10;

    private static final int DIGITS = 3;
    private static final long HIGHEST_MICROS = TimeUnit.MINUTES.toMicros(10);
    private static final int MADE = 1_000;
    private static final int MOST_WAITING = 20_000;
    private static final long LOOK_NANOS = 100_000;
    private static final long SHORT_NANOS = 50_000;
    private static final Duration LAST = Duration.ofMinutes(1);

    @Option(
            names = "--seconds",
            paramLabel = "N",
            defaultValue = "5",
            description = "Length of each measurement in seconds, 1 to 600; default ${DEFAULT-VALUE}.")
    private int seconds;

    @Option(
            names = "--rate",
            paramLabel = "N",
            defaultValue = "20000",
            description = "Records per second at the steady rate, 1 to 200000; default ${DEFAULT-VALUE}.")
    private int rate;

    @Option(
            names = "--folder",
            paramLabel = "FOLDER",
            description = "Folder on the disk to be measured; a subfolder is created in it and removed afterwards. By"
                    + " default the folder for temporary files.")
    private Optional<Path> folder = Optional.empty();

    @Spec
    private CommandSpec spec;

    /** Result of one measurement. */
    private record Result(double perSecond, Histogram latency) {

        String line(String name) {
            return String.format(
                    Locale.ROOT,
                    "%-24s %10.0f %10.2f %10.2f %10.2f",
                    name,
                    perSecond,
                    latency.getValueAtPercentile(50) / 1e3,
                    latency.getValueAtPercentile(99) / 1e3,
                    latency.getValueAtPercentile(99.9) / 1e3);
        }
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        OptionRange.check(spec, "--seconds", seconds, 1, 600);
        OptionRange.check(spec, "--rate", rate, 1, 200_000);
        try (TemporaryHome home = home()) {
            measure(home.path(), spec.commandLine().getOut());
        }
        return 0;
    }

    private TemporaryHome home() throws IOException {
        if (folder.isEmpty()) {
            return TemporaryHome.create("tollbridge-bench");
        }
        try {
            return TemporaryHome.createIn(folder.get(), "tollbridge-bench");
        } catch (IOException e) {
            throw new CommandFault(
                    "cannot write in " + folder.get() + "; name an existing, writable folder with --folder");
        }
    }

    private void measure(Path home, PrintWriter out) throws IOException, InterruptedException {
        out.println("Java " + System.getProperty("java.version") + ", "
                + Runtime.getRuntime().availableProcessors() + " processors, " + seconds + " s per measurement");
        out.printf("%-24s %10s %10s %10s %10s%n", "", "per second", "p50 ms", "p99 ms", "p99.9 ms");
        Result disk = disk(home.resolve("disk"));
        out.println(disk.line("write and fsync, " + (BLOCK >> 10) + " kB"));
        Result steady;
        Result most;
        try (Journal journal = Journal.open(JournalSettings.in(home.resolve("journal")))) {
            // The first second is a warm-up for the compiler.
            Result unused = records(journal, rate, 1);
            steady = records(journal, rate, seconds);
            out.println(steady.line("records, " + rate + "/s"));
            most = records(journal, Integer.MAX_VALUE, seconds);
            out.println(most.line("records, maximum rate"));
        }
        out.printf(
                Locale.ROOT,
                "records/s: %.0f p99 ms: %.2f most/s: %.0f disk fsyncs/s: %.0f%n",
                steady.perSecond(),
                steady.latency().getValueAtPercentile(99) / 1e3,
                most.perSecond(),
                disk.perSecond());
        out.flush();
    }

    /** Writes consecutive octets to a file, as a journal does. */
    private Result disk(Path file) throws IOException {
        Histogram latency = new Histogram(HIGHEST_MICROS, DIGITS);
        ByteBuffer block = ByteBuffer.allocateDirect(BLOCK);
        long begin = System.nanoTime();
        long end = begin + TimeUnit.SECONDS.toNanos(seconds);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            for (long now = begin; now < end; ) {
                block.clear();
                while (block.hasRemaining()) {
                    channel.write(block);
                }
                channel.force(false);
                long done = System.nanoTime();
                latency.recordValue(micros(done - now));
                now = done;
            }
        }
        return new Result(latency.getTotalCount() * 1e9 / (System.nanoTime() - begin), latency);
    }

    /** Appends records at a rate, and measures the time until each is durable. */
    private Result records(Journal journal, int perSecond, int length) throws InterruptedException {
        MadeUpCalls made = new MadeUpCalls(Instant.now(), 1, MADE, MADE);
        CallRecord[] records = new CallRecord[MADE];
        for (int i = 0; i < MADE; i++) {
            records[i] = made.record(i + 1);
        }
        DurableWatch watch = new DurableWatch(journal);
        watch.start();
        long begin = System.nanoTime();
        long end = begin + TimeUnit.SECONDS.toNanos(length);
        long appended = 0;
        while (true) {
            long due = perSecond == Integer.MAX_VALUE
                    ? System.nanoTime()
                    : begin + appended * TimeUnit.SECONDS.toNanos(1) / perSecond;
            if (due >= end) {
                break;
            }
            while (System.nanoTime() < due || journal.waiting() >= MOST_WAITING) {
                LockSupport.parkNanos(SHORT_NANOS);
            }
            watch.due(due);
            journal.append(records[(int) (appended % MADE)]);
            appended++;
        }
        if (!journal.awaitDurable(LAST)) {
            throw new CommandFault("the records are not durable after " + LAST.toSeconds()
                    + " s more; check that the disk has room, or measure another one with --folder");
        }
        long all = System.nanoTime() - begin;
        return new Result(appended * 1e9 / all, watch.end());
    }

    private static long micros(long nanos) {
        return Math.min(HIGHEST_MICROS, Math.max(0, TimeUnit.NANOSECONDS.toMicros(nanos)));
    }

    /** Measures the time of records, which become durable in the order in which they were appended. */
    private static final class DurableWatch {

        private final Journal journal;
        private final long before;
        private final Queue<Long> dues = new ConcurrentLinkedQueue<>();
        private final Histogram latency = new Histogram(HIGHEST_MICROS, DIGITS);
        private final Thread thread = Thread.ofPlatform().name("watch").daemon().unstarted(this::run);
        private volatile boolean ending;

        DurableWatch(Journal journal) {
            this.journal = journal;
            this.before = journal.durable();
        }

        void start() {
            thread.start();
        }

        void due(long at) {
            dues.add(at);
        }

        private void run() {
            long seen = before;
            while (true) {
                boolean last = ending;
                long durable = journal.durable();
                long now = System.nanoTime();
                for (; seen < durable; seen++) {
                    latency.recordValue(micros(now - dues.remove()));
                }
                if (last) {
                    return;
                }
                LockSupport.parkNanos(LOOK_NANOS);
            }
        }

        /** Waits until all are durable. */
        Histogram end() throws InterruptedException {
            ending = true;
            thread.join();
            return latency;
        }
    }
}
