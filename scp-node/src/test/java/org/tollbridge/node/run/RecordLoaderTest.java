package org.tollbridge.node.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.tollbridge.core.journal.Journal;
import org.tollbridge.core.journal.JournalSettings;
import org.tollbridge.provisioning.store.CallFilter;
import org.tollbridge.provisioning.store.CallLoading;
import org.tollbridge.provisioning.store.CallRecords;
import org.tollbridge.provisioning.store.CallRecords.Position;
import org.tollbridge.provisioning.store.NumberStore;
import org.tollbridge.provisioning.store.StoreException;
import org.tollbridge.provisioning.store.StoreSettings;
import org.tollbridge.provisioning.store.StoredCall;
import org.tollbridge.provisioning.store.TestCall;

@Timeout(60)
class RecordLoaderTest {

    private static final Instant NOW = Instant.parse("2026-11-28T08:00:00Z");
    private static final RecordLoader.Settings SETTINGS =
            new RecordLoader.Settings("scp1", Duration.ofDays(30), Duration.ofDays(90), 0);

    @TempDir
    private Path folder;

    private StoreSettings settings;
    private NumberStore store;
    private CallLoading loading;
    private Journal journal;

    @BeforeEach
    void open() throws Exception {
        settings = StoreSettings.embedded(folder.resolve("store"));
        store = NumberStore.open(settings);
        loading = new CallLoading(store, TestCall.GROUPING);
        journal = Journal.open(JournalSettings.in(folder.resolve("journal")));
    }

    @AfterEach
    void close() throws Exception {
        journal.close();
        store.close();
    }

    private RecordLoader room() {
        return RecordLoader.start(
                SETTINGS, folder.resolve("journal"), journal::durableSequence, loading, InstantSource.fixed(NOW));
    }

    @FunctionalInterface
    private interface Work {
        void run() throws Exception;
    }

    private void whileLoading(Work work) throws Exception {
        RecordLoader room = room();
        try {
            work.run();
        } finally {
            room.close();
        }
    }

    private void append(int first, int last, Instant at) throws Exception {
        for (int number = first; number <= last; number++) {
            journal.append(TestCall.of("scp1-" + number, at)
                    .from("")
                    .toNobody("8008109999")
                    .record());
        }
        assertTrue(journal.awaitDurable(Duration.ofSeconds(20)));
    }

    private void awaitPlace(long place) throws Exception {
        long limit = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (loading.place("scp1") < place && System.nanoTime() < limit) {
            Thread.onSpinWait();
        }
        assertEquals(place, loading.place("scp1"));
    }

    private void awaitStored(int count) throws StoreException {
        long limit = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (stored() != count && System.nanoTime() < limit) {
            Thread.onSpinWait();
        }
    }

    private int stored() throws StoreException {
        List<StoredCall> calls = new CallRecords(store).find(CallFilter.ALL, Position.END, 10_000);
        assertEquals(
                calls.size(), calls.stream().map(StoredCall::callId).distinct().count());
        return calls.size();
    }

    @Test
    void everyRecordComesOnceOverRestarts() throws Exception {
        append(1, 2_500, NOW);
        whileLoading(() -> awaitPlace(2_500));
        append(2_501, 2_600, NOW);
        whileLoading(() -> {});

        assertEquals(2_600, stored());
        assertEquals(2_600, loading.place("scp1"));
    }

    @Test
    void recordsWaitWhileTheStoreFailsAndComeOnceWhenItIsBack() throws Exception {
        append(1, 10, NOW);
        try (Connection other = DriverManager.getConnection(settings.url(), settings.user(), settings.password());
                Statement statement = other.createStatement()) {
            whileLoading(() -> {
                awaitPlace(10);
                statement.execute("alter table call_record rename to call_record_away");
                append(11, 1_500, NOW);
                assertEquals(10, loading.place("scp1"));
                statement.execute("alter table call_record_away rename to call_record");
                awaitPlace(1_500);
            });
        }
        assertEquals(1_500, stored());
    }

    @Test
    void whatIsTooOldIsForgotten() throws Exception {
        append(1, 3, NOW.minus(Duration.ofDays(31)));
        append(4, 4, NOW.minus(Duration.ofDays(29)));
        whileLoading(() -> {
            awaitPlace(4);
            awaitStored(1);
        });
        assertEquals(1, stored());
    }

    /** A new home begins a new journal under the old name: what it writes is loaded all the same. */
    @Test
    void anotherJournalIsLoadedFromItsBegin() throws Exception {
        loading.add("scp1", List.of(), 1_000, 0);
        append(1, 5, NOW);
        whileLoading(() -> awaitStored(5));
        assertEquals(5, stored());
        assertEquals(5, loading.place("scp1"));
    }
}
