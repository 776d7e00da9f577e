package org.tollbridge.provisioning.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.tollbridge.provisioning.inventory.Author;
import org.tollbridge.provisioning.inventory.Intent;
import org.tollbridge.provisioning.inventory.LifeCycle;
import org.tollbridge.provisioning.inventory.NumberRange;
import org.tollbridge.provisioning.inventory.NumberState;
import org.tollbridge.provisioning.inventory.Step;
import org.tollbridge.provisioning.inventory.Subscriber;
import org.tollbridge.provisioning.inventory.VanityPattern;
import org.tollbridge.service.number.NumberPlan;
import org.tollbridge.service.plan.PlanNode;
import org.tollbridge.service.plan.PlanRules;
import org.tollbridge.service.plan.ServiceClasses;

/** What the service desk does, on each database. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class InventoryTest {

    private static final Author AUTHOR = new Author("ann", "asked by phone");
    private static final Intent ANN = Intent.of(AUTHOR);
    private static final PlanRules RULES = new PlanRules(NumberPlan.china(), ServiceClasses.china());
    private static final String NUMBER = "8008101234";
    private static final Instant START = Instant.parse("2026-11-28T08:00:00Z");

    @Parameter
    private TestDatabase database = TestDatabase.H2;

    @TempDir
    private Path folder;

    private Instant now = START;
    private Optional<NumberStore> opened = Optional.empty();
    private StoreSettings settings = StoreSettings.embedded(Path.of("."));

    @BeforeEach
    void fill() throws StoreException {
        settings = database.fresh(folder);
        reopen();
        desk().put(new NumberRange("8008100000", "8008109999", true, ""), ANN);
        desk().put(new NumberRange("8008105000", "8008105999", false, "for tests"), ANN);
        desk().put(Subscriber.named("acme"), ANN);
    }

    @AfterEach
    void close() {
        opened.ifPresent(NumberStore::close);
    }

    private void reopen() throws StoreException {
        close();
        opened = Optional.of(NumberStore.open(settings, () -> now));
    }

    private NumberStore store() {
        return opened.orElseThrow();
    }

    private Inventory desk() {
        return new Inventory(store(), RULES);
    }

    private static NumberOrder order(Step step, String digits) {
        boolean givesOut = step == Step.RESERVE || step == Step.ASSIGN;
        boolean leads = step == Step.ASSIGN || step == Step.ACTIVATE;
        return new NumberOrder(
                step,
                digits,
                givesOut ? "acme" : "",
                OptionalInt.empty(),
                leads
                        ? Optional.of(
                                new PlanNode.Destination("861055501001", List.of(), List.of(), OptionalInt.empty()))
                        : Optional.empty());
    }

    private NumberEntry take(Step step) throws StoreException {
        return desk().order(order(step, NUMBER), ANN);
    }

    private String refusal(NumberOrder order) {
        return String.valueOf(assertThrows(RefusedException.class, () -> desk().order(order, ANN))
                .getMessage());
    }

    private NumberState state() throws StoreException {
        return desk().find(NUMBER).orElseThrow().state();
    }

    private Optional<Boolean> served() {
        return store().find(NUMBER).map(number -> number.working());
    }

    @Test
    void aNumberLivesItsLifeAndCallsFollow() throws StoreException {
        assertEquals(NumberState.SPARE, state());
        take(Step.RESERVE);
        assertEquals(
                Optional.of(START.plus(Duration.ofDays(30))),
                desk().find(NUMBER).orElseThrow().ends());
        take(Step.ASSIGN);
        assertEquals(Optional.empty(), served(), "assigned numbers are not yet switched on");
        take(Step.ACTIVATE);
        assertEquals(Optional.of(true), served());
        take(Step.SUSPEND);
        assertEquals(Optional.of(false), served());
        take(Step.RESUME);
        assertEquals(Optional.of(true), served());
        take(Step.DISCONNECT);
        assertEquals(Optional.empty(), served());
        take(Step.RECONNECT);
        assertEquals(Optional.of(true), served(), "a number that comes back has its plan again");
        take(Step.DISCONNECT);
        take(Step.AGE);
        reopen();
        assertEquals(NumberState.AGEING, state());
        assertEquals("", desk().find(NUMBER).orElseThrow().subscriber());
        take(Step.FREE);
        assertEquals(NumberState.SPARE, state());
        List<HistoryLine> history = desk().history(NUMBER, 100);
        assertEquals(10, history.size());
        assertEquals(
                new HistoryLine(START, "ann", "asked by phone", "free", "ageing", "spare", false), history.getFirst());
        assertEquals(
                "spare reserved",
                history.getLast().before() + " " + history.getLast().after());
    }

    @Test
    void whatIsInServiceIsThereAfterOpeningAgain() throws StoreException {
        take(Step.ASSIGN);
        take(Step.ACTIVATE);
        reopen();
        assertEquals(Optional.of(true), served());
        assertEquals("acme", store().find(NUMBER).orElseThrow().subscriber());
    }

    @Test
    void aReservationEndsByItself() throws StoreException {
        desk().order(new NumberOrder(Step.RESERVE, NUMBER, "acme", OptionalInt.of(2), Optional.empty()), ANN);
        now = START.plus(Duration.ofDays(2)).minusSeconds(1);
        assertEquals(NumberState.RESERVED, state());
        assertEquals(List.of(), desk().search(VanityPattern.of(NUMBER, ""), "", 10));
        now = START.plus(Duration.ofDays(2));
        assertEquals(NumberState.SPARE, state());
        assertEquals(List.of(NUMBER), desk().search(VanityPattern.of(NUMBER, ""), "", 10));
        assertEquals(List.of(), desk().list("", Optional.empty(), "", 10));
        desk().put(Subscriber.named("other"), ANN);
        desk().order(new NumberOrder(Step.RESERVE, NUMBER, "other", OptionalInt.empty(), Optional.empty()), ANN);
        assertEquals(
                List.of("expire", "reserve", "reserve"),
                desk().history(NUMBER, 9).stream()
                        .map(HistoryLine::step)
                        .sorted()
                        .toList());
    }

    @Test
    void whatIsAgainstTheRulesIsRefusedWithTheWayOut() throws StoreException {
        assertEquals(
                "a number can be reserved for 1 to 45 days, not 46",
                refusal(new NumberOrder(Step.RESERVE, NUMBER, "acme", OptionalInt.of(46), Optional.empty())));
        assertEquals(
                "give the subscriber for whom number 8008101234 is", refusal(NumberOrder.of(Step.RESERVE, NUMBER)));
        assertEquals(
                "there is no subscriber nobody; add it first: tollbridge subscriber put nobody",
                refusal(new NumberOrder(Step.ASSIGN, NUMBER, "nobody", OptionalInt.empty(), Optional.empty())));
        assertEquals(
                "number 8008101234 is spare, and cannot be suspended; possible steps: reserve, assign, withdraw",
                refusal(NumberOrder.of(Step.SUSPEND, NUMBER)));
        assertEquals(
                "no range includes number 8008200000, and no subscriber has it; see tollbridge range list",
                refusal(NumberOrder.of(Step.RESERVE, "8008200000")));
        assertTrue(refusal(NumberOrder.of(Step.RESERVE, "8008105001")).contains("unavailable"));
        assertTrue(refusal(NumberOrder.of(Step.RESTORE, "8008105001")).contains("never allocated"));
        desk().order(new NumberOrder(Step.ASSIGN, NUMBER, "acme", OptionalInt.empty(), Optional.empty()), ANN);
        assertEquals(
                "number 8008101234 has no call plan; give a destination",
                refusal(NumberOrder.of(Step.ACTIVATE, NUMBER)));
        assertTrue(refusal(new NumberOrder(
                        Step.ACTIVATE,
                        NUMBER,
                        "",
                        OptionalInt.empty(),
                        Optional.of(
                                new PlanNode.Destination("8613900000001", List.of(), List.of(), OptionalInt.empty()))))
                .contains("a mobile number is not allowed"));
        assertEquals(NumberState.ASSIGNED, state(), "a refusal changes nothing");
        assertEquals(1, desk().history(NUMBER, 9).size());
    }

    @Test
    void whatIsKeptForOneIsNotGivenToAnother() throws StoreException {
        take(Step.RESERVE);
        desk().put(Subscriber.named("other"), ANN);
        assertEquals(
                "number 8008101234 is reserved for or assigned to acme; release it first",
                refusal(new NumberOrder(Step.ASSIGN, NUMBER, "other", OptionalInt.empty(), Optional.empty())));
    }

    @Test
    void aSubscriberHasNumbersOfItsClass() throws StoreException {
        desk().put(new Subscriber("acme", "", "", "", "", "", "400", "Asia/Shanghai", "zh", List.of()), ANN);
        assertEquals(
                "subscriber acme has numbers of class 400, and 8008101234 is of class 800",
                refusal(order(Step.ASSIGN, NUMBER)));
    }

    @Test
    void spareNumbersAreFoundByTheirLooks() throws StoreException {
        desk().order(order(Step.ASSIGN, "8008102255"), ANN);
        assertEquals(List.of(), desk().search(VanityPattern.of("CALL", ""), "", 10));
        assertEquals(
                List.of("8008100011", "8008100022", "8008100033"),
                desk().search(VanityPattern.of("", "AABB"), "800", 3));
        assertEquals(List.of(), desk().search(VanityPattern.of("80081055*", ""), "", 10), "never allocated");
        assertEquals(List.of(), desk().search(VanityPattern.of("", ""), "400", 10));
        assertEquals(8_999, desk().search(VanityPattern.of("", ""), "", 10_000).size());
    }

    @Test
    void aSearchGoesOnBehindNumbersThatAreNotGivenOut() throws StoreException {
        desk().put(new NumberRange("8008200000", "8008239999", true, ""), ANN);
        desk().put(new NumberRange("8008200001", "8008219999", false, "for later"), ANN);
        assertEquals(
                List.of("8008200000", "8008220000", "8008220001"),
                desk().search(VanityPattern.of("80082*", ""), "", 3));
    }

    @Test
    void subscribersComeAndGo() throws StoreException {
        Subscriber whole = new Subscriber(
                "北京 Kite",
                "Kite Ltd",
                "Li",
                "+86 10 5550 1001",
                "li@kite.example",
                "C-1",
                "800",
                "Asia/Shanghai",
                "zh",
                List.of());
        assertEquals(true, desk().put(whole, ANN));
        assertEquals(false, desk().put(whole, ANN));
        reopen();
        assertEquals(Optional.of(whole), desk().subscriber("北京 Kite"));
        assertEquals(2, desk().subscribers("", 10).size());
        take(Step.RESERVE);
        assertThrows(RefusedException.class, () -> desk().removeSubscriber("acme", ANN));
        now = START.plus(Duration.ofDays(30));
        desk().removeSubscriber("acme", ANN);
        desk().removeSubscriber("北京 Kite", ANN);
        assertEquals(Optional.empty(), desk().subscriber("北京 Kite"));
        assertThrows(RefusedException.class, () -> desk().removeSubscriber("北京 Kite", ANN));
    }

    @Test
    void aBatchFileMayNotBringBackWhatRests() throws StoreException {
        take(Step.ASSIGN);
        take(Step.ACTIVATE);
        take(Step.DISCONNECT);
        take(Step.AGE);
        assertEquals(Map.of(NUMBER, new Standing(NumberState.AGEING, "")), store().standing());
        StoreException fault = assertThrows(
                StoreException.class,
                () -> store().apply(Numbers.image(Numbers.number(NUMBER, "861055501001")), AUTHOR));
        assertTrue(String.valueOf(fault.getMessage()).contains("is ageing"), fault::getMessage);
        now = START.plus(Duration.ofDays(90));
        assertEquals(Map.of(), store().standing());
        assertEquals(new Change(1, 0, 0), store().apply(Numbers.image(Numbers.number(NUMBER, "861055501001")), AUTHOR));
        assertEquals(NumberState.WORKING, state());
    }

    /** Random orders on a few numbers, against a model that knows the table alone. */
    @Test
    void theStoreDoesWhatTheTableSays() throws StoreException {
        Random random = new Random(20_261_128);
        Map<String, NumberState> model = new HashMap<>();
        Step[] steps = Step.values();
        int taken = 0;
        for (int i = 0; i < 1_500; i++) {
            String digits = "800810000" + random.nextInt(4);
            Step step = steps[random.nextInt(steps.length)];
            if (!step.byHand()) {
                continue;
            }
            NumberState before = model.getOrDefault(digits, NumberState.SPARE);
            Optional<NumberState> after = LifeCycle.after(before, step);
            if (after.isPresent()) {
                assertEquals(after.get(), desk().order(order(step, digits), ANN).state());
                model.put(digits, after.get());
                taken++;
            } else {
                assertThrows(RefusedException.class, () -> desk().order(order(step, digits), ANN));
            }
            NumberState expected = model.getOrDefault(digits, NumberState.SPARE);
            assertEquals(expected, desk().find(digits).orElseThrow().state());
            assertEquals(
                    expected.served() ? Optional.of(expected == NumberState.WORKING) : Optional.empty(),
                    store().find(digits).map(number -> number.working()));
        }
        assertTrue(taken > 100, "steps taken: " + taken);
        int kept = 0;
        for (int i = 0; i < 4; i++) {
            kept += desk().history("800810000" + i, 1_000).size();
        }
        assertEquals(taken, kept, "each step has its line in the history");
        NumberImage before = store().snapshot();
        reopen();
        assertEquals(before.size(), store().snapshot().size());
    }
}
