package org.tollbridge.node.http;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.tollbridge.node.run.TariffReader;
import org.tollbridge.provisioning.access.Account;
import org.tollbridge.provisioning.access.Role;
import org.tollbridge.provisioning.api.Api;
import org.tollbridge.provisioning.api.ApiSettings;
import org.tollbridge.provisioning.api.ApiWorld;
import org.tollbridge.provisioning.batch.BatchJob;
import org.tollbridge.provisioning.batch.BatchJobs;
import org.tollbridge.provisioning.batch.BatchPlace;
import org.tollbridge.provisioning.batch.NumberRules;
import org.tollbridge.provisioning.inventory.Author;
import org.tollbridge.provisioning.inventory.Intent;
import org.tollbridge.provisioning.inventory.NumberRange;
import org.tollbridge.provisioning.inventory.Step;
import org.tollbridge.provisioning.inventory.Subscriber;
import org.tollbridge.provisioning.live.Listener;
import org.tollbridge.provisioning.live.LiveCalls;
import org.tollbridge.provisioning.live.LiveFeed;
import org.tollbridge.provisioning.live.LiveSettings;
import org.tollbridge.provisioning.live.WebhookTargets;
import org.tollbridge.provisioning.store.CallLoading;
import org.tollbridge.provisioning.store.Changes;
import org.tollbridge.provisioning.store.CorrectedCall;
import org.tollbridge.provisioning.store.Inventory;
import org.tollbridge.provisioning.store.NumberOrder;
import org.tollbridge.provisioning.store.NumberStore;
import org.tollbridge.provisioning.store.StoreException;
import org.tollbridge.provisioning.store.StoredCall;
import org.tollbridge.provisioning.store.TestCall;
import org.tollbridge.provisioning.store.TestDatabase;
import org.tollbridge.provisioning.store.Tokens;
import org.tollbridge.service.call.CallRecord;
import org.tollbridge.service.call.Corrections;
import org.tollbridge.service.charging.Tariff;
import org.tollbridge.service.number.NumberPlan;
import org.tollbridge.service.plan.PlanLimits.Claim;
import org.tollbridge.service.plan.PlanNode;
import org.tollbridge.service.plan.PlanRules;
import org.tollbridge.service.plan.PlanWorld;
import org.tollbridge.service.plan.ServiceClasses;
import org.tollbridge.service.port.CallRecords;

/**
 * The API as a node serves it, on a store with two subscribers: acme has 8008101234 and 4008101234, other has 8008105678. Each
 * role has an account with a token; those of a subscriber are acme's.
 */
final class ApiFixture implements AutoCloseable {

    static final String PASSWORD = "correct horse battery";
    static final PlanRules RULES = new PlanRules(NumberPlan.china(), ServiceClasses.china());

    private static final Tariff TARIFF =
            TariffReader.read("tariffs", Optional.empty(), ServiceClasses.china(), PlanWorld.NONE);

    private static final LiveSettings LIVE = new LiveSettings("test", 20, 3, 1_000, 100, 1_000, 4);

    static final Instant NOW = Instant.parse("2026-11-28T08:00:00Z");
    private static final Intent SETUP = Intent.of(new Author("setup", "", "test"));

    final NumberStore store;
    final BatchJobs jobs;
    final LiveFeed feed;
    final LiveCalls calls;
    final Api api;
    final AtomicLong nanos = new AtomicLong();
    final ApiClient client;
    private final HttpServer server;
    private final Map<Role, String> tokens = new HashMap<>();

    ApiFixture(TestDatabase database, Path folder) throws Exception {
        store = NumberStore.open(database.fresh(folder));
        feed = feed(store);
        jobs = jobs(store, folder);
        calls = new LiveCalls(new NoRecords(), feed);
        api = new Api(store, RULES, world(feed, jobs), new ApiSettings("test", 10_000, 10_000), () -> NOW, nanos::get);
        fill();
        server = HttpServer.start(new HttpSettings("127.0.0.1", 0), List.of(ApiRoutes.of(api)));
        client = new ApiClient("http://127.0.0.1:" + server.address().getPort());
        addCalls();
        addAccounts();
        happen();
    }

    /** Has something happen that those who listen may ask for. */
    private void happen() throws Exception {
        try (Listener listener = feed.listen("setup", event -> true, Optional.empty())) {
            calls.append(call(8, "8008105678", "other"));
            calls.append(call(9, "8008101234", "acme"));
            for (int told = 0; told < 2; told++) {
                assertTrue(listener.next(Duration.ofSeconds(20)).isPresent(), "nothing is told");
            }
        }
    }

    private record NoRecords() implements CallRecords {

        @Override
        public void append(CallRecord record) {}

        @Override
        public void standIn(CallRecord record) {}

        @Override
        public boolean ready() {
            return true;
        }
    }

    /** An API on the same store, of a node whose calls do not come to it. */
    Api withoutCalls() {
        return new Api(
                store, RULES, world(feed, jobs, false), new ApiSettings("test", 10_000, 10_000), () -> NOW, nanos::get);
    }

    /** A connection on which a test writes what no client would. */
    Socket connect() throws IOException {
        return new Socket(server.address().getAddress(), server.address().getPort());
    }

    static LiveFeed feed(NumberStore store) {
        return LiveFeed.start(LIVE, new Changes(store), TestCall.GROUPING, () -> NOW);
    }

    static BatchJobs jobs(NumberStore store, Path folder) {
        NumberRules rules = new NumberRules(RULES, ZoneOffset.UTC);
        return new BatchJobs(new BatchPlace(store, rules), folder.resolve("jobs"), () -> NOW);
    }

    /** With the tariff that the product comes with. */
    static ApiWorld world(LiveFeed feed, BatchJobs jobs) {
        return world(feed, jobs, true);
    }

    private static ApiWorld world(LiveFeed feed, BatchJobs jobs, boolean callsStored) {
        return new ApiWorld(
                PlanWorld.NONE,
                TARIFF,
                ApiFixture::trace,
                ApiFixture::correct,
                feed,
                new WebhookTargets(true, true),
                jobs,
                callsStored,
                ApiFixture::used,
                ApiFixture::status);
    }

    /** Two of each, and of a month's cost as many thousandths; nobody knows of calls in a period. */
    private static OptionalLong used(Claim claim) {
        return claim.kind() == Claim.Kind.RATE ? OptionalLong.empty() : OptionalLong.of(2);
    }

    private static ObjectNode status() {
        return JsonNodeFactory.instance.objectNode().put("version", "test");
    }

    /** Of a call that comes to nothing yet; any other is not there. */
    private static Optional<CorrectedCall> correct(String callId, Corrections.Wanted wanted, Intent intent) {
        return callId.equals("scp1-1")
                ? Optional.of(new CorrectedCall(
                        callId,
                        wanted.seconds().orElse(0),
                        wanted.caller().orElse(0),
                        wanted.subscriber().orElse(0),
                        1))
                : Optional.empty();
    }

    /** Says of each call but the third that it was so. */
    private static Optional<ObjectNode> trace(StoredCall call) {
        return call.callId().endsWith("3")
                ? Optional.empty()
                : Optional.of(JsonNodeFactory.instance.objectNode().put("callId", call.callId()));
    }

    private void fill() throws StoreException {
        Inventory desk = new Inventory(store, RULES);
        desk.put(new NumberRange("8008100000", "8008109999", true, ""), SETUP);
        desk.put(new NumberRange("4008100000", "4008109999", true, ""), SETUP);
        desk.put(Subscriber.named("acme"), SETUP);
        desk.put(Subscriber.named("other"), SETUP);
        give(desk, "8008101234", "acme");
        give(desk, "4008101234", "acme");
        give(desk, "8008105678", "other");
    }

    private void addCalls() throws StoreException {
        new CallLoading(store, TestCall.GROUPING)
                .add(
                        "scp1",
                        List.of(
                                call(1, "8008101234", "acme"),
                                call(2, "8008105678", "other"),
                                call(3, "4008101234", "acme")),
                        3,
                        0);
    }

    private static CallRecord call(int number, String dialled, String subscriber) {
        return TestCall.of("scp1-" + number, NOW.plusSeconds(number))
                .to(dialled, subscriber)
                .record();
    }

    private static void give(Inventory desk, String digits, String subscriber) throws StoreException {
        PlanNode.Destination destination =
                new PlanNode.Destination("861055501001", List.of(), List.of(), OptionalInt.empty());
        desk.order(
                new NumberOrder(Step.ASSIGN, digits, subscriber, OptionalInt.empty(), Optional.of(destination)), SETUP);
        desk.order(NumberOrder.of(Step.ACTIVATE, digits), SETUP);
    }

    private void addAccounts() throws Exception {
        for (Role role : Role.values()) {
            Account account = account(role);
            api.accounts().put(account, SETUP);
            giveToken(account);
        }
        Account foreign = new Account("boss@other", Role.SUBSCRIBER_ADMINISTRATOR, "other", true, Optional.empty());
        api.accounts().put(foreign, SETUP);
    }

    private static Account account(Role role) {
        String name = role.ofSubscriber() ? role.word() + "@acme" : role.word();
        return new Account(name, role, role.ofSubscriber() ? "acme" : "", true, Optional.empty());
    }

    private void giveToken(Account account) throws StoreException {
        Tokens.Issued issued = api.tokens().issue(account, "test", List.of(), Duration.ofHours(1), SETUP);
        tokens.put(account.role(), issued.secret());
    }

    /** Gives the account with a role {@link #PASSWORD}, which takes its while, and another token. */
    void letLogIn(Role role) throws StoreException {
        api.accounts().setPassword(account(role).name(), PASSWORD, SETUP);
        giveToken(account(role));
    }

    /** A token of an account with a role. */
    String token(Role role) {
        return tokens.getOrDefault(role, "");
    }

    /** A job, once it has ended. */
    BatchJob ended(String id) {
        long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        BatchJob job = jobs.find(id).orElseThrow();
        while (!job.state().ended()) {
            assertTrue(System.nanoTime() < end, "the job does not end");
            LockSupport.parkNanos(Duration.ofMillis(2).toNanos());
            job = jobs.find(id).orElseThrow();
        }
        return job;
    }

    int port() {
        return server.address().getPort();
    }

    @Override
    public void close() {
        client.close();
        feed.close();
        server.close();
        jobs.close();
        store.close();
    }
}
