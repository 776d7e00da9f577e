package org.tollbridge.provisioning.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.tollbridge.provisioning.inventory.Author;
import org.tollbridge.provisioning.inventory.Intent;
import org.tollbridge.provisioning.inventory.Subscriber;
import org.tollbridge.service.charging.Yuan;
import org.tollbridge.service.number.NumberPlan;
import org.tollbridge.service.plan.PlanRules;
import org.tollbridge.service.plan.ServiceClasses;

/** Balances of subscribers, on each database. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class BalancesTest {

    private static final Intent ANN = Intent.of(new Author("ann", ""));
    private static final Instant NOW = Instant.parse("2026-11-28T08:00:00Z");

    @Parameter
    private TestDatabase database = TestDatabase.H2;

    @TempDir
    private Path folder;

    private Optional<NumberStore> opened = Optional.empty();

    @BeforeEach
    void open() throws StoreException {
        NumberStore store = NumberStore.open(database.fresh(folder), () -> NOW);
        opened = Optional.of(store);
        new Inventory(store, new PlanRules(NumberPlan.china(), ServiceClasses.china()))
                .put(Subscriber.named("acme"), ANN);
    }

    @AfterEach
    void close() {
        opened.ifPresent(NumberStore::close);
    }

    private NumberStore store() {
        return opened.orElseThrow();
    }

    @Test
    void whatTheDeskDoesIsKeptAndInTheAuditTrail() throws StoreException {
        Balances balances = new Balances(store());
        assertEquals(new Balance("acme", 0, false, NOW.toEpochMilli()), balances.put("acme", false, ANN));
        balances.add("acme", 50 * Yuan.ONE, ANN);
        balances.add("acme", -Yuan.ONE / 2, ANN);
        balances.put("acme", true, ANN);

        assertEquals(Optional.of(new Balance("acme", 495_000, true, NOW.toEpochMilli())), balances.find("acme"));
        assertEquals(List.of(balances.find("acme").orElseThrow()), balances.list("", 10));
        assertEquals(List.of(), balances.list("acme", 10));
        List<String> steps = new Audit(store())
                .lines(new Audit.Filter("balance", "acme", ""), Audit.Position.END, 10).stream()
                        .map(AuditLine::step)
                        .toList();
        assertEquals(List.of("put", "take from", "add to", "put"), steps);
        assertEquals(Optional.empty(), new Audit(store()).verify("").fault());
        balances.remove("acme", ANN);
        assertEquals(Optional.empty(), balances.find("acme"));
    }

    @Test
    void whatCannotBeIsRefused() throws StoreException {
        Balances balances = new Balances(store());
        assertEquals(
                "there is no subscriber nobody; add it first: tollbridge subscriber put nobody",
                assertThrows(AbsentException.class, () -> balances.put("nobody", false, ANN))
                        .getMessage());
        assertThrows(AbsentException.class, () -> balances.add("acme", 1, ANN));
        balances.put("acme", false, ANN);
        assertThrows(RefusedException.class, () -> balances.add("acme", 100_000_001 * Yuan.ONE, ANN));
        Inventory desk = new Inventory(store(), new PlanRules(NumberPlan.china(), ServiceClasses.china()));
        RefusedException held = assertThrows(RefusedException.class, () -> desk.removeSubscriber("acme", ANN));
        assertTrue(String.valueOf(held.getMessage()).contains("has a balance"), held.getMessage());
    }

    @Test
    void moreThanThereIsIsTakenOnlyWhereThatIsWanted() throws StoreException {
        Balances balances = new Balances(store());
        balances.put("acme", false, ANN);
        balances.add("acme", 5 * Yuan.ONE, ANN);
        assertEquals(
                "acme has 5.00 yuan, and taking 100.00 would leave -95.00; take less, or allow a negative balance with"
                        + " overdraw",
                assertThrows(RefusedException.class, () -> balances.add("acme", -100 * Yuan.ONE, ANN))
                        .getMessage());
        assertEquals(0, balances.add("acme", -5 * Yuan.ONE, ANN).amount());
        assertEquals(-1, balances.add("acme", -1, true, ANN).amount());
        assertThrows(RefusedException.class, () -> balances.add("acme", -1, ANN));
        assertEquals(0, balances.add("acme", 1, ANN).amount());
    }

    @Test
    void whatCallsUseIsTakenWithHowFarTheJournalWasRead() throws StoreException {
        Balances balances = new Balances(store());
        balances.put("acme", false, ANN);
        balances.add("acme", 1_000, ANN);
        assertEquals(OptionalLong.empty(), balances.posted("scp1"));
        Balances.Used gone = new Balances.Used("gone", NOW.toEpochMilli(), 5);
        Balances.Used before = new Balances.Used("acme", NOW.toEpochMilli() - 1, 100);

        assertEquals(
                List.of(new Balance("acme", 400, false, NOW.toEpochMilli())),
                balances.post("scp1", OptionalLong.empty(), 17, List.of(used(200), used(400), gone, before)));
        balances.post("scp1", OptionalLong.of(17), 20, List.of(used(700)));
        balances.post("scp2", OptionalLong.empty(), 3, List.of());

        assertEquals(-300, balances.all().getFirst().amount());
        assertEquals(OptionalLong.of(20), balances.posted("scp1"));
        assertEquals(OptionalLong.of(3), balances.posted("scp2"));
    }

    @Test
    void aPostingReadsOnlyTheBalancesThatItIsAbout() throws StoreException {
        Inventory desk = new Inventory(store(), new PlanRules(NumberPlan.china(), ServiceClasses.china()));
        Balances balances = new Balances(store());
        for (String name : List.of("acme", "bell", "crown", "dune")) {
            desk.put(Subscriber.named(name), ANN);
            balances.put(name, false, ANN);
        }
        List<Balances.Used> used = new ArrayList<>();
        for (int number = 0; number < 1_200; number++) {
            used.add(new Balances.Used("gone" + number, NOW.toEpochMilli(), 1));
        }
        used.add(new Balances.Used("crown", NOW.toEpochMilli(), 300));
        used.add(new Balances.Used("bell", NOW.toEpochMilli(), 0));

        assertEquals(
                List.of(
                        new Balance("bell", 0, false, NOW.toEpochMilli()),
                        new Balance("crown", -300, false, NOW.toEpochMilli())),
                balances.post("scp1", OptionalLong.empty(), 17, used));
        assertEquals(List.of(), balances.post("scp1", OptionalLong.of(17), 18, List.of()));
    }

    /** By a call that ended when there was the balance. */
    private static Balances.Used used(long amount) {
        return new Balances.Used("acme", NOW.toEpochMilli(), amount);
    }

    @Test
    void whoHasLostTheAnswerTakesNothingAgain() throws StoreException {
        Balances balances = new Balances(store());
        balances.put("acme", false, ANN);
        balances.post("scp1", OptionalLong.empty(), 17, List.of(used(600)));
        assertThrows(StoreException.class, () -> balances.post("scp1", OptionalLong.empty(), 17, List.of(used(600))));
        balances.post("scp1", OptionalLong.of(17), 20, List.of(used(100)));
        assertThrows(StoreException.class, () -> balances.post("scp1", OptionalLong.of(17), 20, List.of(used(100))));

        assertEquals(-700, balances.all().getFirst().amount());
        assertEquals(OptionalLong.of(20), balances.posted("scp1"));
    }
}
