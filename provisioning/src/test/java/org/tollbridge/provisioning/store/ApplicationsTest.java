package org.tollbridge.provisioning.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.tollbridge.provisioning.inventory.Author;
import org.tollbridge.provisioning.inventory.Deadlines;
import org.tollbridge.provisioning.inventory.Intent;
import org.tollbridge.provisioning.inventory.NumberRange;
import org.tollbridge.provisioning.inventory.NumberState;
import org.tollbridge.provisioning.inventory.Paper;
import org.tollbridge.provisioning.inventory.Subscriber;
import org.tollbridge.provisioning.store.Application.State;
import org.tollbridge.provisioning.store.ApplicationStep.Kind;
import org.tollbridge.service.number.NumberPlan;
import org.tollbridge.service.plan.Holidays;
import org.tollbridge.service.plan.PlanNode;
import org.tollbridge.service.plan.PlanRules;
import org.tollbridge.service.plan.ServiceClasses;

/** Applications for numbers, on each database. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class ApplicationsTest {

    private static final PlanRules RULES = new PlanRules(NumberPlan.china(), ServiceClasses.china());
    private static final Intent ANN = Intent.of(new Author("ann", ""));
    private static final Deadlines DEADLINES = new Deadlines(ZoneOffset.UTC, Holidays.NONE);
    private static final String NUMBER = "8008101234";
    private static final String ID = NUMBER + "-1";
    private static final PaperFile FILE = new PaperFile("scan.pdf", "application/pdf", "aGVsbG8=");

    @Parameter
    private TestDatabase database = TestDatabase.H2;

    @TempDir
    private Path folder;

    private Instant now = Instant.parse("2026-11-27T08:00:00Z");
    private StoreSettings settings = StoreSettings.embedded(Path.of("."));
    private Optional<NumberStore> opened = Optional.empty();

    @BeforeEach
    void fill() throws StoreException {
        settings = database.fresh(folder);
        opened = Optional.of(NumberStore.open(settings, () -> now));
        desk().put(new NumberRange("8008100000", "8008109999", true, ""), ANN);
        desk().put(Subscriber.named("acme"), ANN);
    }

    @AfterEach
    void close() {
        opened.ifPresent(NumberStore::close);
    }

    private NumberStore store() {
        return opened.orElseThrow();
    }

    private Inventory desk() {
        return new Inventory(store(), RULES);
    }

    private Applications applications() {
        return new Applications(store(), RULES);
    }

    private Application apply(String... candidates) throws StoreException {
        return applications().apply("acme", List.of(candidates), DEADLINES, ANN);
    }

    private Application step(Kind kind, Paper paper, String reason) throws StoreException {
        return applications().step(ID, new ApplicationStep(kind, Optional.of(paper), reason, Optional.empty()), ANN);
    }

    private Application step(Kind kind, String reason) throws StoreException {
        PlanNode.Destination destination =
                new PlanNode.Destination("861055501001", List.of(), List.of(), OptionalInt.empty());
        return applications()
                .step(ID, new ApplicationStep(kind, Optional.empty(), reason, Optional.of(destination)), ANN);
    }

    private NumberState state() throws StoreException {
        return desk().find(NUMBER).orElseThrow().state();
    }

    private static String refusal(Executable work) {
        return String.valueOf(assertThrows(RefusedException.class, work).getMessage());
    }

    @Test
    void fromTheWishToTheFirstCall() throws StoreException {
        Application made = apply(NUMBER, "8008101235");
        assertEquals(ID, made.id());
        assertEquals(Instant.parse("2026-12-05T00:00:00Z"), made.due());
        assertEquals(NumberState.RESERVED, state());
        for (Paper paper : Paper.values()) {
            applications().give(ID, paper, FILE, ANN);
        }
        assertEquals(Optional.of(FILE), applications().file(ID, Paper.LICENCE));
        for (Paper paper : Paper.values()) {
            if (paper != Paper.LINE_BILL) {
                step(Kind.ACCEPT_PAPER, paper, "");
            }
        }
        assertTrue(refusal(() -> step(Kind.REFUSE_PAPER, Paper.LINE_BILL, "")).contains("give a reason"));
        Application returned = step(Kind.REFUSE_PAPER, Paper.LINE_BILL, "another's line");
        assertTrue(returned.papers().stream().anyMatch(given -> given.reason().equals("another's line")));
        assertEquals(
                "application 8008101234-1 cannot be approved until these papers are accepted: line-bill",
                refusal(() -> step(Kind.APPROVE, "")));
        assertTrue(refusal(() -> step(Kind.ACTIVATE, "")).contains("is open"));
        applications().give(ID, Paper.LINE_BILL, FILE, ANN);
        step(Kind.ACCEPT_PAPER, Paper.LINE_BILL, "");
        assertEquals(State.APPROVED, step(Kind.APPROVE, "all is well").state());
        assertTrue(
                refusal(() -> applications().give(ID, Paper.LICENCE, FILE, ANN)).contains("is approved"));
        assertEquals(State.ACTIVE, step(Kind.ACTIVATE, "").state());
        assertEquals(NumberState.WORKING, state());
        assertTrue(store().find(NUMBER).isPresent(), "calls see it");
        assertTrue(refusal(() -> step(Kind.REFUSE, "too late")).contains("is active"));
    }

    @Test
    void theFirstThatIsSpareIsReserved() throws StoreException {
        apply(NUMBER);
        assertEquals("8008101235", apply(NUMBER, "8008101235", "8008101236").number());
        assertTrue(refusal(() -> apply(NUMBER, "8008101235")).contains("is spare; choose others"));
        assertTrue(refusal(() -> applications().apply("nobody", List.of("8008101236"), DEADLINES, ANN))
                .contains("there is no subscriber nobody"));
        assertEquals(
                List.of(ID, "8008101235-1"),
                applications().list("", Optional.of("acme"), "open", 10).stream()
                        .map(Application::id)
                        .toList());
    }

    @Test
    void whatIsRefusedGivesItsNumberBack() throws StoreException {
        apply(NUMBER);
        assertTrue(refusal(() -> step(Kind.REFUSE, "")).contains("give a reason"));
        Application refused = step(Kind.REFUSE, "no licence");
        assertEquals("no licence", refused.reason());
        assertEquals(Optional.of(now), refused.decidedAt());
        assertEquals(NumberState.SPARE, state());
        assertEquals(NUMBER + "-2", apply(NUMBER).id());
    }

    @Test
    void aReservationThatEndedIsNotTakenFromWhoeverHasTheNumberThen() throws StoreException {
        apply(NUMBER);
        now = now.plus(Duration.ofDays(46));
        desk().put(Subscriber.named("other"), ANN);
        applications().apply("other", List.of(NUMBER), DEADLINES, ANN);
        assertEquals(State.REFUSED, step(Kind.REFUSE, "nobody answered").state());
        assertEquals("other", desk().find(NUMBER).orElseThrow().subscriber());
    }

    @Test
    void oneSubscriberKeepsNoMoreThanTwentyNumbersBack() throws StoreException {
        for (int i = 0; i < 20; i++) {
            apply("80081020" + (10 + i));
        }
        assertTrue(refusal(() -> apply(NUMBER)).contains("20 applications"));
        store().copyTo(StoreSettings.embedded(folder.resolve("copy")));
        try (NumberStore copy = NumberStore.open(StoreSettings.embedded(folder.resolve("copy")))) {
            assertEquals(
                    20,
                    new Applications(copy, RULES)
                            .list("", Optional.empty(), "", 100)
                            .size());
        }
    }
}
