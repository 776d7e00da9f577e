package org.tollbridge.provisioning.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.tollbridge.provisioning.inventory.Author;
import org.tollbridge.provisioning.inventory.Expected;
import org.tollbridge.provisioning.inventory.Intent;
import org.tollbridge.provisioning.inventory.NumberRange;
import org.tollbridge.provisioning.inventory.Step;
import org.tollbridge.provisioning.inventory.Subscriber;
import org.tollbridge.service.number.NumberPlan;
import org.tollbridge.service.plan.PlanRules;
import org.tollbridge.service.plan.ServiceClasses;

/** What is kept of changes, on each database. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class AuditTest {

    private static final Author ANN = new Author("ann", "asked by phone", "api 127.0.0.1");
    private static final PlanRules RULES = new PlanRules(NumberPlan.china(), ServiceClasses.china());
    private static final Instant NOW = Instant.parse("2026-11-28T08:00:00.123456Z");

    private static final int WRITERS = 2;
    private static final int VERIFICATIONS = 60;

    @Parameter
    private TestDatabase database = TestDatabase.H2;

    @TempDir
    private Path folder;

    private StoreSettings settings = StoreSettings.embedded(Path.of("."));

    @BeforeEach
    void fresh() {
        settings = database.fresh(folder);
    }

    /** Work on the store, opened anew. */
    @FunctionalInterface
    private interface Work<T> {
        T at(NumberStore store) throws StoreException;
    }

    private <T> T with(Work<T> work) throws StoreException {
        try (NumberStore store = NumberStore.open(settings, () -> NOW)) {
            return work.at(store);
        }
    }

    /** Seven changes, one of them of two numbers and the subscribers that they bring. */
    private String fill() throws StoreException {
        return with(store -> {
            Inventory desk = new Inventory(store, RULES);
            Intent intent = Intent.of(ANN);
            desk.put(new NumberRange("8008100000", "8008109999", true, ""), intent);
            desk.put(Subscriber.named("acme"), intent);
            desk.put(new Subscriber("acme", "Acme Ltd", "", "", "", "", "", "", "", List.of()), intent);
            desk.order(
                    new NumberOrder(Step.RESERVE, "8008101234", "acme", OptionalInt.of(3), Optional.empty()), intent);
            store.apply(
                    Numbers.image(
                            Numbers.number("4008100001", "861055501001"), Numbers.number("4008100002", "861055501001")),
                    ANN);
            store.apply(Numbers.image(Numbers.number("4008100001", "861055501009")), ANN);
            desk.removeRange("8008100000", intent);
            return new Audit(store).verify("").head();
        });
    }

    private Audit.Verdict verify(String kept) throws StoreException {
        return with(store -> new Audit(store).verify(kept));
    }

    private void tamper(String statement) throws SQLException {
        try (Connection connection = DriverManager.getConnection(settings.url(), settings.user(), settings.password());
                Statement sql = connection.createStatement()) {
            assertTrue(sql.executeUpdate(statement) > 0, statement);
        }
    }

    private static List<AuditLine> lines(NumberStore store, Audit.Filter filter) throws StoreException {
        return new Audit(store).lines(filter, Audit.Position.END, 100);
    }

    @Test
    void everyChangeIsThereWithWhatWasBeforeAndAfter() throws StoreException {
        fill();
        with(store -> {
            AuditLine put =
                    lines(store, new Audit.Filter("subscriber", "acme", "ann")).getFirst();
            assertEquals("{\"name\":\"acme\"}", put.before());
            assertEquals("{\"name\":\"acme\",\"company\":\"Acme Ltd\"}", put.after());
            assertEquals("api 127.0.0.1", put.origin());
            assertEquals("asked by phone", put.why());
            assertEquals(Instant.parse("2026-11-28T08:00:00.123Z"), put.at());
            assertEquals(
                    List.of("remove", "put"),
                    lines(store, new Audit.Filter("range", "", "")).stream()
                            .map(AuditLine::step)
                            .toList());
            AuditLine loaded =
                    lines(store, new Audit.Filter("number", "4008100001", "")).getFirst();
            assertTrue(loaded.before().contains("\"destination\":\"861055501001\""), loaded.before());
            assertTrue(loaded.after().contains("\"destination\":\"861055501009\""), loaded.after());
            assertEquals(10, lines(store, Audit.Filter.ALL).size());
            return true;
        });
    }

    @Test
    void linesAreReadPieceByPiece() throws StoreException {
        fill();
        with(store -> {
            List<AuditLine> all = lines(store, Audit.Filter.ALL);
            Audit.Position position = Audit.Position.END;
            for (AuditLine line : all) {
                AuditLine next =
                        new Audit(store).lines(Audit.Filter.ALL, position, 1).getFirst();
                assertEquals(line, next);
                position = new Audit.Position(next.change(), next.place());
            }
            assertEquals(List.of(), new Audit(store).lines(Audit.Filter.ALL, position, 1));
            return true;
        });
    }

    @Test
    void aTrailThatNobodyTouchedIsGoodAndItsHeadIsFoundLater() throws StoreException {
        String head = fill();
        with(store -> new Inventory(store, RULES).put(Subscriber.named("other"), Intent.of(ANN)));
        Audit.Verdict verdict = verify(head);
        assertEquals(Optional.empty(), verdict.fault());
        assertEquals(8, verdict.changes());
        assertEquals(0, verdict.unchained());
        assertTrue(verdict.head().startsWith("8:"), verdict.head());
    }

    @Test
    void whateverIsTouchedIsFound() throws StoreException, SQLException {
        List<String> deeds = List.of(
                "update change_log set who = 'eve' where id = 3",
                "update change_log set why = '' where id = 1",
                "update change_log set happened_at = '2026-11-28 09:00:00Z' where id = 2",
                "update change_item set after_document = '{}' where change_id = 2",
                "update change_item set item = '8008101235' where change_id = 4",
                "delete from change_item where change_id = 5 and place = 2",
                "delete from change_log where id = 3",
                "delete from change_log where id = 7",
                "update change_log set hash = '' where id < 4",
                "update change_head set last_id = 6");
        for (String deed : deeds) {
            settings = database.fresh(folder.resolve("deed" + deeds.indexOf(deed)));
            fill();
            tamper(deed);
            assertTrue(verify("").fault().isPresent(), deed);
        }
    }

    @Test
    void anEndThatWasCutCleanlyIsSeenByWhoKeptTheHead() throws StoreException, SQLException {
        String head = fill();
        String hash = with(store -> store.read(handle -> handle.createQuery("select hash from change_log where id = 6")
                .mapTo(String.class)
                .one()));
        tamper("delete from change_log where id = 7");
        tamper("update change_head set last_id = 6, hash = '" + hash + "'");
        assertEquals(Optional.empty(), verify("").fault());
        assertTrue(verify(head).fault().orElse("").contains("was truncated"));
    }

    @Test
    void nobodyWritesOverAChangeThatTheyHaveNotSeen() throws StoreException {
        with(store -> {
            Inventory desk = new Inventory(store, RULES);
            Intent fresh = new Intent(ANN, new Expected.Nothing(), Optional.empty());
            desk.put(Subscriber.named("acme"), fresh);
            assertThrows(ChangedException.class, () -> desk.put(Subscriber.named("acme"), fresh));
            String version = Subscriber.FORM.version(Subscriber.named("acme"));
            Intent seen = new Intent(ANN, new Expected.Version(version), Optional.empty());
            desk.put(new Subscriber("acme", "Acme Ltd", "", "", "", "", "", "", "", List.of()), seen);
            assertThrows(ChangedException.class, () -> desk.put(Subscriber.named("acme"), seen));
            assertThrows(ChangedException.class, () -> desk.removeSubscriber("acme", seen));
            assertEquals(2, lines(store, Audit.Filter.ALL).size(), "what was refused left nothing");
            return true;
        });
    }

    /** Changes go on while the trail is verified, over and over, and each time it is whole. */
    @Test
    void aTrailToWhichIsAddedMeanwhileIsGood() throws Exception {
        AtomicBoolean ended = new AtomicBoolean();
        CountDownLatch begun = new CountDownLatch(WRITERS);
        try (NumberStore store = NumberStore.open(settings);
                ExecutorService writers = Executors.newFixedThreadPool(WRITERS)) {
            List<Future<Integer>> written = new ArrayList<>();
            for (int i = 0; i < WRITERS; i++) {
                String name = "s" + i;
                written.add(writers.submit(() -> {
                    int changes = 0;
                    while (!ended.get()) {
                        new Inventory(store, RULES)
                                .put(
                                        new Subscriber(name, "" + changes++, "", "", "", "", "", "", "", List.of()),
                                        Intent.of(ANN));
                        if (changes == 1) {
                            begun.countDown();
                        }
                    }
                    return changes;
                }));
            }
            try {
                assertTrue(begun.await(60, TimeUnit.SECONDS), "somebody changes nothing");
                for (int i = 0; i < VERIFICATIONS; i++) {
                    assertEquals(Optional.empty(), new Audit(store).verify("").fault());
                }
            } finally {
                ended.set(true);
            }
            for (Future<Integer> each : written) {
                assertTrue(each.get(60, TimeUnit.SECONDS) > 0);
            }
        }
    }

    @Test
    void aWishThatComesAgainIsNotCarriedOutAgain() throws StoreException {
        with(store -> {
            Inventory desk = new Inventory(store, RULES);
            desk.put(new NumberRange("8008100000", "8008109999", true, ""), Intent.of(ANN));
            desk.put(Subscriber.named("acme"), Intent.of(ANN));
            Intent once = new Intent(
                    ANN, new Expected.Anything(), Optional.of(new Intent.Once("key-1", "print of the wish")));
            NumberOrder order =
                    new NumberOrder(Step.RESERVE, "8008101234", "acme", OptionalInt.of(3), Optional.empty());
            NumberEntry entry = desk.order(order, once);
            DoneBeforeException again = assertThrows(DoneBeforeException.class, () -> desk.order(order, once));
            assertEquals("print of the wish", again.fingerprint());
            assertEquals(Optional.of(NumberEntry.FORM.document(entry)), again.document());
            Author bob = new Author("bob", "");
            desk.put(Subscriber.named("bobs"), new Intent(bob, new Expected.Anything(), once.once()));
            return true;
        });
    }
}
