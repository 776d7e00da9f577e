package org.tollbridge.core.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tollbridge.core.journal.UnwrittenRecords.Kept;
import org.tollbridge.service.call.CallRecord;
import org.tollbridge.service.port.CallRecords;

/**
 * The journal of call records. Records wait in memory that outlives the process; one writer puts all that have gathered
 * on the disk together. When the disk fails they keep waiting, {@link #ready} returns false, and the writer retries
 * until it succeeds.
 */
public final class Journal implements CallRecords, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Journal.class);
    private static final int FEW = 10;
    private static final int BATCH_RECORDS = 4_096;
    private static final int BATCH_BYTES = 4 << 20;
    private static final Duration LAST_WRITES = Duration.ofSeconds(10);

    private final JournalSettings settings;
    private final Recovery recovery;
    private final JournalLock lock;
    private final SegmentWriter writer;
    private final Thread thread;
    private final UnwrittenRecords unwritten;
    private final StandIns standIns;
    private final Queue<Kept> queue = new ConcurrentLinkedQueue<>();
    private final LineBuffer buffer = new LineBuffer();
    private boolean cramped;
    private volatile boolean crowded;
    private List<CallRecord> left = List.of();
    private final Object order = new Object();
    private final Object progress = new Object();
    private volatile long appended;
    private long nextSequence;
    private volatile long durable;
    private volatile long durableSequence;
    private volatile boolean failing;
    private volatile boolean idle;
    private volatile boolean closing;
    private volatile boolean givenUp;

    /** What happens to the calls that were open when the process was killed. */
    public enum Left {
        /** Their records are written when the journal is opened. */
        WRITTEN,
        /** They stay in {@link #left} until the caller decides about each of them. */
        KEPT
    }

    private Journal(
            JournalSettings settings,
            Recovery recovery,
            JournalLock lock,
            SegmentWriter writer,
            UnwrittenRecords unwritten,
            StandIns standIns) {
        this.settings = settings;
        this.recovery = recovery;
        this.lock = lock;
        this.writer = writer;
        this.unwritten = unwritten;
        this.standIns = standIns;
        this.nextSequence = recovery.nextSequence();
        this.durableSequence = nextSequence - 1;
        this.thread = new Thread(this::writeUntilClosed, "journal");
        this.thread.setDaemon(true);
    }

    /**
     * Opens a journal, and repairs the end of its last segment if the node was killed while writing.
     *
     * @throws IOException when the directory cannot be used, or another process writes to it; the message names it
     */
    public static Journal open(JournalSettings settings) throws IOException {
        return open(settings, Left.WRITTEN);
    }

    /**
     * Opens a journal like {@link #open(JournalSettings)}.
     *
     * @param left what happens to the calls that were open when the node was killed
     */
    public static Journal open(JournalSettings settings, Left left) throws IOException {
        return open(settings, left, SegmentWriter::open);
    }

    static Journal open(JournalSettings settings, SegmentWriter.Opener opener) throws IOException {
        return open(settings, Left.WRITTEN, opener);
    }

    private static Journal open(JournalSettings settings, Left left, SegmentWriter.Opener opener) throws IOException {
        Path directory = settings.directory();
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw new IOException("journal directory " + directory + " cannot be made: " + e, e);
        }
        JournalLock lock = JournalLock.take(directory);
        try {
            StandIns standIns = StandIns.open(directory);
            Recovery recovery = Recovery.of(directory, standIns::seen);
            report(recovery);
            SegmentWriter writer = new SegmentWriter(directory, settings.segmentBytes(), recovery, opener);
            UnwrittenRecords unwritten = UnwrittenRecords.open(directory, UnwrittenRecords.HALF);
            Journal journal = new Journal(settings, recovery, lock, writer, unwritten, standIns);
            journal.restore(left);
            journal.thread.start();
            return journal;
        } catch (IOException | RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    /** Restores what a killed node left: records not yet written, and those of open calls. */
    private void restore(Left open) throws IOException {
        for (Kept kept : unwritten.left()) {
            if (standIns.open() > 0) {
                standIns.seen(JournalLine.decode(kept.record()));
            }
            if (kept.sequence() > recovery.lastSequence()) {
                nextSequence = Math.max(nextSequence, kept.sequence());
                queue.add(new Kept(nextSequence++, kept.record()));
            }
        }
        appended = queue.size();
        long records = appended;
        left = standIns.records();
        boolean written = open == Left.WRITTEN;
        if (written) {
            left.forEach(this::append);
        }
        if (records > 0 || !left.isEmpty()) {
            LOG.warn(
                    "A killed node has left {} records, which are now written, and {} open calls, whose records {} the"
                            + " reason NODE_LOST",
                    records,
                    left.size(),
                    written ? "have" : "wait for information from other nodes, or else get");
        }
    }

    private static void report(Recovery recovery) {
        if (recovery.tornBytes() > 0) {
            LOG.warn(
                    "Journal {} ended in an incomplete line of {} octets, which was moved to {}.torn",
                    recovery.segment(),
                    recovery.tornBytes(),
                    recovery.segment().getFileName());
        }
        for (JournalReader.Damage damage : recovery.damage().stream().limit(FEW).toList()) {
            LOG.error(
                    "Journal {} is damaged at octet {}: {}. The line is left unchanged.",
                    damage.segment(),
                    damage.offset(),
                    damage.why());
        }
        if (recovery.damage().size() > FEW) {
            LOG.error(
                    "Journal {} is damaged in {} lines in total",
                    recovery.segment(),
                    recovery.damage().size());
        }
    }

    /** Returns the stand-in records found on opening, of calls that were open when the process was killed. */
    public List<CallRecord> left() {
        return left;
    }

    /** Drops the stand-in of a call, because its record is written elsewhere. */
    public void forget(String callId) {
        standIns.drop(callId);
    }

    /** Returns what was found when the journal was opened. */
    public Recovery recovery() {
        return recovery;
    }

    /** Accepts a record. On return it survives the end of the process; once durable, also a failure of the machine. */
    @Override
    public void append(CallRecord record) {
        byte[] encoded;
        try {
            encoded = JournalLine.encode(record);
        } catch (IOException | RuntimeException e) {
            LOG.error("Call {} has no record in the journal: {}", record.callId(), record, e);
            return;
        }
        boolean kept;
        synchronized (order) {
            kept = unwritten.keep(nextSequence, encoded, durableSequence);
            // Counted before it can be written, so that awaitDurable never returns too early.
            appended++;
            Optional<String> openCall = kept || record.goesOn() ? Optional.empty() : Optional.of(record.callId());
            queue.add(new Kept(nextSequence++, encoded, openCall));
        }
        if (kept && !record.goesOn()) {
            standIns.drop(record.callId());
        }
        if (idle) {
            LockSupport.unpark(thread);
        }
    }

    @Override
    public void standIn(CallRecord record) {
        try {
            standIns.put(record);
            if (crowded && standIns.isRoomy()) {
                crowded = false;
            }
            if (standIns.wantsRoom() && idle) {
                LockSupport.unpark(thread);
            }
        } catch (IOException e) {
            // One log line for all such calls until there is room again.
            if (!crowded) {
                crowded = true;
                LOG.error("Call {} would have no record if the node were killed: {}", record.callId(), e.getMessage());
            }
        } catch (RuntimeException e) {
            LOG.error("Call {} would have no record if the node were killed: {}", record.callId(), record, e);
        }
    }

    @Override
    public boolean ready() {
        return !failing && !closing && waiting() < settings.maxWaiting();
    }

    /** Returns the number of records that wait for the disk. */
    public long waiting() {
        return appended - durable;
    }

    /**
     * Returns the number of records made durable since the journal was opened, in the order in which they were
     * appended.
     */
    public long durable() {
        return durable;
    }

    /** Returns the number of the last record on the disk; 0 when there is none. */
    public long durableSequence() {
        return durableSequence;
    }

    /**
     * Waits until every record appended before is durable.
     *
     * @return false when the limit was reached first
     */
    public boolean awaitDurable(Duration limit) throws InterruptedException {
        long target = appended;
        long end = System.nanoTime() + limit.toNanos();
        synchronized (progress) {
            while (durable < target) {
                long left = end - System.nanoTime();
                if (left <= 0) {
                    return false;
                }
                progress.wait(TimeUnit.NANOSECONDS.toMillis(left) + 1);
            }
        }
        return true;
    }

    /** Writes waiting records for at most ten seconds, and releases the directory. */
    @Override
    public void close() throws IOException {
        closing = true;
        LockSupport.unpark(thread);
        try {
            thread.join(LAST_WRITES.toMillis());
            givenUp = true;
            LockSupport.unpark(thread);
            thread.join(LAST_WRITES.toMillis());
        } catch (InterruptedException e) {
            givenUp = true;
            Thread.currentThread().interrupt();
        }
        if (waiting() > 0) {
            LOG.error("Journal {} is closed with {} unwritten records", settings.directory(), waiting());
        }
        // A writer blocked by the disk keeps the directory until the process ends.
        if (!thread.isAlive()) {
            lock.close();
        }
    }

    private void writeUntilClosed() {
        boolean written = true;
        while (written && awaitRecords()) {
            makeRoom();
            written = write(gather());
        }
        try {
            writer.close();
        } catch (IOException e) {
            LOG.warn("Journal {} could not be closed", settings.directory(), e);
        }
    }

    /** Makes room for stand-ins of open calls in advance. */
    private void makeRoom() {
        try {
            if (standIns.grow()) {
                cramped = false;
            }
        } catch (IOException | RuntimeException | Error e) {
            if (!cramped) {
                cramped = true;
                LOG.error("Calls beyond {} would have no record if the node were killed", standIns.room(), e);
            }
        }
    }

    /** Waits for records; returns false when the journal is closed and none is left. */
    private boolean awaitRecords() {
        while (queue.isEmpty()) {
            if (closing) {
                return false;
            }
            makeRoom();
            idle = true;
            if (queue.isEmpty() && !closing) {
                if (cramped) {
                    LockSupport.parkNanos(this, TimeUnit.MILLISECONDS.toNanos(settings.retryMillis()));
                } else if (!standIns.wantsRoom()) {
                    LockSupport.park(this);
                }
            }
            idle = false;
        }
        // Loop, because a leftover unpark permit makes parkNanos return early.
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(settings.gatherMillis());
        for (long left = end - System.nanoTime(); !closing && left > 0; left = end - System.nanoTime()) {
            LockSupport.parkNanos(this, left);
        }
        return true;
    }

    /** @param openCalls calls whose stand-ins are useless once it is written */
    private record Batch(int records, long first, long last, List<String> openCalls) {}

    /** Moves the next batch from the queue, which is not empty, to the buffer. */
    private Batch gather() {
        buffer.reset();
        List<String> openCalls = new ArrayList<>();
        int records = 0;
        long first = 0;
        long last = 0;
        while (records < BATCH_RECORDS && buffer.size() < BATCH_BYTES) {
            Kept kept = queue.poll();
            if (kept == null) {
                break;
            }
            JournalLine.write(buffer, kept.sequence(), kept.record());
            first = records == 0 ? kept.sequence() : first;
            last = kept.sequence();
            kept.openCall().ifPresent(openCalls::add);
            records++;
        }
        return new Batch(records, first, last, openCalls);
    }

    private void fail(Throwable fault) {
        if (failing) {
            return;
        }
        failing = true;
        LOG.error(
                "Journal {} cannot be written: {}. Records wait in memory and new calls are refused until it can be;"
                        + " free disk space or repair the disk.",
                settings.directory(),
                fault.toString());
        if (!(fault instanceof IOException)) {
            LOG.error("The fault that stops the journal", fault);
        }
    }

    /** Writes the buffer, however long that takes; returns false when the journal was given up first. */
    private boolean write(Batch batch) {
        while (true) {
            try {
                writer.write(buffer.bytes(), batch.first());
                break;
            } catch (IOException | RuntimeException | Error e) {
                // Everything is caught: no other thread would write the records or report the failure.
                fail(e);
            }
            if (givenUp) {
                return false;
            }
            LockSupport.parkNanos(this, TimeUnit.MILLISECONDS.toNanos(settings.retryMillis()));
        }
        if (failing) {
            failing = false;
            LOG.warn("Journal {} is writable again; {} records were waiting", settings.directory(), waiting());
        }
        durableSequence = batch.last();
        batch.openCalls().forEach(standIns::drop);
        synchronized (progress) {
            durable += batch.records();
            progress.notifyAll();
        }
        return true;
    }
}
