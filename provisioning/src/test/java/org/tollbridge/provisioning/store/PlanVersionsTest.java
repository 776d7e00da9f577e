package org.tollbridge.provisioning.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.tollbridge.provisioning.inventory.Author;
import org.tollbridge.provisioning.inventory.Intent;
import org.tollbridge.provisioning.inventory.NumberRange;
import org.tollbridge.provisioning.inventory.Step;
import org.tollbridge.provisioning.inventory.Subscriber;
import org.tollbridge.service.number.NumberPlan;
import org.tollbridge.service.plan.CallPlan;
import org.tollbridge.service.plan.NextPlan;
import org.tollbridge.service.plan.PlanCompiler;
import org.tollbridge.service.plan.PlanNode;
import org.tollbridge.service.plan.PlanRules;
import org.tollbridge.service.plan.ServiceClasses;
import org.tollbridge.service.plan.ServiceNumber;
import org.tollbridge.service.plan.form.PlanText;

/** Versions of call plans, on each database. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class PlanVersionsTest {

    private static final PlanRules RULES = new PlanRules(NumberPlan.china(), ServiceClasses.china());
    private static final Intent ANN = Intent.of(new Author("ann", "asked by phone"));
    private static final String NUMBER = "8008101234";
    private static final String OTHER = "8008105678";
    private static final Instant START = Instant.parse("2026-11-28T08:00:00Z");
    private static final Instant LATER = START.plus(Duration.ofHours(1));
    private static final PlanStart AT_ONCE = new PlanStart(Optional.empty(), List.of(), 0);

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
        desk().put(Subscriber.named("acme"), ANN);
        desk().put(Subscriber.named("other"), ANN);
        give("acme");
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

    private PlanVersions versions() {
        return new PlanVersions(store(), RULES);
    }

    private void give(String subscriber) throws StoreException {
        desk().order(new NumberOrder(Step.ASSIGN, NUMBER, subscriber, OptionalInt.empty(), to(1).only()), ANN);
        desk().order(NumberOrder.of(Step.ACTIVATE, NUMBER), ANN);
    }

    private static CallPlan to(int destination) {
        return CallPlan.of(
                new PlanNode.Destination("86105550100" + destination, List.of(), List.of(), OptionalInt.empty()));
    }

    private NumberEntry number() throws StoreException {
        return desk().find(NUMBER).orElseThrow();
    }

    private int add(int destination) throws StoreException {
        return versions().add(NUMBER, to(destination).document(), ANN).version();
    }

    private String states() throws StoreException {
        StringBuilder states = new StringBuilder();
        for (PlanVersion version : versions().all(number())) {
            states.append(version.version()).append(' ').append(version.state()).append("; ");
        }
        return states.toString();
    }

    private String refusal(org.junit.jupiter.api.function.Executable work) {
        return String.valueOf(assertThrows(StoreException.class, work).getMessage());
    }

    /** Where the calls of a caller go at this moment. */
    private CallPlan live(String caller) {
        ServiceNumber number = store().find(NUMBER).orElseThrow();
        boolean next = number.next()
                .filter(plan -> plan.choose(NUMBER, caller, now.toEpochMilli()).taken())
                .isPresent();
        return next ? number.advanced().plan() : number.plan();
    }

    @Test
    void versionsAreKeptStartedAndTakenBack() throws StoreException {
        assertEquals("1 ACTIVE; ", states());
        assertEquals(2, add(2));
        assertEquals("1 ACTIVE; 2 CHECKED; ", states());
        assertEquals(to(1), live(""), "no call goes by it yet");
        versions().start(NUMBER, 2, AT_ONCE, ANN);
        assertEquals("1 OLD; 2 ACTIVE; ", states());
        assertEquals(to(2), live(""));
        assertEquals(
                "calls of number 8008101234 already use version 2",
                refusal(() -> versions().start(NUMBER, 2, AT_ONCE, ANN)));
        versions().rollBack(NUMBER, ANN);
        assertEquals("1 ACTIVE; 2 OLD; ", states());
        assertEquals(to(1), live(""));
        versions().rollBack(NUMBER, ANN);
        assertEquals("1 OLD; 2 ACTIVE; ", states());
        versions().start(NUMBER, 1, AT_ONCE, ANN);
        assertEquals("1 ACTIVE; 2 OLD; ", states());
        assertTrue(store().find(NUMBER).orElseThrow().plan().only().isPresent(), "a destination stays one");
    }

    @Test
    void whatComesByOtherWaysIsAVersionToo() throws StoreException {
        desk().plan(NUMBER, to(2), ANN);
        store().apply(
                        new NumberImage.Builder()
                                .add(new ServiceNumber(
                                        NUMBER, "800", "acme", true, OptionalLong.empty(), OptionalLong.empty(), to(3)))
                                .build(),
                        ANN.author());
        assertEquals("1 OLD; 2 OLD; 3 ACTIVE; ", states());
        assertEquals("version 2 of number 8008101234 already has this plan", refusal(() -> add(2)));
        assertEquals(to(2).document(), versions().plan(number(), 2));
        versions().rollBack(NUMBER, ANN);
        assertEquals("1 OLD; 2 ACTIVE; 3 OLD; ", states());
    }

    @Test
    void aDraftThatBreaksARuleIsKeptAndNotStarted() throws StoreException {
        CallPlan abroad =
                CallPlan.of(new PlanNode.Destination("13900000001", List.of(), List.of(), OptionalInt.empty()));
        PlanVersion draft = versions().add(NUMBER, abroad.document(), ANN);
        assertEquals(PlanVersion.State.DRAFT, draft.state());
        assertEquals("nodes.destination.number", draft.faults().getFirst().path());
        RefusedException refused =
                assertThrows(RefusedException.class, () -> versions().start(NUMBER, 2, AT_ONCE, ANN));
        assertEquals(draft.faults(), refused.faults());
        versions().remove(NUMBER, 2, ANN);
        assertEquals("1 ACTIVE; ", states());
        assertEquals(
                "number 8008101234 has no version 2", refusal(() -> versions().remove(NUMBER, 2, ANN)));
        assertTrue(refusal(() -> versions().remove(NUMBER, 1, ANN)).contains("is active"));
    }

    @Test
    void aNextPlanThatCannotBeReadIsToldAndLeavesTheNumberServed() throws StoreException {
        CallPlan closed = new PlanCompiler()
                .compile(PlanText.read("entry: closed\nclosed: release\n  cause: 31\n")
                        .document()
                        .orElseThrow());
        versions().add(NUMBER, closed.document(), ANN);
        versions().start(NUMBER, 2, new PlanStart(Optional.empty(), List.of(), 50), ANN);
        SpoiltPlans.in(store());
        reopen();
        assertEquals(Set.of(), store().unread());
        assertEquals(Set.of(NUMBER), store().unreadNext());
        assertEquals(to(1), live("8613800138000"));
        RefusedException refused =
                assertThrows(RefusedException.class, () -> desk().order(NumberOrder.of(Step.SUSPEND, NUMBER), ANN));
        assertTrue(String.valueOf(refused.getMessage()).contains("in the store cannot be read"), refused.getMessage());
        assertThrows(RefusedException.class, () -> desk().find(NUMBER));
        ServiceNumber others =
                new ServiceNumber(NUMBER, "800", "other", true, OptionalLong.empty(), OptionalLong.empty(), to(3));
        store().apply(new NumberImage.Builder().add(others).build(), ANN.author());
        assertEquals(Set.of(), store().unreadNext(), "it was the plan of the subscriber before");
    }

    @Test
    void aTrialIsForSomeCallersUntilItIsTakenBack() throws StoreException {
        add(2);
        add(3);
        versions().start(NUMBER, 2, new PlanStart(Optional.empty(), List.of("8613800138000"), 0), ANN);
        assertEquals("1 ACTIVE; 2 TRIAL; 3 CHECKED; ", states());
        assertEquals(to(2), live("8613800138000"));
        assertEquals(to(1), live("8613800138001"));
        reopen();
        assertEquals(to(2), live("8613800138000"), "it is known after a restart");
        assertTrue(refusal(() -> versions().start(NUMBER, 3, new PlanStart(Optional.of(LATER), List.of(), 0), ANN))
                .contains("version 2 of number 8008101234 is already scheduled or on trial"));
        versions().start(NUMBER, 2, new PlanStart(Optional.empty(), List.of(), 99), ANN);
        assertEquals(
                99,
                store().find(NUMBER)
                        .flatMap(ServiceNumber::next)
                        .map(NextPlan::percent)
                        .orElse(0));
        versions().rollBack(NUMBER, ANN);
        assertEquals("1 ACTIVE; 2 CHECKED; 3 CHECKED; ", states());
        assertEquals(to(1), live("8613800138000"));
        assertTrue(refusal(() -> versions().callOff(NUMBER, ANN)).contains("no version"));
    }

    @Test
    void atItsMomentAScheduledPlanIsLiveAndThenWrittenDownOnce() throws StoreException {
        add(2);
        versions().start(NUMBER, 2, new PlanStart(Optional.of(LATER), List.of(), 0), ANN);
        assertEquals("1 ACTIVE; 2 SCHEDULED; ", states());
        reopen();
        store().settle();
        assertEquals("1 ACTIVE; 2 SCHEDULED; ", states());
        now = LATER;
        assertEquals(to(2), live(""), "calls need nobody to write it down");
        store().settle();
        store().settle();
        assertEquals("1 OLD; 2 ACTIVE; ", states());
        assertEquals(Optional.empty(), store().find(NUMBER).flatMap(ServiceNumber::next));
        List<HistoryLine> history = desk().history(NUMBER, 10);
        assertEquals(
                List.of("due", "schedule"),
                history.stream().map(HistoryLine::step).limit(2).toList());
        assertEquals("schedule", history.getFirst().who());
        assertTrue(refusal(() -> versions().start(NUMBER, 1, new PlanStart(Optional.of(LATER), List.of(), 0), ANN))
                .contains("this time has passed"));
    }

    @Test
    void whatIsDueIsNotPutOverWhatCameLater() throws StoreException {
        add(2);
        versions().start(NUMBER, 2, new PlanStart(Optional.of(LATER), List.of(), 0), ANN);
        now = LATER.plusSeconds(1);
        store().apply(
                        new NumberImage.Builder()
                                .add(new ServiceNumber(
                                        NUMBER, "800", "acme", true, OptionalLong.empty(), OptionalLong.empty(), to(3)))
                                .build(),
                        ANN.author());
        store().settle();
        assertEquals(to(3), live(""));
        assertEquals("1 OLD; 2 OLD; 3 ACTIVE; ", states());
    }

    @Test
    void aFileLeavesWhatIsScheduledAsItIs() throws StoreException {
        add(2);
        versions().start(NUMBER, 2, new PlanStart(Optional.of(LATER), List.of("8613800138000"), 0), ANN);
        NumberImage file = new NumberImage.Builder()
                .add(new ServiceNumber(NUMBER, "800", "acme", true, OptionalLong.empty(), OptionalLong.empty(), to(1)))
                .add(new ServiceNumber(OTHER, "800", "acme", true, OptionalLong.empty(), OptionalLong.empty(), to(1)))
                .build();
        assertEquals(new Change(1, 0, 1), store().apply(file, ANN.author()));
        assertEquals(to(2), live("8613800138000"));
        reopen();
        assertEquals(to(2), live("8613800138000"));
        assertEquals("1 ACTIVE; 2 TRIAL; ", states());
    }

    @Test
    void anotherSubscriberSeesNothingOfIt() throws StoreException {
        add(2);
        add(3);
        versions().start(NUMBER, 2, new PlanStart(Optional.of(LATER), List.of(), 50), ANN);
        desk().order(NumberOrder.of(Step.DISCONNECT, NUMBER), ANN);
        desk().order(new NumberOrder(Step.AGE, NUMBER, "", OptionalInt.of(1), Optional.empty()), ANN);
        desk().order(NumberOrder.of(Step.FREE, NUMBER), ANN);
        give("other");
        assertEquals("1 ACTIVE; ", states());
        assertEquals(Optional.empty(), store().find(NUMBER).flatMap(ServiceNumber::next));
        now = LATER;
        store().settle();
        assertEquals(to(1), live(""));
        assertEquals(2, add(2));
        reopen();
        assertEquals("1 ACTIVE; 2 CHECKED; ", states());
    }

    @Test
    void aNumberDoesNotGatherDraftsWithoutEnd() throws StoreException {
        for (int i = 0; i < 100; i++) {
            CallPlan plan = CallPlan.of(
                    new PlanNode.Destination("8610555020" + (10 + i), List.of(), List.of(), OptionalInt.empty()));
            versions().add(NUMBER, plan.document(), ANN);
        }
        assertTrue(refusal(() -> add(3)).contains("has 100 versions that were not started yet"));
    }
}
