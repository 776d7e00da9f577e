package org.tollbridge.provisioning.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.tollbridge.provisioning.inventory.Author;
import org.tollbridge.provisioning.inventory.Intent;
import org.tollbridge.provisioning.inventory.Subscriber;
import org.tollbridge.provisioning.store.Changes;
import org.tollbridge.provisioning.store.Inventory;
import org.tollbridge.provisioning.store.NumberStore;
import org.tollbridge.provisioning.store.TestCall;
import org.tollbridge.provisioning.store.TestDatabase;
import org.tollbridge.provisioning.store.Webhook;
import org.tollbridge.provisioning.store.WebhookEvent;
import org.tollbridge.provisioning.store.Webhooks;
import org.tollbridge.service.number.NumberPlan;
import org.tollbridge.service.plan.PlanRules;
import org.tollbridge.service.plan.ServiceClasses;

/** Webhooks are told of calls and changes, in time, again, and not for ever. */
@Timeout(90)
class WebhookSenderTest {

    private static final Instant BEGIN = Instant.parse("2026-11-28T08:00:00Z");
    private static final Intent INTENT = Intent.of(new Author("desk", "", "test"));

    @TempDir
    private Path folder;

    private final AtomicReference<Instant> now = new AtomicReference<>(BEGIN);
    private final InstantSource clock = now::get;
    private final List<AutoCloseable> open = new ArrayList<>();
    private Optional<NumberStore> opened = Optional.empty();

    @BeforeEach
    void open() throws Exception {
        NumberStore store = NumberStore.open(TestDatabase.H2.fresh(folder), clock);
        opened = Optional.of(store);
        desk().put(Subscriber.named("acme"), INTENT);
        desk().put(Subscriber.named("other"), INTENT);
    }

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable each : open) {
            each.close();
        }
        opened.ifPresent(NumberStore::close);
    }

    private NumberStore store() {
        return opened.orElseThrow();
    }

    private Inventory desk() {
        return new Inventory(store(), new PlanRules(NumberPlan.china(), ServiceClasses.china()));
    }

    private Webhooks webhooks() {
        return new Webhooks(store());
    }

    private Receiver receiver() throws Exception {
        Receiver receiver = new Receiver();
        open.add(receiver);
        return receiver;
    }

    private Webhooks.Issued hook(String url, String subscriber, String... events) throws Exception {
        return webhooks()
                .issue(
                        new Webhook(
                                "",
                                subscriber,
                                url,
                                List.of(events),
                                BEGIN,
                                "",
                                new Webhook.Stand(0, 0, 0, 0, 0, "", Optional.empty())),
                        INTENT);
    }

    /** A node that tells. */
    private LiveFeed node(String name, boolean privateToo) {
        LiveFeed feed = LiveFeed.start(
                new LiveSettings(name, 9, 9, 100, 100, 100, 4), new Changes(store()), TestCall.GROUPING, clock);
        WebhookSender sender = WebhookSender.start(
                new WebhookSettings(
                        name, new WebhookTargets(privateToo, true), Duration.ofHours(1), Duration.ofSeconds(5)),
                webhooks(),
                feed,
                clock);
        open.add(sender);
        open.add(feed);
        return feed;
    }

    /** Waits until it listens for its webhooks. */
    private static LiveFeed listening(LiveFeed feed) throws Exception {
        until(() -> feed.listening() > 0);
        return feed;
    }

    private interface Check {
        boolean holds() throws Exception;
    }

    private static void until(Check check) throws Exception {
        long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!check.holds()) {
            assertTrue(System.nanoTime() < end, "it does not come to pass");
            Thread.onSpinWait();
        }
    }

    private Webhook.Stand stand(Webhooks.Issued hook) throws Exception {
        return webhooks().find(hook.webhook().id()).orElseThrow().stand();
    }

    @Test
    void eachIsToldOfItsOwnCallsAndChangesWithASignature() throws Exception {
        Receiver acme = receiver();
        Receiver all = receiver();
        Webhooks.Issued own = hook(acme.url(), "acme", "call-ended", "change");
        hook(all.url(), "");
        LiveFeed feed = listening(node("n1", true));
        feed.see(TestCall.of("n1-1", BEGIN).to("8008105678", "other").record(), true);
        feed.see(TestCall.of("n1-2", BEGIN).sentTo("861055501001").record(), false);
        feed.see(TestCall.of("n1-2", BEGIN).sentTo("861055501001").record(), true);

        Receiver.Post post = acme.next();
        assertEquals(own.webhook().id(), post.webhook());
        assertEquals(
                WebhookPost.signature(own.secret(), BEGIN, post.body().getBytes(StandardCharsets.UTF_8)),
                post.signature());
        assertEquals(own.webhook().id(), post.json().path("webhook").asText());
        assertEquals(1, post.json().path("events").size(), post.json().toString());
        assertEquals("n1-2", post.json().at("/events/0/call").asText());
        assertEquals("86108888xxxx", post.json().at("/events/0/caller").asText());
        assertTrue(post.json().at("/events/0/id").asText().startsWith("n1-"));

        List<String> told = new ArrayList<>();
        while (told.size() < 3) {
            all.next()
                    .json()
                    .path("events")
                    .forEach(event -> told.add(event.path("event").asText() + " "
                            + event.path("call").asText()));
        }
        assertEquals(List.of("call-ended n1-1", "call-offered n1-2", "call-ended n1-2"), told);

        desk().put(Subscriber.named("another"), INTENT);
        desk().removeSubscriber("another", INTENT);
        desk().put(new Subscriber("acme", "Acme", "", "", "", "", "", "", "", List.of()), INTENT);
        assertEquals("acme", acme.next().json().at("/events/0/item").asText());
        until(() -> stand(own).delivered() == 2 && stand(own).waiting() == 0);
    }

    @Test
    void oneThatDoesNotTakeItIsTriedAgainAlsoAfterARestart() throws Exception {
        Receiver receiver = receiver();
        receiver.answer(500);
        Webhooks.Issued hook = hook(receiver.url(), "");
        LiveFeed feed = listening(node("n1", true));
        feed.see(TestCall.of("n1-1", BEGIN).record(), true);
        String first = receiver.next().json().at("/events/0/id").asText();
        until(() -> stand(hook).failures() == 1);
        assertEquals("the response was 500", stand(hook).fault());
        assertEquals(Optional.of(BEGIN.plusSeconds(5)), stand(hook).nextTry());

        close(open);
        assertEquals(1, stand(hook).waiting());
        // Its pause is over, and nobody is at its port any more.
        now.set(BEGIN.plusSeconds(6));
        node("n1", true);
        until(() -> stand(hook).failures() == 2);
        assertTrue(
                stand(hook).fault().startsWith("the host cannot be reached"),
                stand(hook).fault());
        assertEquals(Optional.of(BEGIN.plusSeconds(16)), stand(hook).nextTry());
        List<WebhookEvent> waiting = webhooks().events(hook.webhook().id(), 10);
        assertEquals(first, waiting.getFirst().event());
        assertFalse(waiting.getFirst().givenUp());
    }

    private void close(List<AutoCloseable> each) throws Exception {
        for (AutoCloseable one : each) {
            one.close();
        }
        each.clear();
    }

    /** Each has a host of its own that takes connections and answers nothing. */
    @Test
    void manyThatAreSlowHoldUpNobodyElse() throws Exception {
        List<Webhooks.Issued> slow = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
            open.add(silent);
            slow.add(hook("http://127.0.0.1:" + silent.getLocalPort() + "/hook", ""));
        }
        for (Webhooks.Issued each : slow) {
            webhooks().queue(List.of(new WebhookEvent(each.webhook().id(), "n1-1", BEGIN, "{}", false)));
        }
        Receiver quick = receiver();
        Webhooks.Issued hook = hook(quick.url(), "");
        webhooks().queue(List.of(new WebhookEvent(hook.webhook().id(), "n1-1", BEGIN, "{}", false)));
        node("n1", true);
        quick.next();
        assertTrue(
                webhooks().list("", Optional.empty(), Webhooks.MOST).stream()
                        .anyMatch(each -> slow.stream()
                                        .map(Webhooks.Issued::webhook)
                                        .anyMatch(of -> of.id().equals(each.id()))
                                && each.stand().failures() == 0),
                "it is told while others are being told");
    }

    /** Of one host only so many are told at one time, and the others of it when those are done. */
    @Test
    void manyOfOneHostAreToldAllTheSame() throws Exception {
        Receiver receiver = receiver();
        List<Webhooks.Issued> hooks = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            Webhooks.Issued hook = hook(receiver.url(), "");
            hooks.add(hook);
            webhooks().queue(List.of(new WebhookEvent(hook.webhook().id(), "n1-1", BEGIN, "{}", false)));
        }
        node("n1", true);
        for (Webhooks.Issued each : hooks) {
            until(() -> stand(each).delivered() == 1);
        }
    }

    @Test
    void whatNobodyTakesIsGivenUpAndSeen() throws Exception {
        Webhooks.Issued hook = hook("http://127.0.0.1:9/hook", "");
        webhooks()
                .queue(List.of(
                        new WebhookEvent(hook.webhook().id(), "n1-1", BEGIN.minusSeconds(3_601), "{}", false),
                        new WebhookEvent(hook.webhook().id(), "n1-2", BEGIN, "{}", false)));
        node("n1", false);
        until(() -> stand(hook).givenUp() == 1 && stand(hook).failures() > 0);
        assertTrue(
                stand(hook).fault().contains("an address of this machine"),
                stand(hook).fault());
        List<WebhookEvent> events = webhooks().events(hook.webhook().id(), 10);
        assertEquals(
                List.of("n1-2", "n1-1"),
                events.stream().map(WebhookEvent::event).toList());
        assertTrue(events.getLast().givenUp());
    }

    @Test
    void soManyWaitAndNoMoreAndTheSameIsNotToldTwice() throws Exception {
        Webhooks.Issued hook = hook("http://127.0.0.1:9/hook", "acme");
        List<WebhookEvent> many = new ArrayList<>();
        for (int i = 0; i < Webhooks.MOST_WAITING + 5; i++) {
            many.add(new WebhookEvent(hook.webhook().id(), "n1-" + i, BEGIN, "{}", false));
        }
        webhooks().queue(many.subList(0, 3));
        webhooks().queue(many.subList(0, 3));
        assertEquals(3, stand(hook).waiting());
        webhooks().queue(many.subList(3, many.size()));
        assertEquals(Webhooks.MOST_WAITING, stand(hook).waiting());
        assertEquals(5, stand(hook).dropped());
        desk().removeSubscriber("acme", INTENT);
        assertEquals(Optional.empty(), webhooks().find(hook.webhook().id()));
    }

    @Test
    void pausesGrowToAQuarterOfAnHour() {
        WebhookSettings settings = new WebhookSettings(
                "n1", new WebhookTargets(false, false), Duration.ofHours(24), Duration.ofSeconds(5));
        assertEquals(Duration.ofSeconds(5), settings.pause(1));
        assertEquals(Duration.ofSeconds(40), settings.pause(4));
        assertEquals(WebhookSettings.LONGEST_PAUSE, settings.pause(9));
        assertEquals(WebhookSettings.LONGEST_PAUSE, settings.pause(1_000_000));
    }
}
