package org.tollbridge.provisioning.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
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
import org.tollbridge.provisioning.inventory.Subscriber;
import org.tollbridge.service.number.NumberPlan;
import org.tollbridge.service.plan.PlanRules;
import org.tollbridge.service.plan.ServiceClasses;

/** What a node learns of balances that the desk and other nodes change, on each database. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class BalanceWatchTest {

    private static final Intent ANN = Intent.of(new Author("ann", ""));
    private static final Instant NOW = Instant.parse("2026-11-28T08:00:00Z");
    private static final BalanceWatch.Changes NOTHING = new BalanceWatch.Changes(List.of(), Set.of());

    @Parameter
    private TestDatabase database = TestDatabase.H2;

    @TempDir
    private Path folder;

    private Optional<NumberStore> opened = Optional.empty();

    @BeforeEach
    void open() throws StoreException {
        NumberStore store = NumberStore.open(database.fresh(folder), () -> NOW);
        opened = Optional.of(store);
        Inventory desk = new Inventory(store, new PlanRules(NumberPlan.china(), ServiceClasses.china()));
        Balances balances = new Balances(store);
        for (String name : List.of("acme", "bell", "crown")) {
            desk.put(Subscriber.named(name), ANN);
            balances.put(name, false, ANN);
        }
    }

    @AfterEach
    void close() {
        opened.ifPresent(NumberStore::close);
    }

    private NumberStore store() {
        return opened.orElseThrow();
    }

    private static Balance balance(String subscriber, long amount) {
        return new Balance(subscriber, amount, false, NOW.toEpochMilli());
    }

    private static List<Balances.Used> used(String subscriber, long amount) {
        return List.of(new Balances.Used(subscriber, NOW.toEpochMilli(), amount));
    }

    private static BalanceWatch.Changes there(Balance... balances) {
        return new BalanceWatch.Changes(List.of(balances), Set.of());
    }

    @Test
    void whatTheDeskChangesIsReadAndNoMore() throws StoreException {
        Balances balances = new Balances(store());
        BalanceWatch watch = new BalanceWatch(store(), "scp1");
        assertEquals(3, watch.all().size());
        assertEquals(NOTHING, watch.changes());

        balances.add("bell", 700, ANN);
        assertEquals(there(balance("bell", 700)), watch.changes());
        balances.remove("crown", ANN);
        assertEquals(new BalanceWatch.Changes(List.of(), Set.of("crown")), watch.changes());
        balances.put("crown", false, ANN);
        assertEquals(there(balance("crown", 0)), watch.changes());
        assertEquals(NOTHING, watch.changes());
    }

    @Test
    void whatOtherNodesPostIsReadAndNoMore() throws StoreException {
        Balances balances = new Balances(store());
        BalanceWatch watch = new BalanceWatch(store(), "scp1");
        assertEquals(3, watch.all().size());

        balances.post("scp1", OptionalLong.empty(), 5, used("acme", 1));
        assertEquals(NOTHING, watch.changes());
        balances.post("scp2", OptionalLong.empty(), 9, used("acme", 10));
        assertEquals(there(balance("acme", -11)), watch.changes());
        balances.post("scp2", OptionalLong.of(9), 12, used("bell", 20));
        // The last posting is another node's: nothing of either is missed.
        balances.post("scp3", OptionalLong.empty(), 2, used("bell", 5));
        assertEquals(there(balance("bell", -25)), watch.changes());
        assertEquals(NOTHING, watch.changes());
    }

    @Test
    void aNodeWithANewJournalIsHeard() throws StoreException {
        Balances balances = new Balances(store());
        balances.post("scp2", OptionalLong.empty(), 900, used("acme", 1));
        BalanceWatch watch = new BalanceWatch(store(), "scp1");
        assertEquals(3, watch.all().size());

        balances.post("scp2", OptionalLong.of(900), 4, used("crown", 3));
        assertEquals(there(balance("acme", -1), balance("crown", -3)), watch.changes());
        balances.post("scp2", OptionalLong.of(4), 6, used("bell", 2));
        assertEquals(
                Optional.of(balance("bell", -2)),
                watch.changes().there().stream()
                        .filter(each -> each.subscriber().equals("bell"))
                        .findFirst());
    }
}
