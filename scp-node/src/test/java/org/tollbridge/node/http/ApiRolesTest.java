package org.tollbridge.node.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tollbridge.node.http.ApiClient.Reply;
import org.tollbridge.node.http.ApiClient.Request;
import org.tollbridge.provisioning.access.Account;
import org.tollbridge.provisioning.access.Role;
import org.tollbridge.provisioning.api.Access.Reach;
import org.tollbridge.provisioning.api.Method;
import org.tollbridge.provisioning.api.Route;
import org.tollbridge.provisioning.batch.BatchKind;
import org.tollbridge.provisioning.batch.BatchMode;
import org.tollbridge.provisioning.inventory.Author;
import org.tollbridge.provisioning.inventory.Deadlines;
import org.tollbridge.provisioning.inventory.Feature;
import org.tollbridge.provisioning.inventory.FeaturePackage;
import org.tollbridge.provisioning.inventory.Intent;
import org.tollbridge.provisioning.inventory.Paper;
import org.tollbridge.provisioning.store.Applications;
import org.tollbridge.provisioning.store.Balances;
import org.tollbridge.provisioning.store.Packages;
import org.tollbridge.provisioning.store.PaperFile;
import org.tollbridge.provisioning.store.StoreException;
import org.tollbridge.provisioning.store.Template;
import org.tollbridge.provisioning.store.TemplateUse;
import org.tollbridge.provisioning.store.Templates;
import org.tollbridge.provisioning.store.TestDatabase;
import org.tollbridge.provisioning.store.Webhook;
import org.tollbridge.provisioning.store.Webhooks;
import org.tollbridge.service.plan.Holidays;

/** Every route with every role, on what is the role's own, what is another's, and what there is not. */
class ApiRolesTest {

    private static final String PLAN = "entry: a\n\na: destination\n  number: 861055501001\n";
    private static final Set<Integer> REFUSALS = Set.of(401, 403, 404, 405, 500);

    /** What is told already, and no waiting for more. */
    private static final String WHAT_HAPPENED = "?seconds=0&after=0";

    private static final Intent SETUP = Intent.of(new Author("setup", "", "test"));

    @TempDir
    private Path folder;

    private Optional<ApiFixture> opened = Optional.empty();
    private String job = "";
    private String ownHook = "";
    private String foreignHook = "";

    @BeforeEach
    void open() throws Exception {
        opened = Optional.of(new ApiFixture(TestDatabase.H2, folder));
        fixture()
                .api
                .accounts()
                .put(new Account("spare@acme", Role.SUBSCRIBER_USER, "acme", true, Optional.empty()), SETUP);
        giveTemplates();
        new Packages(fixture().store).put(new FeaturePackage("basic", Set.of(Feature.TIME), ""), SETUP);
        new Balances(fixture().store).put("acme", false, SETUP);
        apply("acme", "8008102001");
        apply("other", "8008102002");
        job = job();
        ownHook = hook("acme");
        foreignHook = hook("other");
    }

    private void giveTemplates() throws StoreException {
        Templates templates = new Templates(fixture().store, ApiFixture.RULES);
        templates.put(new Template("branch", "800", PLAN, Map.of(), List.of(), ""), SETUP);
        for (String number : List.of("8008101234", "8008105678")) {
            templates.give(new TemplateUse(number, "branch", Map.of()), SETUP);
        }
    }

    /** One with a row that was refused. */
    private String job() throws Exception {
        BatchMode skipping =
                new BatchMode(false, true, false, false, StandardCharsets.UTF_8, BatchKind.of("subscribers"));
        byte[] file = "name,email\nacme,nonsense\n".getBytes(StandardCharsets.UTF_8);
        String id = fixture().jobs.take(SETUP, skipping, ByteBuffer.wrap(file)).id();
        assertTrue(fixture().ended(id).refusedRows(), "its row is refused");
        return id;
    }

    private String hook(String subscriber) throws StoreException {
        Webhook hook = new Webhook(
                "",
                subscriber,
                "https://crm.example.com/" + subscriber,
                List.of(),
                ApiFixture.NOW,
                "",
                new Webhook.Stand(0, 0, 0, 0, 0, "", Optional.empty()));
        return new Webhooks(fixture().store).issue(hook, SETUP).webhook().id();
    }

    private void apply(String subscriber, String number) throws StoreException {
        Applications applications = new Applications(fixture().store, ApiFixture.RULES);
        Deadlines deadlines = new Deadlines(ZoneOffset.UTC, Holidays.NONE);
        String id = applications
                .apply(subscriber, List.of(number), deadlines, SETUP)
                .id();
        PaperFile file = new PaperFile("scan.pdf", "application/pdf", "aGVsbG8=");
        if (applications.give(id, Paper.LICENCE, file, SETUP).papers().isEmpty()) {
            throw new AssertionError("the paper was not taken");
        }
    }

    @AfterEach
    void close() {
        opened.ifPresent(ApiFixture::close);
    }

    private ApiFixture fixture() {
        return opened.orElseThrow();
    }

    /**
     * Keys of a route's records.
     *
     * @param own of acme
     * @param foreign of another subscriber
     * @param absent of nobody
     */
    private record Keys(String own, String foreign, String absent) {}

    private Keys keys(Route route) {
        return switch (route.path().split("/", -1)[1]) {
            case "numbers", "plans" -> new Keys("8008101234", "8008105678", "8008102255");
            case "templates" -> new Keys("branch", "branch", "nowhere");
            case "packages" -> new Keys("basic", "basic", "nowhere");
            case "calls" -> new Keys("scp1-1", "scp1-2", "scp1-9");
            case "applications" -> new Keys("8008102001-1", "8008102002-1", "8008102003-1");
            case "subscribers" -> new Keys("acme", "other", "nobody");
            case "accounts" -> new Keys("spare@acme", "boss@other", "someone@other");
            case "ranges" -> new Keys("8008100000", "4008100000", "8008300000");
            case "tokens" -> new Keys("1111111111111111", "2222222222222222", "3333333333333333");
            case "jobs" -> new Keys(job, "2222222222222222", "3333333333333333");
            case "webhooks" -> new Keys(ownHook, foreignHook, "3333333333333333");
            default -> new Keys("", "", "");
        };
    }

    private static String query(String path) {
        return switch (path) {
            case "/events" -> WHAT_HAPPENED;
            case "/reports/export" -> "?by=number";
            default -> "";
        };
    }

    private Request request(Route route, String key) {
        String path = route.path()
                .replace("{version}", "1")
                .replace("{paper}", "licence")
                .replaceAll("[{][a-z_]+[}]", key);
        Request request = fixture().client.request(route.method().name(), path + query(path));
        return switch (route.method() + " " + route.path()) {
            case "POST /numbers/{number}/steps" -> request.json("{\"step\":\"suspend\"}");
            case "PUT /numbers/{number}/plan", "POST /plans/check", "POST /numbers/{number}/versions" ->
                request.body("text/plain", PLAN);
            case "POST /numbers/{number}/versions/{version}/start" -> request.json("{\"percent\":10}");
            case "PUT /numbers/{number}/template" -> request.json("{\"template\":\"branch\"}");
            case "PUT /templates/{name}" ->
                request.json("{\"name\":\"" + key + "\",\"service_class\":\"800\",\"plan\":\"entry: a\"}");
            case "POST /session" -> request.json("{\"name\":\"nobody\",\"password\":\"a guess\"}");
            case "POST /applications" -> request.json("{\"subscriber\":\"acme\",\"candidates\":[\"8008102009\"]}");
            case "PUT /applications/{id}/papers/{paper}" ->
                request.json("{\"name\":\"a.pdf\",\"media_type\":\"application/pdf\",\"content\":\"aGVsbG8=\"}");
            case "POST /applications/{id}/steps" -> request.json("{\"step\":\"approve\"}");
            case "POST /plans/try" -> request.json("{\"number\":\"" + key + "\"}");
            case "POST /calls/{call}/corrections" -> request.json("{\"seconds\":60,\"why\":\"test\"}");
            case "POST /jobs" -> request.body("text/csv", "name\nacme\n");
            case "POST /webhooks" -> request.json("{\"url\":\"https://crm.example.com\",\"subscriber\":\"acme\"}");
            case "POST /rate" -> request.json("{\"number\":\"8008101234\",\"caller\":\"13800138000\",\"seconds\":60}");
            case "PUT /subscribers/{name}/balance" -> request.json("{\"ends_calls\":true}");
            case "POST /subscribers/{name}/balance" -> request.json("{\"amount\":\"50\"}");
            case "PUT /subscribers/{name}" -> request.json("{\"name\":\"" + key + "\"}");
            case "PUT /packages/{name}" -> request.json("{\"name\":\"" + key + "\",\"features\":[\"time\"]}");
            case "PUT /ranges/{first}" -> request.json("{\"first\":\"" + key + "\",\"last\":\"" + key + "\"}");
            case "PUT /accounts/{name}" ->
                request.json("{\"name\":\"" + key + "\",\"role\":\"subscriber-user\",\"subscriber\":\"acme\"}");
            default -> request;
        };
    }

    /** The key of something that may be removed for good. */
    private String fresh(Route route) throws Exception {
        return switch (route.path()) {
            case "/webhooks/{id}" -> hook("acme");
            case "/jobs/{id}" -> job();
            case "/subscribers/{name}/balance" -> {
                new Balances(fixture().store).put("acme", false, SETUP);
                yield "acme";
            }
            default -> keys(route).own();
        };
    }

    private Reply ask(Route route, Role role, String key) throws Exception {
        return request(route, key).token(fixture().token(role)).send();
    }

    private static String name(Route route, Role role) {
        return role.word() + ": " + route.method() + " " + route.path();
    }

    /** Roles with a reach, on routes that take a token. */
    private List<Route> routes(Role role, Optional<Reach> reach) {
        return fixture().api.routes().stream()
                .filter(route -> route.login() == Route.Login.TOKEN)
                .filter(route -> route.access().of(role).equals(reach))
                .toList();
    }

    @Test
    void withoutATokenNothingIsToldButTheDescription() throws Exception {
        for (Route route : fixture().api.routes()) {
            Reply reply = request(route, keys(route).own()).send();
            assertEquals(
                    route.login() == Route.Login.NONE ? 200 : 401,
                    reply.status(),
                    route.method() + " " + route.path() + ": " + reply.text());
        }
    }

    @Test
    void aRoleThatMayNotUseARouteIsRefusedWhateverItNames() throws Exception {
        int tried = 0;
        for (Role role : Role.values()) {
            for (Route route : routes(role, Optional.empty())) {
                Keys keys = keys(route);
                for (String key : List.of(keys.own(), keys.foreign(), keys.absent())) {
                    Reply reply = ask(route, role, key);
                    assertEquals(403, reply.status(), name(route, role) + ": " + reply.text());
                    tried++;
                }
            }
        }
        assertTrue(tried > 60, "tried: " + tried);
    }

    @Test
    void aRoleThatMayUseARouteIsLetIn() throws Exception {
        int tried = 0;
        for (Role role : Role.values()) {
            List<Route> allowed = new ArrayList<>(routes(role, Optional.of(Reach.ALL)));
            allowed.addAll(routes(role, Optional.of(Reach.OWN)));
            for (Route route : allowed) {
                boolean ofOneself =
                        route.path().equals("/tokens/{id}") || route.path().equals("/session");
                if (ofOneself || isAccountOfAnotherName(route, role)) {
                    continue;
                }
                boolean mayBeGone =
                        route.method() == Method.DELETE || route.path().endsWith("/balance");
                String key = mayBeGone ? fresh(route) : keys(route).own();
                Reply reply = ask(route, role, key);
                assertFalse(REFUSALS.contains(reply.status()), name(route, role) + ": " + reply.text());
                tried++;
            }
        }
        assertTrue(tried > 60, "tried: " + tried);
    }

    /** A subscriber's administrator names its accounts after itself, which {@link ApiAccessTest} shows. */
    private static boolean isAccountOfAnotherName(Route route, Role role) {
        return role == Role.SUBSCRIBER_ADMINISTRATOR && route.path().equals("/accounts/{name}");
    }

    @Test
    void whatIsAnothersIsForASubscriberAsIfItWereNotThere() throws Exception {
        int tried = 0;
        for (Role role : List.of(Role.SUBSCRIBER_ADMINISTRATOR, Role.SUBSCRIBER_USER)) {
            List<Route> mine = new ArrayList<>(routes(role, Optional.of(Reach.OWN)));
            mine.addAll(routes(role, Optional.of(Reach.ALL)));
            for (Route route : mine) {
                Keys keys = keys(route);
                if (!route.path().contains("{") && !route.path().equals("/plans/try")) {
                    continue;
                }
                Reply foreign = ask(route, role, keys.foreign());
                Reply absent = ask(route, role, keys.absent());
                assertEquals(absent.status(), foreign.status(), name(route, role) + ": " + foreign.text());
                assertEquals(
                        absent.text().replace(keys.absent(), "KEY"),
                        foreign.text().replace(keys.foreign(), "KEY"),
                        name(route, role));
                assertTrue(Set.of(404, 422).contains(foreign.status()), name(route, role) + ": " + foreign.text());
                tried++;
            }
        }
        assertTrue(tried > 12, "tried: " + tried);
    }

    @Test
    void noListTellsASubscriberOfAnother() throws Exception {
        for (Role role : List.of(Role.SUBSCRIBER_ADMINISTRATOR, Role.SUBSCRIBER_USER)) {
            for (Route route : routes(role, Optional.of(Reach.OWN))) {
                if (!route.path().contains("{") && route.method().name().equals("GET")) {
                    String text = ask(route, role, "").is(200).text();
                    assertTrue(text.contains("acme") || text.contains("8008101234"), name(route, role) + ": " + text);
                    assertFalse(text.contains("other") || text.contains("8008105678"), name(route, role) + ": " + text);
                }
            }
        }
    }

    @Test
    void aTokenGoesNoFurtherThanItsScopes() throws Exception {
        fixture().letLogIn(Role.ADMINISTRATOR);
        String token = fixture()
                .client
                .post("/tokens")
                .password("administrator", ApiFixture.PASSWORD)
                .json("{\"scopes\":[\"numbers:read\",\"audit:read\"]}")
                .send()
                .is(201)
                .json()
                .path("token")
                .asText();
        for (Route route : fixture().api.routes()) {
            if (route.login() == Route.Login.TOKEN) {
                int status =
                        request(route, keys(route).own()).token(token).send().status();
                boolean within = Set.of("numbers:read", "audit:read").contains(route.scope());
                assertEquals(within, status != 403, route.method() + " " + route.path() + ": " + status);
            }
        }
    }

    @Test
    void theDescriptionHasEveryRouteAndNoOther() {
        Set<String> described = new TreeSet<>();
        fixture()
                .client
                .contract()
                .document()
                .path("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .properties()
                        .forEach(operation ->
                                described.add(operation.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey())));
        Set<String> served = new TreeSet<>();
        fixture().api.routes().forEach(route -> served.add(route.method() + " " + route.path()));
        assertEquals(served, described);
    }
}
