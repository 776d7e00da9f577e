package org.tollbridge.provisioning.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.tollbridge.provisioning.inventory.Author;
import org.tollbridge.provisioning.inventory.Expected;
import org.tollbridge.provisioning.inventory.Intent;
import org.tollbridge.provisioning.inventory.Step;
import org.tollbridge.service.number.NumberPlan;
import org.tollbridge.service.plan.PlanRules;
import org.tollbridge.service.plan.ServiceClasses;
import org.tollbridge.service.plan.ServiceNumber;

/** One PostgreSQL database, and two nodes of a cluster that have it at one time. */
@Timeout(120)
class SharedStoreTest {

    private static final Author TESTER = new Author("tester", "test");

    private StoreSettings alone = StoreSettings.embedded(Path.of("."));
    private StoreSettings shared = alone;

    @BeforeEach
    void makeEmpty() {
        alone = PostgresqlServer.running().fresh();
        shared = alone.ofCluster();
    }

    private static ServiceNumber number(int i, int destination) {
        return Numbers.number(Long.toString(8_008_100_000L + i), Long.toString(861_055_500_000L + destination));
    }

    private static NumberImage image(ServiceNumber... numbers) {
        NumberImage.Builder builder = new NumberImage.Builder();
        for (ServiceNumber each : numbers) {
            builder.add(each);
        }
        return builder.build();
    }

    private static NumberImage many(int count, int destination) {
        NumberImage.Builder builder = new NumberImage.Builder();
        for (int i = 0; i < count; i++) {
            builder.add(number(i, destination));
        }
        return builder.build();
    }

    @Test
    void aNodeTakesOverWhatAnotherChanged() throws StoreException {
        try (NumberStore one = NumberStore.open(shared);
                NumberStore other = NumberStore.open(shared)) {
            one.apply(image(number(1, 1), number(2, 2)), TESTER);
            assertEquals(Optional.empty(), other.find("8008100001"));
            assertEquals(one.version() - 1, other.version());

            other.refresh();
            assertEquals(one.version(), other.version());
            assertEquals(Optional.of(number(1, 1)), other.find("8008100001"));
            NumberImage before = other.snapshot();
            other.refresh();
            assertEquals(before, other.snapshot(), "nothing is new");

            one.apply(image(number(1, 7)), TESTER);
            other.refresh();
            assertEquals(Optional.of(number(1, 7)), other.find("8008100001"));
            assertEquals(2, other.snapshot().size());
        }
    }

    @Test
    void manyChangesAreTakenOverToo() throws StoreException {
        try (NumberStore one = NumberStore.open(shared);
                NumberStore other = NumberStore.open(shared)) {
            one.apply(many(21_000, 1), TESTER);
            other.refresh();
            assertEquals(21_000, other.snapshot().size());
            one.apply(many(5_000, 2), TESTER);
            other.refresh();
            assertEquals(Optional.of(number(4_999, 2)), other.find("8008104999"));
            assertEquals(Optional.of(number(5_000, 1)), other.find("8008105000"));
        }
    }

    /** A node that has not looked for long writes nothing over, and its history tells the truth. */
    @Test
    void whoeverChangesIsUpToDateFirst() throws StoreException {
        try (NumberStore one = NumberStore.open(shared);
                NumberStore other = NumberStore.open(shared)) {
            one.apply(image(number(1, 1)), TESTER);
            Change change = other.apply(image(number(1, 2), number(2, 2)), TESTER);
            assertEquals(new Change(1, 1, 0), change);
            assertEquals(2, other.version());
            one.refresh();
            assertEquals(new Change(0, 0, 2), one.apply(image(number(1, 2), number(2, 2)), TESTER));
        }
    }

    @Test
    void nodesThatChangeAtOneTimeLoseNothing() throws Exception {
        int loads = 20;
        try (NumberStore one = NumberStore.open(shared);
                NumberStore other = NumberStore.open(shared);
                ExecutorService threads = Executors.newFixedThreadPool(2)) {
            List<Future<?>> done = new ArrayList<>();
            for (NumberStore store : List.of(one, other)) {
                int from = store.equals(one) ? 0 : loads;
                done.add(threads.submit(() -> {
                    for (int i = 0; i < loads; i++) {
                        store.apply(image(number(from + i, i)), TESTER);
                    }
                    return null;
                }));
            }
            for (Future<?> each : done) {
                each.get(60, TimeUnit.SECONDS);
            }
            one.refresh();
            other.refresh();
            assertEquals(2 * loads, one.snapshot().size());
            assertEquals(2L * loads, one.version());
            assertEquals(one.version(), other.version());
            for (int i = 0; i < 2 * loads; i++) {
                assertEquals(
                        one.find(Long.toString(8_008_100_000L + i)), other.find(Long.toString(8_008_100_000L + i)));
            }
        }
    }

    @Test
    void eachChangeIsTold() throws StoreException {
        try (NumberStore store = NumberStore.open(shared)) {
            List<Long> told = new ArrayList<>();
            store.onChange(() -> told.add(store.version()));
            store.apply(image(number(1, 1)), TESTER);
            store.apply(image(number(1, 1)), TESTER);
            assertEquals(List.of(1L), told, "what changes nothing is no change");
        }
    }

    @Test
    void whoWantsItAloneWaitsUntilAllHaveGone() throws StoreException {
        try (NumberStore one = NumberStore.open(shared)) {
            assertEquals(0, one.snapshot().size());
            StoreException fault = assertThrows(StoreException.class, () -> NumberStore.open(alone));
            assertTrue(String.valueOf(fault.getMessage()).contains("in use by another process"), fault::getMessage);
        }
        NumberStore.open(alone).close();
    }

    /** The server says it when somebody gives back a lock that is not theirs, and it goes on counting as held then. */
    @Test
    void theLockIsGivenBackAsItWasTaken() throws Exception {
        int before = PostgresqlServer.running().log().length();
        NumberStore.open(shared).close();
        NumberStore.open(alone).close();
        String said = PostgresqlServer.running().log().substring(before);
        assertFalse(said.contains("you don't own a lock"), said);
    }

    /** The server ends the connection that holds the lock, as a restart of it does, and has done so when this returns. */
    private void loseLocks() throws SQLException {
        try (Connection connection = DriverManager.getConnection(alone.url(), alone.user(), alone.password());
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "select pg_terminate_backend(l.pid, 20000) from pg_locks l join pg_database d on d.oid = l.database"
                            + " where l.locktype = 'advisory' and d.datname = current_database()");
        }
    }

    @Test
    void whoHasLostTheStoreWritesNothingUntilItIsItsOwnAgain() throws StoreException, SQLException {
        try (NumberStore one = NumberStore.open(alone)) {
            one.apply(image(number(1, 1)), TESTER);
            loseLocks();
            try (NumberStore other = NumberStore.open(alone)) {
                other.apply(image(number(1, 2)), TESTER);
                StoreException fault = assertThrows(StoreException.class, () -> one.apply(image(number(2, 2)), TESTER));
                assertTrue(String.valueOf(fault.getMessage()).contains("in use by another process"), fault::getMessage);
            }
            assertEquals(Optional.of(number(1, 1)), one.find("8008100001"));
            one.apply(image(number(3, 3)), TESTER);
            assertEquals(Optional.of(number(1, 2)), one.find("8008100001"), "what the other did is taken over");
            assertEquals(2, one.snapshot().size());
            assertThrows(StoreException.class, () -> NumberStore.open(alone), "the lock is held again");
        }
    }

    /** Two nodes change the same version of a number at one time: one of them does, and the other hears that it is late. */
    @Test
    void ofTwoNodesThatChangeOneVersionOneIsTooLate() throws Exception {
        PlanRules rules = new PlanRules(NumberPlan.china(), ServiceClasses.china());
        try (NumberStore one = NumberStore.open(shared);
                NumberStore other = NumberStore.open(shared);
                ExecutorService threads = Executors.newFixedThreadPool(2)) {
            one.apply(image(number(1, 1)), TESTER);
            for (int round = 0; round < 10; round++) {
                Step step = round % 2 == 0 ? Step.SUSPEND : Step.RESUME;
                NumberEntry seen = new Inventory(one, rules).find("8008100001").orElseThrow();
                Intent intent =
                        new Intent(TESTER, new Expected.Version(NumberEntry.FORM.version(seen)), Optional.empty());
                CyclicBarrier start = new CyclicBarrier(2);
                List<Future<Boolean>> changes = new ArrayList<>();
                for (NumberStore store : List.of(one, other)) {
                    changes.add(threads.submit(() -> {
                        start.await();
                        try {
                            new Inventory(store, rules).order(NumberOrder.of(step, "8008100001"), intent);
                            return true;
                        } catch (ChangedException late) {
                            return false;
                        }
                    }));
                }
                boolean first = changes.getFirst().get(60, TimeUnit.SECONDS);
                assertEquals(!first, changes.getLast().get(60, TimeUnit.SECONDS));
            }
            assertEquals(Optional.empty(), new Audit(one).verify("").fault());
        }
    }
}
