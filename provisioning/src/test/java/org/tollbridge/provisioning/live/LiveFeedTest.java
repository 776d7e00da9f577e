package org.tollbridge.provisioning.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tollbridge.provisioning.inventory.Author;
import org.tollbridge.provisioning.inventory.Intent;
import org.tollbridge.provisioning.inventory.Subscriber;
import org.tollbridge.provisioning.live.LiveEvent.Kind;
import org.tollbridge.provisioning.store.Changes;
import org.tollbridge.provisioning.store.Inventory;
import org.tollbridge.provisioning.store.NumberStore;
import org.tollbridge.provisioning.store.TestCall;
import org.tollbridge.provisioning.store.TestDatabase;
import org.tollbridge.service.call.Outcome;
import org.tollbridge.service.call.Reason;
import org.tollbridge.service.number.NumberPlan;
import org.tollbridge.service.plan.PlanRules;
import org.tollbridge.service.plan.ServiceClasses;

class LiveFeedTest {

    private static final Instant NOW = Instant.parse("2026-11-28T08:00:00Z");
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    private static Path folder;

    private static Optional<NumberStore> opened = Optional.empty();

    private Optional<LiveFeed> made = Optional.empty();

    @BeforeAll
    static void open() throws Exception {
        opened = Optional.of(NumberStore.open(TestDatabase.H2.fresh(folder), () -> NOW));
    }

    @AfterAll
    static void close() {
        opened.ifPresent(NumberStore::close);
    }

    @BeforeEach
    void make() {
        made = Optional.of(LiveFeed.start(
                new LiveSettings("n1", 3, 2, 4, 4, 100, 4),
                new Changes(opened.orElseThrow()),
                TestCall.GROUPING,
                () -> NOW));
    }

    @AfterEach
    void end() {
        made.ifPresent(LiveFeed::close);
    }

    private LiveFeed feed() {
        return made.orElseThrow();
    }

    private Listener everything(String account) throws Exception {
        return feed().listen(account, event -> true, Optional.empty());
    }

    private static LiveEvent next(Listener listener) throws InterruptedException {
        return listener.next(PATIENCE).orElseThrow(() -> new AssertionError("nothing is told"));
    }

    private static TestCall call(int number) {
        return TestCall.of("n1-" + number, NOW);
    }

    @Test
    void aCallIsToldFromItsOfferToItsEnd() throws Exception {
        try (Listener listener = everything("li")) {
            feed().see(call(1).sentTo("861055501001").record(), false);
            feed().see(call(1).sentTo("861055501001").record(), false);
            feed().see(call(1).sentTo("861055501001", "861055501002").record(), false);
            feed().see(
                            call(1).sentTo("861055501001", "861055501002")
                                    .answered(4_000, 0)
                                    .record(),
                            false);
            feed().see(
                            call(1).sentTo("861055501001", "861055501002")
                                    .answered(4_000, 60_000)
                                    .record(),
                            true);

            LiveEvent offered = next(listener);
            assertEquals(Kind.CALL_OFFERED, offered.kind());
            assertEquals(
                    "{\"event\":\"call-offered\",\"at\":\"2026-11-28T08:00:00Z\",\"call\":\"n1-1\",\"number\":\"8008101234\","
                            + "\"subscriber\":\"acme\",\"class\":\"800\",\"caller\":\"86108888xxxx\",\"area\":\"10\","
                            + "\"destination\":\"861055501001\",\"attempts\":1,\"offered_at\":\"2026-11-28T08:00:00Z\","
                            + "\"seconds\":0}",
                    LiveEvent.FORM.document(offered));
            LiveEvent sent = next(listener);
            assertEquals(Kind.CALL_SENT, sent.kind());
            assertEquals("861055501002", sent.call().orElseThrow().destination());
            LiveEvent answered = next(listener);
            assertEquals(Kind.CALL_ANSWERED, answered.kind());
            assertEquals(NOW.plusSeconds(4), answered.at());
            LiveEvent ended = next(listener);
            assertEquals(Kind.CALL_ENDED, ended.kind());
            assertEquals("ANSWERED", ended.call().orElseThrow().outcome());
            assertEquals(60, ended.call().orElseThrow().seconds());
        }
    }

    @Test
    void aCallThatIsRefusedAtOnceIsToldOnce() throws Exception {
        try (Listener listener = everything("li")) {
            feed().see(call(2).record(), true);
            LiveEvent ended = next(listener);
            assertEquals(Kind.CALL_ENDED, ended.kind());
            assertEquals("TOO_MANY_CALLS", ended.call().orElseThrow().reason());
        }
    }

    @Test
    void aCallWhoseNumberIsNotDialledWhollyIsNotTold() throws Exception {
        try (Listener listener = everything("li")) {
            feed().see(call(3).toNobody("800810").record(), false);
            feed().see(call(3).sentTo("861055501001").record(), false);
            assertEquals("acme", next(listener).call().orElseThrow().subscriber());
        }
    }

    @Test
    void nobodyIsToldOfAnothersCalls() throws Exception {
        try (Listener listener = feed().listen("li", event -> event.isFor(Optional.of("acme")), Optional.empty())) {
            feed().see(call(4).to("8008105678", "other").record(), true);
            feed().see(call(5).toNobody("8008109999").record(), true);
            feed().see(call(6).record(), true);
            assertEquals("n1-6", next(listener).call().orElseThrow().call());
        }
    }

    @Test
    void whoComesBackHearsWhatHasHappenedMeanwhile() throws Exception {
        String last;
        try (Listener listener = everything("li")) {
            feed().see(call(1).record(), true);
            last = next(listener).id();
        }
        try (Listener other = everything("wang")) {
            for (int number = 2; number <= 3; number++) {
                feed().see(call(number).record(), true);
                assertEquals("n1-" + number, next(other).call().orElseThrow().call());
            }
        }
        try (Listener back = feed().listen("li", event -> true, Optional.of(last))) {
            assertEquals("n1-2", next(back).call().orElseThrow().call());
            assertEquals("n1-3", next(back).call().orElseThrow().call());
            assertTrue(back.idle());
        }
    }

    @Test
    void whatIsKeptNoMoreIsAGap() throws Exception {
        try (Listener listener = everything("li")) {
            List<String> ids = new ArrayList<>();
            for (int number = 1; number <= 5; number++) {
                feed().see(call(number).record(), true);
                ids.add(next(listener).id());
            }
            // Four are kept.
            for (String id : List.of(ids.get(0), "n0-77")) {
                try (Listener back = feed().listen("wang", event -> true, Optional.of(id))) {
                    assertEquals(Kind.GAP, next(back).kind());
                    assertEquals("n1-2", next(back).call().orElseThrow().call());
                }
            }
        }
    }

    @Test
    void aSlowListenerIsLetGoAndHoldsUpNobody() throws Exception {
        try (Listener slow = everything("li");
                Listener quick = everything("wang")) {
            for (int number = 1; number <= 6; number++) {
                feed().see(call(number).record(), true);
                assertEquals("n1-" + number, next(quick).call().orElseThrow().call());
            }
            assertFalse(quick.overrun());
            assertTrue(slow.overrun());
            // Four had room to wait.
            for (int number = 1; number <= 4; number++) {
                assertEquals("n1-" + number, next(slow).call().orElseThrow().call());
            }
            assertTrue(slow.idle());
        }
    }

    @Test
    void soManyListenAndNoMore() throws Exception {
        try (Listener first = everything("li");
                Listener second = everything("li")) {
            assertTrue(assertThrows(LiveFeed.FullException.class, () -> everything("li"))
                    .ofOne());
            try (Listener third = everything("wang")) {
                assertEquals(3, feed().listening());
                assertFalse(assertThrows(LiveFeed.FullException.class, () -> everything("sun"))
                        .ofOne());
                assertTrue(first.idle() && second.idle() && third.idle());
            }
            assertEquals(2, feed().listening());
        }
    }

    @Test
    void changesAreToldToThoseWhoseTheyAre() throws Exception {
        Inventory desk = new Inventory(opened.orElseThrow(), new PlanRules(NumberPlan.china(), ServiceClasses.china()));
        Intent intent = Intent.of(new Author("desk", "", "test"));
        desk.put(Subscriber.named("before"), intent);
        try (Listener all = everything("li");
                Listener own = feed().listen("wang", event -> event.isFor(Optional.of("acme")), Optional.empty())) {
            desk.put(Subscriber.named("other"), intent);
            desk.put(Subscriber.named("acme"), intent);
            assertEquals("other", next(all).record().orElseThrow().item());
            LiveEvent event = next(own);
            assertEquals(Kind.CHANGE, event.kind());
            assertEquals("subscriber", event.record().orElseThrow().resource());
            assertEquals("acme", event.record().orElseThrow().item());
            assertEquals("put", event.record().orElseThrow().step());
        }
    }

    @Test
    void withoutListenersNothingIsGathered() throws Exception {
        feed().see(call(1).record(), true);
        try (Listener listener = feed().listen("li", event -> true, Optional.of("n1-0"))) {
            feed().see(call(2).record(), true);
            assertEquals(Kind.GAP, next(listener).kind());
            assertEquals("n1-2", next(listener).call().orElseThrow().call());
        }
    }

    @Test
    void recordsGoWhereTheyWentWhoeverListens() throws Exception {
        List<String> kept = new ArrayList<>();
        LiveCalls records = new LiveCalls(new KeptCalls(kept), feed());
        try (Listener listener = everything("li")) {
            records.standIn(call(1).sentTo("861055501001").record());
            records.append(
                    call(1).ended(Outcome.BUSY, Reason.DESTINATION_BUSY, 17).record());
            assertTrue(records.ready());
            assertEquals(List.of("stands in n1-1", "n1-1"), kept);
            assertEquals(Kind.CALL_OFFERED, next(listener).kind());
            assertEquals(Kind.CALL_ENDED, next(listener).kind());
        }
    }
}
