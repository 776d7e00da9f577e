package org.tollbridge.provisioning.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
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
import org.tollbridge.provisioning.plan.PlanJson;
import org.tollbridge.service.call.CallRecord;
import org.tollbridge.service.number.NumberPlan;
import org.tollbridge.service.plan.CallPlan;
import org.tollbridge.service.plan.PlanCompiler;
import org.tollbridge.service.plan.PlanNode;
import org.tollbridge.service.plan.PlanRules;
import org.tollbridge.service.plan.ServiceClasses;
import org.tollbridge.service.plan.ServiceNumber;

/** From H2 to each database, and back. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class StoreCopyTest {

    private static final Author ANN = new Author("ann", "");
    private static final PlanRules RULES = new PlanRules(NumberPlan.china(), ServiceClasses.china());

    private static final Template TEMPLATE = new Template(
            "one", "800", "entry: a\na: destination\n  number: ${to}\n", Map.of("to", "861062345678"), List.of(), "");

    @Parameter
    private TestDatabase database = TestDatabase.H2;

    @TempDir
    private Path folder;

    private StoreSettings h2(String name) {
        return StoreSettings.embedded(folder.resolve(name));
    }

    /** More numbers than are copied at one time, a plan, a state that ends, a range, a subscriber, a history. */
    private void fill(StoreSettings settings) throws StoreException {
        try (NumberStore store = NumberStore.open(settings)) {
            NumberImage.Builder numbers = new NumberImage.Builder();
            for (int i = 0; i < 2_100; i++) {
                numbers.add(Numbers.number("400%07d".formatted(i), "861055501001"));
            }
            PlanNode.Destination whole = new PlanNode.Destination(
                    "861062345678",
                    List.of(),
                    List.of(),
                    Optional.of(List.of("861062345679")),
                    OptionalInt.of(20),
                    true,
                    OptionalInt.empty());
            numbers.add(new ServiceNumber(
                    "8008109999",
                    "800",
                    "acme",
                    false,
                    OptionalLong.of(1_767_312_000_001L),
                    OptionalLong.empty(),
                    CallPlan.of(whole)));
            store.apply(numbers.build(), ANN);
            Inventory desk = new Inventory(store, RULES);
            desk.put(new NumberRange("8008100000", "8008109999", true, "\u5317\u4eac"), Intent.of(ANN));
            desk.put(
                    new Subscriber("acme", "", "Li", "+86 10", "", "", "800", "Asia/Shanghai", "zh", List.of()),
                    Intent.of(ANN));
            Balances balances = new Balances(store);
            balances.put("acme", true, Intent.of(ANN));
            balances.add("acme", 123_456, Intent.of(ANN));
            balances.post("scp1", OptionalLong.empty(), 17, List.of());
            Templates templates = new Templates(store, RULES);
            templates.put(TEMPLATE, Intent.of(ANN));
            templates.give(new TemplateUse("8008109999", "one", Map.of("to", "861062345679")), Intent.of(ANN));
            desk.order(
                    new NumberOrder(Step.RESERVE, "8008101234", "acme", OptionalInt.of(45), Optional.empty()),
                    Intent.of(ANN));
        }
    }

    private static List<Object> everything(StoreSettings settings) throws StoreException {
        try (NumberStore store = NumberStore.open(settings)) {
            Inventory desk = new Inventory(store, RULES);
            return List.of(
                    desk.list("", Optional.empty(), "", Inventory.MOST),
                    desk.ranges(),
                    desk.subscribers("4", 1_000),
                    desk.history("8008101234", 9),
                    desk.history("4000000000", 9),
                    new Templates(store, RULES).uses("one", "", 9),
                    store.snapshot().size());
        }
    }

    /** More than H2 keeps in a varchar. */
    @Test
    void aPlanWithAListOfAHundredThousandNumbersIsKeptAndCopied() throws StoreException {
        StringBuilder text = new StringBuilder("""
                entry: a
                a: origin
                  list vip -> b
                  otherwise -> c
                b: destination
                  number: 861055501001
                c: release
                  cause: 31
                lists:
                """);
        for (int i = 0; i < 100_000; i++) {
            text.append("  vip: ").append(8_613_800_000_000L + i).append('\n');
        }
        CallPlan plan = new PlanCompiler()
                .compile(PlanJson.readAny(text.toString()).document().orElseThrow());
        StoreSettings from = h2("long");
        StoreSettings to = database.fresh(folder);
        try (NumberStore store = NumberStore.open(from)) {
            store.apply(
                    Numbers.image(new ServiceNumber(
                            "8008109998", "800", "acme", true, OptionalLong.empty(), OptionalLong.empty(), plan)),
                    ANN);
        }
        try (NumberStore store = NumberStore.open(from)) {
            assertEquals(plan, store.find("8008109998").orElseThrow().plan());
            long unused = store.copyTo(to);
        }
        try (NumberStore store = NumberStore.open(to)) {
            assertEquals(plan, store.find("8008109998").orElseThrow().plan());
        }
    }

    @Test
    void aCopyOfACopyIsTheSameStore() throws StoreException {
        StoreSettings from = h2("from");
        StoreSettings to = database.fresh(folder);
        StoreSettings back = h2("back");
        fill(from);
        long there;
        long again;
        try (NumberStore store = NumberStore.open(from)) {
            there = store.copyTo(to);
        }
        try (NumberStore store = NumberStore.open(to)) {
            again = store.copyTo(back);
        }
        assertEquals(there, again);
        assertEquals(everything(from), everything(to));
        assertEquals(everything(from), everything(back));
        try (NumberStore store = NumberStore.open(to)) {
            assertEquals(
                    new Change(0, 1, 0), store.apply(Numbers.image(Numbers.number("4000000000", "861055509999")), ANN));
        }
    }

    /** How far a journal is loaded is copied long after the calls: more of them may have come in between. */
    @Test
    void aCopyIsOfOneMomentThoughCallsAreLoadedMeanwhile() throws Exception {
        try (NumberStore store = NumberStore.open(database.fresh(folder))) {
            CallLoading loading = new CallLoading(store, TestCall.GROUPING);
            AtomicBoolean copied = new AtomicBoolean();
            CountDownLatch begun = new CountDownLatch(1);
            CompletableFuture<Integer> loaded = CompletableFuture.supplyAsync(() -> {
                int last = 0;
                while (!copied.get()) {
                    last++;
                    CallRecord call = TestCall.of("scp1-" + last, Instant.ofEpochSecond(1_700_000_000L + last))
                            .record();
                    try {
                        loading.add("scp1", List.of(call), last, 0);
                    } catch (StoreException e) {
                        throw new IllegalStateException(e);
                    }
                    begun.countDown();
                }
                return last;
            });
            begun.await();
            for (int copy = 0; copy < 5; copy++) {
                StoreSettings to = h2("copy" + copy);
                store.copyTo(to);
                try (NumberStore other = NumberStore.open(to)) {
                    assertEquals(
                            new CallLoading(other, TestCall.GROUPING).place("scp1"),
                            new CallRecords(other)
                                    .find(CallFilter.ALL, CallRecords.Position.END, 1_000_000)
                                    .size(),
                            "calls, in copy " + copy);
                }
            }
            copied.set(true);
            assertTrue(loaded.get() > 5, "nothing was loaded meanwhile");
        }
    }

    @Test
    void aStoreThatHasSomethingIsNotWrittenOver() throws StoreException, IOException {
        StoreSettings from = h2("from");
        StoreSettings to = database.fresh(folder);
        fill(from);
        try (NumberStore store = NumberStore.open(to)) {
            new Inventory(store, RULES).put(Subscriber.named("somebody"), Intent.of(ANN));
        }
        try (NumberStore store = NumberStore.open(from)) {
            RefusedException fault = assertThrows(RefusedException.class, () -> store.copyTo(to));
            assertTrue(String.valueOf(fault.getMessage()).contains("not empty"), fault::getMessage);
        }
        try (NumberStore store = NumberStore.open(to)) {
            assertEquals(0, store.snapshot().size());
        }
        assertTrue(Files.isDirectory(folder.resolve("from")));
    }
}
