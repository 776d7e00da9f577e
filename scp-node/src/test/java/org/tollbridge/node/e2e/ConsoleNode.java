package org.tollbridge.node.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.tollbridge.provisioning.access.Account;
import org.tollbridge.provisioning.access.Passwords;
import org.tollbridge.provisioning.access.Role;
import org.tollbridge.provisioning.access.Token;
import org.tollbridge.provisioning.access.Totp;
import org.tollbridge.provisioning.api.Api;
import org.tollbridge.provisioning.inventory.Author;
import org.tollbridge.provisioning.inventory.Intent;
import org.tollbridge.provisioning.inventory.NumberRange;
import org.tollbridge.provisioning.inventory.Step;
import org.tollbridge.provisioning.inventory.Subscriber;
import org.tollbridge.provisioning.store.Accounts;
import org.tollbridge.provisioning.store.Inventory;
import org.tollbridge.provisioning.store.NumberOrder;
import org.tollbridge.provisioning.store.Tokens;
import org.tollbridge.service.plan.CallPlan;
import org.tollbridge.service.plan.PlanCompiler;
import org.tollbridge.service.plan.PlanNode;
import org.tollbridge.service.plan.form.PlanText;
import org.tollbridge.simulator.ssf.CallResult;

/** A node with accounts of each role and numbers of its own, for who looks at it by the console. */
final class ConsoleNode implements AutoCloseable {

    static final String PASSWORD = "correct horse battery";
    static final String OWNER = "acme";
    static final String OFFICE = "861055501001";

    /** What numbers of the owner have: a switch, a list, an announcement and two destinations. */
    static final String PLAN = """
            entry: state
            deny: list blocked
            lists:
              blocked: 861062340000
            positions:
              emergency: off
            state: switch
              switch: emergency
              on -> crisis
              night -> closed
              otherwise -> office
            office: destination
              number: 861055501001
            crisis: destination
              number: 862155502001
            closed: announce
              announcement: closed
              to -> crisis
            """;

    private static final long FIRST = 8_008_150_000L;

    private static final String YAML = """
            switches: [{name: plain, point-code: 1, resource: own, announcements: {welcome: 1, closed: 2}}]
            records: {in-store: true}
            http: {logins-per-minute: 10000, requests-per-second: 10000}
            events: {max-listeners-of-account: 1000, max-listeners: 1000}
            """;

    private final Scp scp;
    private final Ssp ssp;
    private final Accounts accounts;
    private final Tokens tokens;
    private final Inventory inventory;
    private final String token;
    private final AtomicInteger numbers = new AtomicInteger();

    private ConsoleNode(Scp scp) throws Exception {
        this.scp = scp;
        this.ssp = Ssp.connect(scp.address(), 1);
        this.accounts = new Accounts(scp.node().store(), new Passwords());
        this.tokens = new Tokens(scp.node().store());
        this.inventory =
                new Inventory(scp.node().store(), scp.node().settings().rules().plan());
        inventory.put(new NumberRange("8008150000", "8008159999", true, ""), by("setup", ""));
        inventory.put(Subscriber.named(OWNER), by("setup", ""));
        for (Role role : Role.values()) {
            account(name(role), role);
        }
        letLogIn(name(Role.DESK));
        Account admin = accounts.find(name(Role.ADMINISTRATOR)).orElseThrow();
        this.token = tokens.issue(admin, "test", List.of(), Duration.ofHours(1), by("setup", ""))
                .secret();
    }

    /** The accounts that it begins with, one of each role. */
    static List<String> accounts() {
        return Stream.of(Role.values()).map(ConsoleNode::name).toList();
    }

    private static String name(Role role) {
        return role.ofSubscriber() ? role.word() + "@" + OWNER : role.word();
    }

    static ConsoleNode start(Path home) throws Exception {
        Scp scp = Scp.start(home, YAML);
        try {
            return new ConsoleNode(scp);
        } catch (Exception e) {
            scp.close();
            throw e;
        }
    }

    /** The switch from which calls come, with a thousand seconds in each. */
    Ssp ssp() {
        return ssp;
    }

    /** Places a call and says how it ended, and where. */
    String place(Calls call) throws Exception {
        CallResult result = ssp.place(call);
        assertEquals(List.of(), result.violations());
        return result.outcome() + " " + result.destination().orElse("nowhere");
    }

    /** Places a call, and waits until it is in the store. */
    void keep(Calls call, String number) throws Exception {
        place(call);
        Until.holds(
                "a call in the store",
                () -> !api("/calls?number=" + number).path("items").isEmpty());
    }

    Inventory inventory() {
        return inventory;
    }

    String url() {
        return "http://127.0.0.1:" + scp.node().httpAddress().orElseThrow().getPort();
    }

    static Intent by(String who, String why) {
        return Intent.of(new Author(who, why, "test"));
    }

    /** An account without a password; one of a subscriber is that of {@link #OWNER}. */
    Account account(String name, Role role) throws Exception {
        return accounts.put(
                new Account(name, role, role.ofSubscriber() ? OWNER : "", true, Optional.empty()), by("setup", ""));
    }

    /** Lets an account log in with {@link #PASSWORD}, which takes its while. */
    void letLogIn(String name) throws Exception {
        accounts.setPassword(name, PASSWORD, by("setup", ""));
    }

    /** The secret of a session of an account that has logged in. */
    String session(String name) throws Exception {
        return tokens.beginSession(accounts.find(name).orElseThrow(), by(name, ""))
                .secret();
    }

    /** Lets an account log in with the password and codes, and gives what those are made of. */
    String secondFactor(String name) throws Exception {
        letLogIn(name);
        String secret = accounts.beginCodes(name);
        accounts.confirmCodes(name, Totp.code(secret, Instant.now().minusSeconds(30)), by("setup", ""));
        return secret;
    }

    /** Another number in service, of a subscriber that may be new. */
    String number(String subscriber, String destination) throws Exception {
        if (inventory.subscriber(subscriber).isEmpty()) {
            inventory.put(Subscriber.named(subscriber), by("setup", ""));
        }
        String digits = Long.toString(FIRST + numbers.getAndIncrement());
        PlanNode.Destination plain = new PlanNode.Destination(destination, List.of(), List.of(), OptionalInt.empty());
        inventory.order(
                new NumberOrder(Step.ASSIGN, digits, subscriber, OptionalInt.empty(), Optional.of(plain)),
                by("ann", ""));
        inventory.order(NumberOrder.of(Step.ACTIVATE, digits), by("ann", "contract 117"));
        return digits;
    }

    /** Another number of the owner, with the plan. */
    String planned() throws Exception {
        String number = number(OWNER, OFFICE);
        plan(number, PLAN, by("ann", "opening"));
        return number;
    }

    /** Gives a number a plan in lines of text. */
    void plan(String number, String text, Intent intent) throws Exception {
        CallPlan plan =
                new PlanCompiler().compile(PlanText.read(text).document().orElseThrow());
        inventory.plan(number, plan, intent);
    }

    /** What the API answers to an administrator. */
    String text(String path) throws Exception {
        HttpResponse<String> answer = get(path, "authorization", "Bearer " + token);
        assertEquals(200, answer.statusCode(), answer.body());
        return answer.body();
    }

    JsonNode api(String path) throws Exception {
        return new ObjectMapper().readTree(text(path));
    }

    /** A value in what the API says of a number. */
    String api(String number, String of, String pointer) throws Exception {
        return api("/numbers/" + number + "/" + of).at(pointer).asText();
    }

    /** What the API answers to a request with a header. */
    HttpResponse<String> get(String path, String header, String value) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url() + Api.BASE + path))
                .header(header, value)
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        }
    }

    /** Ends the sessions of an account. */
    void endSessions(String name) throws Exception {
        for (Token each : tokens.tokens(name)) {
            tokens.removeToken(name, each.id(), by("setup", ""));
        }
    }

    @Override
    public void close() {
        ssp.close();
        scp.close();
    }
}
