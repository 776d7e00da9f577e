package org.tollbridge.provisioning.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.tollbridge.provisioning.inventory.Author;

/** A PostgreSQL server whose processes are stopped: its connections are there, and nothing answers. */
@Timeout(value = 100, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class StalledStoreTest {

    private static final Author TESTER = new Author("tester", "test");
    private static final NumberImage ONE = Numbers.image(Numbers.number("8008100001", "861055501001"));
    private static final NumberImage OTHER = Numbers.image(Numbers.number("8008100001", "861055501002"));

    private final ExecutorService threads =
            Executors.newCachedThreadPool(Thread.ofPlatform().daemon().factory());
    private Optional<PostgresqlServer> server = Optional.empty();

    @BeforeEach
    void find() {
        server = Optional.of(PostgresqlServer.running());
    }

    @AfterEach
    void goOn() throws IOException {
        server.orElseThrow().goOn();
        threads.shutdownNow();
    }

    /** A database whose address says how long it may say nothing, so that nobody waits as long as usual. */
    private StoreSettings impatient() {
        StoreSettings usual = server.orElseThrow().fresh();
        return new StoreSettings(
                usual.url() + "&socketTimeout=3&connectTimeout=3&loginTimeout=3",
                usual.user(),
                usual.password(),
                usual.name(),
                usual.shared());
    }

    @Test
    void aServerIsWaitedForHalfAMinuteUnlessItsAddressSaysOtherwise() throws Exception {
        assertEquals(30_000, patience(server.orElseThrow().fresh()));
        assertEquals(3_000, patience(impatient()));
    }

    private static int patience(StoreSettings settings) throws StoreException {
        try (NumberStore store = NumberStore.open(settings)) {
            return store.note(handle -> {
                try {
                    return handle.getConnection().getNetworkTimeout();
                } catch (SQLException e) {
                    throw new IllegalStateException(e);
                }
            });
        }
    }

    @Test
    void whatIsWantedOfItFailsAndIsDoneOnceItAnswers() throws Exception {
        try (NumberStore store = NumberStore.open(impatient())) {
            store.apply(ONE, TESTER);
            server.orElseThrow().stall();
            assertThrows(StoreException.class, store::refresh);
            StoreException fault = assertThrows(StoreException.class, () -> store.apply(OTHER, TESTER));
            assertTrue(
                    String.valueOf(fault.getMessage()).contains("check that the database is running"),
                    fault.getMessage());
            assertEquals(ONE.find("8008100001"), store.find("8008100001"), "calls go on");
            server.orElseThrow().goOn();
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
            while (!store.find("8008100001").equals(OTHER.find("8008100001"))) {
                assertTrue(System.nanoTime() < end, "nothing can be changed");
                try {
                    store.apply(OTHER, TESTER);
                } catch (StoreException e) {
                    // The server learns only by and by that the connection with the lock is gone.
                    TimeUnit.MILLISECONDS.sleep(100);
                }
            }
        }
    }

    @Test
    void theEndDoesNotWaitForAStatementThatIsStuck() throws Exception {
        NumberStore store = NumberStore.open(impatient());
        CountDownLatch begun = new CountDownLatch(1);
        Future<Integer> stuck = threads.submit(() -> store.note(handle -> {
            begun.countDown();
            return handle.execute("select pg_sleep(1000)");
        }));
        begun.await();
        server.orElseThrow().stall();
        store.close();
        ExecutionException cut = assertThrows(ExecutionException.class, () -> stuck.get(60, TimeUnit.SECONDS));
        assertInstanceOf(StoreException.class, cut.getCause());
        assertThrows(StoreException.class, store::refresh);
    }
}
