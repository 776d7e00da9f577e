package org.tollbridge.core.journal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tollbridge.core.journal.JournalReader.Damage;
import org.tollbridge.core.journal.JournalReader.Written;

/**
 * The records of a journal in order, each as soon as it is durable, so that no record is delivered that a loss of the
 * machine may still undo. A damaged line is logged, counted and skipped. Not thread-safe.
 */
public final class DurableRecords implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(DurableRecords.class);

    private final String who;
    private final Path journal;
    private final LongSupplier durable;
    private JournalReader reader;
    private Optional<Written> ahead = Optional.empty();
    /** The damage logged last; it is not logged again when it is read again. */
    private Optional<Damage> named = Optional.empty();

    private final LongAdder damaged = new LongAdder();

    /**
     * Starts after a record.
     *
     * @param who name of the reader in the log
     * @param journal its directory
     * @param durable number of the last record of the journal that is on the disk
     * @param after number of the record before the first wanted one; 0 for all
     */
    public DurableRecords(String who, Path journal, LongSupplier durable, long after) {
        this.who = who;
        this.journal = journal;
        this.durable = durable;
        this.reader = JournalReader.from(journal, after + 1);
    }

    /** Returns the number of the last record of the journal that is on the disk. */
    public long end() {
        return durable.getAsLong();
    }

    /**
     * Returns the next record.
     *
     * @return empty when there is none yet; may be called again
     * @throws IOException when the journal cannot be read
     */
    public Optional<Written> next() throws IOException {
        if (ahead.isEmpty()) {
            ahead = read();
        }
        Optional<Written> next = ahead.filter(record -> record.sequence() <= durable.getAsLong());
        if (next.isPresent()) {
            ahead = Optional.empty();
        }
        return next;
    }

    private Optional<Written> read() throws IOException {
        while (true) {
            Optional<JournalReader.Entry> entry = reader.next();
            if (entry.isEmpty()) {
                return Optional.empty();
            }
            switch (entry.get()) {
                case Written written -> {
                    return Optional.of(written);
                }
                case Damage damage -> name(damage);
            }
        }
    }

    private void name(Damage damage) {
        if (named.filter(last -> !isAfter(damage, last)).isPresent()) {
            return;
        }
        named = Optional.of(damage);
        damaged.increment();
        LOG.error(
                "{} skips a damaged line of {} at octet {}: {}", who, damage.segment(), damage.offset(), damage.why());
    }

    private static boolean isAfter(Damage damage, Damage last) {
        int segments = damage.segment().compareTo(last.segment());
        return segments > 0 || (segments == 0 && damage.offset() > last.offset());
    }

    /** Returns the number of damaged lines skipped; each counts once. May be called on any thread. */
    public long damaged() {
        return damaged.sum();
    }

    /** Continues after a record, which may be one that was already returned. */
    public void goTo(long after) {
        ahead = Optional.empty();
        closeReader();
        reader = JournalReader.from(journal, after + 1);
    }

    private void closeReader() {
        try {
            reader.close();
        } catch (IOException e) {
            LOG.debug("a reader of the journal did not close", e);
        }
    }

    @Override
    public void close() {
        closeReader();
    }
}
