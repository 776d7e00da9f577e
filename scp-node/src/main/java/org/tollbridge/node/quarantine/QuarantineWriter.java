package org.tollbridge.node.quarantine;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.IntFunction;
import org.slf4j.LoggerFactory;
import org.tollbridge.adapter.stack.Suspect;
import org.tollbridge.node.fault.CommandFault;
import org.tollbridge.node.fault.Reason;
import org.tollbridge.wire.transport.LimitedLog;

/**
 * Writes messages to quarantine on a thread of its own, with a limited rate: a switch that sends only bad messages can
 * fill neither the disk nor the thread's time.
 */
public final class QuarantineWriter implements AutoCloseable {

    private static final LimitedLog LOG = new LimitedLog(LoggerFactory.getLogger(QuarantineWriter.class));
    private static final int WAITING = 256;
    private static final int MOST_A_SECOND = 50;
    private static final long SECOND_NANOS = 1_000_000_000L;
    private static final Duration LAST_WRITES = Duration.ofSeconds(5);

    private record Waiting(Instant time, Suspect suspect) {}

    private record Kept(long id, long octets) {}

    private final EntryFiles files;
    private final QuarantineSettings settings;
    private final IntFunction<String> names;
    private final BlockingQueue<Waiting> queue = new ArrayBlockingQueue<>(WAITING);
    private final Map<String, LongAdder> suspects = new ConcurrentHashMap<>();
    private final LongAdder leftOut = new LongAdder();
    private final Thread thread =
            Thread.ofPlatform().name("quarantine").daemon().unstarted(this::run);

    // Used only by the writer's thread, except the figures.
    private final ArrayDeque<Kept> kept = new ArrayDeque<>();
    private long nextId = 1;
    private long second;
    private int thisSecond;
    private volatile int entries;
    private final LongAdder octets = new LongAdder();

    private QuarantineWriter(EntryFiles files, QuarantineSettings settings, IntFunction<String> names) {
        this.files = files;
        this.settings = settings;
        this.names = names;
    }

    /**
     * Opens an existing quarantine, or creates one.
     *
     * @param names name of the switch with a point code; few names in all
     * @throws CommandFault if the folder cannot be read
     */
    public static QuarantineWriter open(EntryFiles files, QuarantineSettings settings, IntFunction<String> names) {
        QuarantineWriter writer = new QuarantineWriter(files, settings, names);
        try {
            for (long id : files.ids()) {
                writer.add(id);
            }
            writer.makeRoom();
        } catch (IOException e) {
            throw new CommandFault("the quarantine " + files.folder() + " cannot be used (" + Reason.of(e)
                    + "); make it a writable folder, or move it away");
        }
        writer.thread.start();
        return writer;
    }

    /** Accepts a message; never waits. */
    public void accept(Suspect suspect) {
        suspects.computeIfAbsent(names.apply(suspect.pointCode()), unseen -> new LongAdder())
                .increment();
        if (!queue.offer(new Waiting(Instant.now(), suspect))) {
            leftOut.increment();
        }
    }

    /** Messages since the start, stored or not, by switch. */
    public Map<String, Long> suspects() {
        Map<String, Long> counts = new TreeMap<>();
        suspects.forEach((name, count) -> counts.put(name, count.sum()));
        return counts;
    }

    /** Messages that were not stored, because there were too many at once or the disk failed. */
    public long leftOut() {
        return leftOut.sum();
    }

    /** Messages in quarantine. */
    public int entries() {
        return entries;
    }

    /** Total size of their files. */
    public long octets() {
        return octets.sum();
    }

    private void run() {
        try {
            while (true) {
                Waiting next = queue.take();
                if (isTooMany()) {
                    leftOut.increment();
                } else {
                    keep(next);
                }
            }
        } catch (InterruptedException e) {
            // The node is stopping; messages still waiting are stored, for use after the next start.
            for (Waiting next = queue.poll(); next != null; next = queue.poll()) {
                keep(next);
            }
        }
    }

    private boolean isTooMany() {
        long now = System.nanoTime() / SECOND_NANOS;
        if (now != second) {
            second = now;
            thisSecond = 0;
        }
        return ++thisSecond > MOST_A_SECOND;
    }

    private void keep(Waiting waiting) {
        Suspect suspect = waiting.suspect();
        String name = names.apply(suspect.pointCode());
        Entry entry = new Entry(
                nextId, waiting.time(), name, suspect.pointCode(), suspect.reason(), suspect.clause(), suspect.tcap());
        try {
            files.write(entry);
            add(entry.id());
            makeRoom();
            LOG.warn("switch {}: message quarantined as {}: {}", name, entry.id(), entry.reason());
        } catch (IOException e) {
            leftOut.increment();
            LOG.warn("switch {}: a message could not be quarantined: {}", name, Reason.of(e));
        }
    }

    private void add(long id) {
        Kept added = new Kept(id, files.size(id));
        kept.add(added);
        nextId = id + 1;
        entries = kept.size();
        octets.add(added.octets());
    }

    private void makeRoom() throws IOException {
        while (kept.size() > settings.entries() || (octets.sum() > settings.octets() && kept.size() > 1)) {
            Kept oldest = kept.remove();
            entries = kept.size();
            octets.add(-oldest.octets());
            files.delete(oldest.id());
        }
    }

    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join(LAST_WRITES);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
