package org.tollbridge.provisioning.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.tollbridge.provisioning.inventory.Author;
import org.tollbridge.provisioning.inventory.Intent;
import org.tollbridge.provisioning.inventory.NumberState;
import org.tollbridge.provisioning.plan.PlanJson;
import org.tollbridge.service.plan.CallPlan;
import org.tollbridge.service.plan.PlanCompiler;
import org.tollbridge.service.plan.PlanNode;
import org.tollbridge.service.plan.ServiceNumber;
import org.tollbridge.service.plan.form.PlanText;

/** What a store keeps, on each database. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class NumberStoreTest {

    private static final ServiceNumber OLD = Numbers.number("8008100001", "861055501001");
    private static final ServiceNumber NEW = Numbers.number("8008100001", "861055502002");
    private static final ServiceNumber OTHER = Numbers.number("8008100009", "861055501009");
    private static final Author TESTER = new Author("tester", "test");

    private static final String PLAN = """
            entry: hours
            hours: time
              mon-fri 09:00-18:00 -> office
              otherwise -> closed
            office: destination
              number: 861062345678
            closed: release
              cause: 31
            """;

    @Parameter
    private TestDatabase database = TestDatabase.H2;

    @TempDir
    private Path folder;

    private StoreSettings settings = StoreSettings.embedded(Path.of("."));

    @BeforeEach
    void makeEmpty() {
        settings = database.fresh(folder);
    }

    private NumberStore open() throws StoreException {
        return NumberStore.open(settings);
    }

    private static ServiceNumber planned(String digits, String text) {
        CallPlan plan =
                new PlanCompiler().compile(PlanText.read(text).document().orElseThrow());
        return new ServiceNumber(digits, "800", "acme", true, OptionalLong.empty(), OptionalLong.empty(), plan);
    }

    @Test
    void aNewStoreIsEmpty() throws StoreException {
        try (NumberStore store = open()) {
            assertEquals(0, store.snapshot().size());
            assertEquals(Map.of(), store.standing());
        }
    }

    /** The change takes away the table that calls' numbers are read from, so that they cannot be read after its commit. */
    @Test
    void whatIsCommittedIsDoneAlsoWhenItCannotBeReadAgainAtOnce() throws StoreException {
        try (NumberStore store = open()) {
            store.apply(Numbers.image(OLD), TESTER);
            long before = store.version();
            assertEquals("done", store.changeMany(Intent.of(TESTER), handle -> {
                ChangeLog log = ChangeLog.begin(handle, store.now(), Intent.of(TESTER), "a test");
                log.item("number", OLD.digits(), "test", Optional.empty(), Optional.of("{}"));
                log.finish();
                handle.execute("alter table service_number rename to away");
                return "done";
            }));
            assertEquals(before, store.version());
            assertEquals(Optional.of(OLD), store.find(OLD.digits()), "calls go on");
            assertThrows(StoreException.class, store::settle);
            store.beside(handle -> handle.execute("alter table away rename to service_number"));
            store.settle();
            assertEquals(before + 1, store.version());
        }
    }

    @Test
    void aNumberWhosePlanCannotBeReadTakesNoCallsAndTheOthersDo() throws StoreException {
        ServiceNumber planned = planned("8008100005", PLAN);
        try (NumberStore store = open()) {
            store.apply(Numbers.image(OLD, planned), TESTER);
            SpoiltPlans.in(store);
        }
        try (NumberStore again = open()) {
            assertEquals(Set.of("8008100005"), again.unread());
            assertEquals(Optional.empty(), again.find("8008100005"));
            assertEquals(Optional.of(OLD), again.find(OLD.digits()));
            ServiceNumber mended = Numbers.number("8008100005", "861055501005");
            assertEquals(new Change(1, 1, 0), again.apply(Numbers.image(NEW, mended), TESTER));
            assertEquals(Set.of(), again.unread());
            assertEquals(Optional.of(mended), again.find("8008100005"));
        }
        try (NumberStore mended = open()) {
            assertEquals(Set.of(), mended.unread());
            assertEquals(2, mended.snapshot().size());
        }
    }

    @Test
    void aLoadGoesOnBesideANumberOutOfServiceWhosePlanCannotBeRead() throws StoreException {
        ServiceNumber planned = planned("8008100005", PLAN);
        try (NumberStore store = open()) {
            store.apply(Numbers.image(OLD, planned), TESTER);
            store.beside(handle ->
                    handle.execute("update service_number set state = 'disconnected' where digits = '8008100005'"));
            SpoiltPlans.in(store);
        }
        try (NumberStore again = open()) {
            assertEquals(Set.of("8008100005"), again.unread());
            assertEquals(
                    Map.of("8008100005", new Standing(NumberState.DISCONNECTED, planned.subscriber())),
                    again.standing());
            assertEquals(new Change(0, 1, 0), again.preview(NumberLoad.of(Numbers.image(NEW))));
            assertEquals(new Change(0, 1, 0), again.apply(Numbers.image(NEW), TESTER));
            assertEquals(Set.of("8008100005"), again.unread());
            NumberEntry mended =
                    NumberEntry.of(Numbers.number("8008100005", "861055501005")).in(NumberState.DISCONNECTED);
            NumberLoad load =
                    new NumberLoad(NumberImage.EMPTY, Map.of("8008100005", mended), Set.of(), OptionalLong.empty());
            assertEquals(new Change(0, 1, 0), again.apply(load, Intent.of(TESTER)));
            assertEquals(Set.of(), again.unread());
        }
    }

    @Test
    void aPlanThatLeadsNowhereIsAsGoodAsUnread() throws StoreException {
        ServiceNumber planned = planned("8008100005", PLAN);
        String nowhere = PlanJson.write(planned.plan().document()).replace("\"to\":\"office\"", "\"to\":\"nowhere\"");
        assertTrue(nowhere.contains("nowhere"), nowhere);
        try (NumberStore store = open()) {
            store.apply(Numbers.image(OLD, planned), TESTER);
            store.beside(handle -> handle.execute("update plan set document = ?", nowhere));
        }
        try (NumberStore again = open()) {
            assertEquals(Set.of("8008100005"), again.unread());
            assertEquals(Optional.of(OLD), again.find(OLD.digits()));
        }
    }

    @Test
    void aPlanThatAnotherNodeMadeUnreadableLeavesTheOthersServed() throws StoreException {
        try (NumberStore store = open()) {
            store.apply(Numbers.image(OLD, planned("8008100005", PLAN)), TESTER);
            store.changeMany(Intent.of(TESTER), handle -> {
                ChangeLog log = ChangeLog.begin(handle, store.now(), Intent.of(TESTER), "a test");
                log.item("number", "8008100005", "test", Optional.empty(), Optional.of("{}"));
                log.finish();
                return handle.execute("update plan set document = 'later'");
            });
            assertEquals(Set.of("8008100005"), store.unread());
            assertEquals(Optional.empty(), store.find("8008100005"));
            assertEquals(Optional.of(OLD), store.find(OLD.digits()));
        }
    }

    @Test
    void whatWasAppliedIsThereAfterOpeningAgain() throws StoreException {
        try (NumberStore store = open()) {
            assertEquals(new Change(2, 0, 0), store.apply(Numbers.image(OLD, OTHER), TESTER));
            assertEquals(new Change(0, 1, 0), store.apply(Numbers.image(NEW), TESTER));
            assertEquals(Optional.of(NEW), store.find("8008100001"));
        }
        try (NumberStore again = open()) {
            assertEquals(Optional.of(NEW), again.find("8008100001"));
            assertEquals(Optional.of(OTHER), again.find("8008100009"));
            assertEquals(2, again.snapshot().size());
            assertEquals(new Change(0, 0, 1), again.apply(Numbers.image(OTHER), TESTER));
        }
    }

    @Test
    void everyFieldComesBack() throws StoreException {
        ServiceNumber full = new ServiceNumber(
                "4008101234",
                "400",
                "北京 Kite, 'Ltd.' %_\\",
                false,
                OptionalLong.of(1),
                OptionalLong.of(253_000_000_000_999L),
                new PlanNode.Destination(
                        "861055501001",
                        List.of("861055501002", "8613900000001"),
                        List.of("95990"),
                        OptionalInt.of(20)));
        ServiceNumber whole = new ServiceNumber(
                "8008100002",
                "800",
                "A",
                true,
                OptionalLong.empty(),
                OptionalLong.empty(),
                CallPlan.of(new PlanNode.Destination(
                        "861062345678",
                        List.of(),
                        List.of(),
                        Optional.of(List.of("861062345679")),
                        OptionalInt.of(20),
                        true,
                        OptionalInt.empty())));
        try (NumberStore store = open()) {
            store.apply(Numbers.image(full, whole), TESTER);
        }
        try (NumberStore store = open()) {
            assertEquals(Optional.of(full), store.find("4008101234"));
            assertEquals(Optional.of(whole), store.find("8008100002"), "more than a row's own fields");
        }
    }

    @Test
    void aPlanIsKeptOnceHoweverManyNumbersHaveIt() throws StoreException, SQLException {
        ServiceNumber first = planned("8008100001", PLAN);
        try (NumberStore store = open()) {
            store.apply(Numbers.image(first, planned("8008100002", PLAN)), TESTER);
            store.apply(Numbers.image(planned("8008100003", PLAN)), TESTER);
        }
        try (NumberStore store = open()) {
            assertEquals(Optional.of(first), store.find("8008100001"));
            assertSame(
                    store.find("8008100001").orElseThrow().plan(),
                    store.find("8008100003").orElseThrow().plan());
        }
        assertEquals("1", value("select count(*) from plan"));
    }

    @Test
    void aNumberGoesFromPlanToPlanAndToADestination() throws StoreException {
        ServiceNumber other = planned("8008100001", PLAN.replace("31", "17"));
        try (NumberStore store = open()) {
            store.apply(Numbers.image(planned("8008100001", PLAN)), TESTER);
            assertEquals(new Change(0, 1, 0), store.apply(Numbers.image(other), TESTER));
            assertEquals(new Change(0, 0, 1), store.apply(Numbers.image(other), TESTER));
        }
        try (NumberStore store = open()) {
            assertEquals(Optional.of(other), store.find("8008100001"));
            store.apply(Numbers.image(OLD), TESTER);
        }
        try (NumberStore store = open()) {
            assertEquals(Optional.of(OLD), store.find("8008100001"));
        }
    }

    @Test
    void aSnapshotTakenBeforeAChangeStaysAsItWas() throws StoreException {
        try (NumberStore store = open()) {
            store.apply(Numbers.image(OLD), TESTER);
            NumberImage before = store.snapshot();
            store.apply(Numbers.image(NEW), TESTER);
            assertEquals(Optional.of(OLD), before.find("8008100001"));
        }
    }

    @Test
    void aChangeSaysWhoMadeItAndWhatWouldChangeNothingIsNone() throws StoreException, SQLException {
        try (NumberStore store = open()) {
            store.apply(Numbers.image(OLD), TESTER);
            store.apply(Numbers.image(OLD), new Author("nobody", ""));
            store.apply(Numbers.image(NEW), new Author("ann", "moved"));
        }
        assertEquals("2", value("select count(*) from change_log"));
        assertEquals("ann", value("select who from change_log where why = 'moved'"));
        assertEquals("2", value("select count(*) from change_item where item = '8008100001' and step = 'load'"));
    }

    /** A million in small: many pieces, written and read, then a random part of them changed. */
    @Test
    void manyNumbersComeBackExactly() throws StoreException {
        Random random = new Random(20_261_128);
        Map<String, ServiceNumber> expected = new HashMap<>();
        try (NumberStore store = open()) {
            for (int round = 0; round < 2; round++) {
                NumberImage.Builder builder = new NumberImage.Builder();
                for (int i = 0; i < 5_500; i++) {
                    if (round == 0 || random.nextInt(3) == 0) {
                        String digits = "800%07d".formatted(i * 31);
                        ServiceNumber number = Numbers.number(digits, "8610" + (50_000_000 + random.nextInt(9_999)));
                        builder.add(number);
                        expected.put(digits, number);
                    }
                }
                store.apply(builder.build(), TESTER);
            }
        }
        try (NumberStore store = open()) {
            assertEquals(expected.size(), store.snapshot().size());
            expected.forEach((digits, number) -> assertEquals(Optional.of(number), store.find(digits)));
        }
    }

    /** The last row breaks a rule of the database: nothing of the thousands before it may be left. */
    @Test
    void aLoadThatFailsAtItsEndLeavesNothing() throws StoreException, SQLException {
        NumberImage.Builder builder = new NumberImage.Builder();
        for (int i = 0; i < 3_500; i++) {
            builder.add(Numbers.number("800%07d".formatted(i), "861055501001"));
        }
        ServiceNumber tooLong = new ServiceNumber(
                "8009999999",
                "x".repeat(21),
                "acme",
                true,
                OptionalLong.empty(),
                OptionalLong.empty(),
                new PlanNode.Destination("861055501001", List.of(), List.of(), OptionalInt.empty()));
        NumberImage changes = builder.add(tooLong).build();
        try (NumberStore store = open()) {
            store.apply(Numbers.image(OTHER), TESTER);
            StoreException fault = assertThrows(StoreException.class, () -> store.apply(changes, TESTER));
            assertTrue(String.valueOf(fault.getMessage()).contains(settings.toString()), fault::getMessage);
            assertEquals(1, store.snapshot().size(), "calls see nothing of it either");
        }
        try (NumberStore store = open()) {
            assertEquals(1, store.snapshot().size());
        }
        assertEquals("1", value("select count(*) from change_log"));
    }

    @Test
    void oneProcessAtATimeHasAStore() throws StoreException {
        try (NumberStore store = open()) {
            assertEquals(0, store.snapshot().size());
            if (database == TestDatabase.POSTGRESQL) {
                StoreException fault = assertThrows(StoreException.class, this::open);
                assertTrue(String.valueOf(fault.getMessage()).contains("in use by another process"), fault::getMessage);
            }
        }
        open().close();
    }

    private String value(String query) throws SQLException {
        try (Connection connection = DriverManager.getConnection(settings.url(), settings.user(), settings.password());
                ResultSet row = connection.createStatement().executeQuery(query)) {
            assertTrue(row.next());
            return row.getString(1);
        }
    }
}
