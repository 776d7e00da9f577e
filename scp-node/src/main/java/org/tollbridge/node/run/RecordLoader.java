package org.tollbridge.node.run;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tollbridge.core.journal.DurableRecords;
import org.tollbridge.core.journal.JournalReader;
import org.tollbridge.core.work.RepeatedWork;
import org.tollbridge.node.config.Keys;
import org.tollbridge.node.config.RecordKeys;
import org.tollbridge.node.config.Values;
import org.tollbridge.provisioning.store.CallLoading;
import org.tollbridge.provisioning.store.StoreException;
import org.tollbridge.service.call.CallRecord;

/**
 * Loads a node's call records from its journal into the store, in batches, each once: the position is stored with the
 * records. While the store fails, records wait in the journal. Runs on a thread of its own.
 */
final class RecordLoader implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RecordLoader.class);
    private static final int BATCH = 5_000;
    private static final int FORGOTTEN_AT_ONCE = 10_000;
    private static final long FORGET_NANOS = TimeUnit.HOURS.toNanos(1);
    private static final RepeatedWork.Terms TERMS = new RepeatedWork.Terms(
            "records",
            "Loading call records to the store",
            "they wait in the journal",
            Duration.ofMillis(200),
            Duration.ofSeconds(5));

    /**
     * Settings of the loading.
     *
     * @param node name of the node
     * @param keep retention time of calls
     * @param keepCounts retention time of counts
     */
    record Settings(String node, Duration keep, Duration keepCounts, int hiddenDigits) {}

    private final Settings settings;
    private final CallLoading store;
    private final InstantSource clock;
    private final DurableRecords records;
    private final RepeatedWork work = new RepeatedWork(TERMS, new Loading(), LOG);
    /** Whether the store's position is known and the next record is the one after it. */
    private boolean placed;

    private long forgetAt = System.nanoTime();

    private RecordLoader(
            Settings settings, Path journal, LongSupplier durable, CallLoading store, InstantSource clock) {
        this.settings = settings;
        this.store = store;
        this.clock = clock;
        this.records = new DurableRecords("Loading to the store", journal, durable, 0);
    }

    /** The settings from the configuration, if records are loaded into the store. */
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
     * Starts loading.
     *
     * @param journal directory of the journal
     * @param durable number of the journal's last record on disk
     */
    static RecordLoader start(
            Settings settings, Path journal, LongSupplier durable, CallLoading store, InstantSource clock) {
        RecordLoader room = new RecordLoader(settings, journal, durable, store, clock);
        room.work.start();
        return room;
    }

    private final class Loading implements RepeatedWork.Work {

        @Override
        public boolean step() throws IOException, StoreException {
            forget();
            try {
                return load();
            } catch (IOException | StoreException | RuntimeException e) {
                // The batch may or may not be stored, so ask the store for its position again.
                placed = false;
                throw e;
            }
        }

        @Override
        public void close() {
            records.close();
        }
    }

    /** Loads a batch; returns whether there may be more. */
    private boolean load() throws IOException, StoreException {
        if (!placed) {
            records.goTo(place());
            placed = true;
        }
        List<CallRecord> batch = new ArrayList<>();
        long last = 0;
        while (batch.size() < BATCH) {
            Optional<JournalReader.Written> next = records.next();
            if (next.isEmpty()) {
                break;
            }
            batch.add(next.get().record());
            last = next.get().sequence();
        }
        if (!batch.isEmpty()) {
            store.add(settings.node(), batch, last, settings.hiddenDigits());
        }
        return batch.size() == BATCH;
    }

    private long place() throws StoreException {
        long place = store.place(settings.node());
        if (place > records.end()) {
            LOG.warn(
                    "the store has loaded {} records of {}, but its journal has {}: it is a different journal, and is"
                            + " loaded from its start",
                    place,
                    settings.node(),
                    records.end());
            return 0;
        }
        return place;
    }

    private void forget() {
        if (System.nanoTime() - forgetAt < 0) {
            return;
        }
        try {
            Instant now = clock.instant();
            boolean more = store.forget(now.minus(settings.keep()), FORGOTTEN_AT_ONCE) == FORGOTTEN_AT_ONCE;
            more |= store.forgetCounts(now.minus(settings.keepCounts()), FORGOTTEN_AT_ONCE) == FORGOTTEN_AT_ONCE;
            forgetAt = System.nanoTime() + (more ? 0 : FORGET_NANOS);
        } catch (StoreException e) {
            LOG.warn("old calls stay in the store: {}", e.getMessage());
            forgetAt = System.nanoTime() + FORGET_NANOS;
        }
    }

    /** Loads durable records for at most a few seconds, and ends. */
    @Override
    public void close() {
        work.close();
    }
}
