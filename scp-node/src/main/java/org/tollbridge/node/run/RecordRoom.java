package org.tollbridge.node.run;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tollbridge.core.journal.JournalReader;
import org.tollbridge.node.config.Keys;
import org.tollbridge.node.config.RecordKeys;
import org.tollbridge.node.config.Values;
import org.tollbridge.provisioning.store.CallLoading;
import org.tollbridge.provisioning.store.StoreException;
import org.tollbridge.service.call.CallRecord;

/**
 * Loads a node's call records from its journal to the store, in batches, each once: how far it has come is written with the
 * records. While the store fails they wait in the journal. On a thread of its own.
 */
final class RecordRoom implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RecordRoom.class);
    private static final int BATCH = 5_000;
    private static final int FORGOTTEN_AT_ONCE = 10_000;
    private static final long LOOK_MILLIS = 200;
    private static final long FORGET_NANOS = TimeUnit.HOURS.toNanos(1);
    private static final Duration LAST_WORDS = Duration.ofSeconds(5);

    /**
     * What is loaded of whom.
     *
     * @param node name of the node
     * @param keep how long a call stays
     * @param keepCounts how long what it was counted as stays
     */
    record Settings(String node, Duration keep, Duration keepCounts, int hiddenDigits) {}

    private final Settings settings;
    private final Path journal;
    private final LongSupplier durable;
    private final CallLoading records;
    private final InstantSource clock;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread = Thread.ofPlatform().name("records").daemon().unstarted(this::run);
    private Optional<JournalReader> reader = Optional.empty();
    private Optional<JournalReader.Written> ahead = Optional.empty();
    private long forgetAt = System.nanoTime();
    private boolean failing;

    private RecordRoom(
            Settings settings, Path journal, LongSupplier durable, CallLoading records, InstantSource clock) {
        this.settings = settings;
        this.journal = journal;
        this.durable = durable;
        this.records = records;
        this.clock = clock;
    }

    /** What the configuration says, if records go to the store. */
    static Optional<Settings> settings(Values values) {
        return values.flag(RecordKeys.IN_STORE)
                ? Optional.of(new Settings(
                        values.text(Keys.NODE_NAME),
                        Duration.ofDays(values.integer(RecordKeys.KEEP)),
                        Duration.ofDays(values.integer(RecordKeys.KEEP_REPORTS)),
                        values.integer(RecordKeys.HIDDEN)))
                : Optional.empty();
    }

    /**
     * Begins to load.
     *
     * @param journal its directory
     * @param durable number of the last record of the journal that is on the disk
     */
    static RecordRoom start(
            Settings settings, Path journal, LongSupplier durable, CallLoading records, InstantSource clock) {
        RecordRoom room = new RecordRoom(settings, journal, durable, records, clock);
        room.thread.start();
        return room;
    }

    private void run() {
        try {
            while (!closed.await(loaded() ? 0 : LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
                forget();
            }
            while (loaded()) {
                LOG.debug("the last records are loaded");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            giveUpReader();
        }
    }

    /** Loads a batch; whether there may be more. */
    private boolean loaded() {
        try {
            List<CallRecord> batch = new ArrayList<>();
            long last = 0;
            for (Optional<JournalReader.Written> next = next(); next.isPresent(); next = next()) {
                batch.add(next.get().record());
                last = next.get().sequence();
                if (batch.size() == BATCH) {
                    break;
                }
            }
            if (!batch.isEmpty()) {
                records.add(settings.node(), batch, last, settings.hiddenDigits());
            }
            failing = false;
            return batch.size() == BATCH;
        } catch (StoreException | IOException | RuntimeException e) {
            if (!failing) {
                LOG.error("call records wait in the journal: {}", e.toString());
            }
            failing = true;
            giveUpReader();
            return false;
        }
    }

    private Optional<JournalReader.Written> next() throws IOException, StoreException {
        Optional<JournalReader.Written> record = ahead.isPresent() ? ahead : read();
        ahead = Optional.empty();
        if (record.isPresent() && record.get().sequence() > durable.getAsLong()) {
            // A record that a loss of the machine may still undo is not handed on.
            ahead = record;
            return Optional.empty();
        }
        return record;
    }

    private Optional<JournalReader.Written> read() throws IOException, StoreException {
        if (reader.isEmpty()) {
            reader = Optional.of(JournalReader.from(journal, place() + 1));
        }
        while (true) {
            Optional<JournalReader.Entry> entry = reader.get().next();
            if (entry.isEmpty()) {
                return Optional.empty();
            }
            switch (entry.get()) {
                case JournalReader.Written written -> {
                    return Optional.of(written);
                }
                case JournalReader.Damage damage ->
                    LOG.error(
                            "a damaged line of {} at octet {} is not loaded: {}",
                            damage.segment(),
                            damage.offset(),
                            damage.why());
            }
        }
    }

    private long place() throws StoreException {
        long place = records.place(settings.node());
        if (place > durable.getAsLong()) {
            LOG.warn(
                    "the store has loaded {} records of {}, whose journal has {}: it is another one, and loaded from its begin",
                    place,
                    settings.node(),
                    durable.getAsLong());
            return 0;
        }
        return place;
    }

    /** What was read and is not stored yet is read again. */
    private void giveUpReader() {
        try {
            if (reader.isPresent()) {
                reader.get().close();
            }
        } catch (IOException e) {
            LOG.debug("a reader of the journal was not closed", e);
        }
        reader = Optional.empty();
        ahead = Optional.empty();
    }

    private void forget() {
        if (System.nanoTime() - forgetAt < 0) {
            return;
        }
        try {
            Instant now = clock.instant();
            boolean more = records.forget(now.minus(settings.keep()), FORGOTTEN_AT_ONCE) == FORGOTTEN_AT_ONCE;
            more |= records.forgetCounts(now.minus(settings.keepCounts()), FORGOTTEN_AT_ONCE) == FORGOTTEN_AT_ONCE;
            forgetAt = System.nanoTime() + (more ? 0 : FORGET_NANOS);
        } catch (StoreException e) {
            LOG.warn("old calls stay in the store: {}", e.getMessage());
            forgetAt = System.nanoTime() + FORGET_NANOS;
        }
    }

    /** Loads what is durable, for a few seconds at the most. */
    @Override
    public void close() {
        closed.countDown();
        try {
            if (!thread.join(LAST_WORDS)) {
                LOG.warn("the last call records wait in the journal for the next start");
                thread.interrupt();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
