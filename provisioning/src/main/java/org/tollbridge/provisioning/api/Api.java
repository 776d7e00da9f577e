package org.tollbridge.provisioning.api;

import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tollbridge.provisioning.access.Account;
import org.tollbridge.provisioning.access.Passwords;
import org.tollbridge.provisioning.api.Problem.Kind;
import org.tollbridge.provisioning.form.FieldType;
import org.tollbridge.provisioning.form.FormException;
import org.tollbridge.provisioning.form.Versions;
import org.tollbridge.provisioning.inventory.Deadlines;
import org.tollbridge.provisioning.inventory.Intent;
import org.tollbridge.provisioning.inventory.Subscriber;
import org.tollbridge.provisioning.store.AbsentException;
import org.tollbridge.provisioning.store.Accounts;
import org.tollbridge.provisioning.store.Applications;
import org.tollbridge.provisioning.store.Audit;
import org.tollbridge.provisioning.store.Balances;
import org.tollbridge.provisioning.store.BusyException;
import org.tollbridge.provisioning.store.CallRecords;
import org.tollbridge.provisioning.store.CallReports;
import org.tollbridge.provisioning.store.ChangedException;
import org.tollbridge.provisioning.store.DoneBeforeException;
import org.tollbridge.provisioning.store.Inventory;
import org.tollbridge.provisioning.store.NumberStore;
import org.tollbridge.provisioning.store.Packages;
import org.tollbridge.provisioning.store.PlanVersions;
import org.tollbridge.provisioning.store.RefusedException;
import org.tollbridge.provisioning.store.StoreException;
import org.tollbridge.provisioning.store.Templates;
import org.tollbridge.provisioning.store.Tokens;
import org.tollbridge.provisioning.store.Webhooks;
import org.tollbridge.service.plan.Fault;
import org.tollbridge.service.plan.PlanRules;

/** The API: its table of routes, and the processing of each request before and after a route's own handler. */
public final class Api {

    /** Common prefix of all paths. */
    public static final String BASE = "/api/v1";

    private static final Logger LOG = LoggerFactory.getLogger(Api.class);

    private static final int SOON = 5;

    /** Requests processed at once: more would take processor time from calls, and only wait for the store. */
    private static final int WORKED_ON = 16;

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

    private final Accounts accounts;
    private final Tokens tokens;
    private final Audit audit;
    private final Packages packages;
    private final List<Route> routes;
    private final AccessControl control;
    private final Turns turns = new Turns(WORKED_ON, LONGEST_WAIT);

    /**
     * The API of a store.
     *
     * @param world other sources of its responses
     * @param nanos a monotonic clock, for rate limits
     */
    public Api(
            NumberStore store,
            PlanRules rules,
            ApiWorld world,
            ApiSettings settings,
            InstantSource clock,
            LongSupplier nanos) {
        this.accounts = new Accounts(store, new Passwords());
        this.tokens = new Tokens(store);
        this.audit = new Audit(store);
        this.packages = new Packages(store);
        this.routes = table(store, rules, world, settings, clock);
        this.control = new AccessControl(accounts, tokens, packages, settings, nanos);
    }

    private List<Route> table(
            NumberStore store, PlanRules rules, ApiWorld world, ApiSettings settings, InstantSource clock) {
        Inventory inventory = new Inventory(store, rules);
        Templates templates = new Templates(store, rules);
        NumberRoutes numbers = new NumberRoutes(inventory, templates, rules);
        Resource<Account> resource = RecordRoutes.accounts(accounts);
        List<Route> table = new ArrayList<>(numbers.routes());
        table.addAll(new VersionRoutes(new PlanVersions(store, rules), rules, world.plans(), clock, numbers.resource())
                .routes());
        table.addAll(new DrawingRoutes(numbers.resource()).routes());
        table.addAll(
                new LimitRoutes(numbers.resource(), world.used(), world.plans().zone(), clock).routes());
        table.addAll(new TemplateRoutes(templates, numbers.resource()).routes());
        table.addAll(new ApplicationRoutes(
                        new Applications(store, rules),
                        rules.numberPlan(),
                        new Deadlines(world.plans().zone(), world.plans().holidays()))
                .routes());
        Resource<Subscriber> subscribers = RecordRoutes.subscribers(inventory);
        table.addAll(subscribers.routes());
        table.addAll(new BalanceRoutes(new Balances(store), subscribers).routes());
        table.addAll(RecordRoutes.packages(packages).routes());
        table.addAll(RecordRoutes.ranges(inventory).routes());
        table.addAll(new PlanRoutes(rules, world.plans(), clock, numbers.resource()).routes());
        CallRecords records = new CallRecords(store);
        CallRoutes calls = new CallRoutes(records, world.traces(), rules.numberPlan());
        ReportRoutes reports = new ReportRoutes(
                new CallReports(store), rules.numberPlan(), world.plans().zone(), clock);
        List<Route> ended = new ArrayList<>(calls.routes());
        ended.addAll(reports.routes());
        ended.addAll(new ExportRoutes(records, calls, reports).routes());
        table.addAll(
                world.callsStored()
                        ? ended
                        : ended.stream()
                                .map(route -> route.with(Api::notStored))
                                .toList());
        table.addAll(new CorrectionRoutes(world.corrections()).routes());
        table.addAll(new RateRoutes(rules, world.tariff(), clock).routes());
        table.addAll(new StatusRoutes(world.status()).routes());
        table.addAll(new EventRoutes(world.feed(), tokens, rules.numberPlan()).routes());
        table.addAll(new JobRoutes(world.jobs(), audit).routes());
        table.addAll(new WebhookRoutes(new Webhooks(store), world.webhooks()).routes());
        table.addAll(resource.routes());
        table.addAll(new Sessions(accounts, tokens).routes());
        Set<String> scopes = new TreeSet<>(List.of("tokens:read", "tokens:write", "audit:read"));
        table.forEach(route -> scopes.add(route.scope()));
        table.addAll(new AccessRoutes(accounts, tokens, audit, resource).routes(scopes));
        List<Route> all = new ArrayList<>(table);
        all.add(description(""));
        table.add(description(OpenApi.describe(all, settings.version()).toString()));
        return List.copyOf(table);
    }

    /** An empty result would look as if there had been no calls. */
    private static Answer notStored(Call call) throws ProblemException {
        throw new ProblemException(
                Kind.CALLS_NOT_STORED,
                "records.in-store is off at this node; set it to true and restart the node, or read its journal with"
                        + " tollbridge records");
    }

    private static Route description(String document) {
        return new Route(
                Method.GET,
                "/openapi.json",
                "openapi:read",
                "The description of this API (OpenAPI 3.1).",
                Route.Login.NONE,
                Access.EVERYBODY,
                List.of(),
                new Takes.Nothing(),
                new Gives.Json("An OpenAPI document.", true),
                Route.Conditions.NONE,
                call -> Answers.versioned(call, document));
    }

    /** The table of routes. */
    public List<Route> routes() {
        return routes;
    }

    /** The accounts of the store. */
    public Accounts accounts() {
        return accounts;
    }

    /** The tokens of the store. */
    public Tokens tokens() {
        return tokens;
    }

    /** The response to an unknown path. */
    public static Answer unknown(String path) {
        return Problem.of(Kind.NOT_FOUND, "there is no " + path + "; see " + BASE + "/openapi.json")
                .answer();
    }

    /**
     * The response to a method that a path does not support.
     *
     * @param allowed the supported methods, as in the header Allow
     */
    public static Answer notAllowed(String method, String path, String allowed) {
        return Problem.of(Kind.WRONG_METHOD, method + " is not allowed on " + path + "; allowed: " + allowed)
                .answer();
    }

    /**
     * Responds to a request, also when it fails. While a request's body is awaited, it holds nothing but its own
     * thread: the limit on requests processed at once does not include those waiting for a body.
     *
     * @param asked the request without its body
     * @param body read only after the client is admitted, and only if the route takes one
     */
    public Answer answer(Route route, Asked asked, Asked.Body body) {
        Answer answer;
        try {
            answer = answerOrRefuse(route, asked, body);
        } catch (ProblemException e) {
            answer = e.problem().answer();
        } catch (FormException e) {
            answer = faulty(e.faults());
        } catch (StoreException e) {
            answer = answer(e, asked);
        } catch (IOException e) {
            LOG.debug("the body of {} {} was not received: {}", asked.method(), asked.path(), e.toString());
            answer = Problem.of(Kind.UNREADABLE, "the body was incomplete, or arrived too slowly")
                    .answer();
        } catch (RuntimeException e) {
            LOG.error("{} {} failed", asked.method(), asked.path(), e);
            answer = Problem.of(Kind.FAILED, "see the log of the node").answer();
        }
        return switch (answer.status()) {
            case 401 -> answer.with("www-authenticate", route.login() == Route.Login.PASSWORD ? "Basic" : "Bearer");
            case 503 -> answer.with("retry-after", Integer.toString(SOON));
            default -> answer;
        };
    }

    private Answer answerOrRefuse(Route route, Asked head, Asked.Body body)
            throws ProblemException, FormException, StoreException, IOException {
        Call admitted;
        turns.take();
        try {
            admitted = control.admit(route, head);
        } finally {
            turns.giveBack();
        }
        Call call = admitted.with(withBody(route, head, body));
        turns.take();
        try {
            return work(route, call);
        } finally {
            turns.giveBack();
        }
    }

    private static Asked withBody(Route route, Asked head, Asked.Body body)
            throws ProblemException, StoreException, IOException {
        if (route.longestBody() == 0) {
            if (head.bringsBody()) {
                throw new ProblemException(Kind.TOO_LONG, "this request takes no body");
            }
            return head;
        }
        Asked asked = head.with(body.read());
        if (asked.body().remaining() > route.longestBody()) {
            throw new ProblemException(Kind.TOO_LONG, "the body must have at most " + route.longestBody() + " octets");
        }
        return asked;
    }

    private Answer work(Route route, Call call) throws ProblemException, FormException, StoreException {
        Asked asked = call.asked();
        checkText(asked.query());
        checkText(asked.inPath());
        for (String given : asked.query().keySet()) {
            if (route.query().stream().noneMatch(known -> known.name().equals(given))) {
                throw new ProblemException(
                        Kind.UNREADABLE,
                        "there is no parameter " + given + " here; the parameters are "
                                + String.join(
                                        ", ",
                                        route.query().stream()
                                                .map(Route.Parameter::name)
                                                .toList()));
            }
        }
        // A job checks for repeated requests itself.
        boolean later = route.gives() instanceof Gives.Accepted;
        if (asked.header("idempotency-key").isPresent() && route.method().changes() && !later) {
            Intent intent = call.intent();
            try {
                audit.checkNew(intent);
                return done(route, call);
            } catch (DoneBeforeException e) {
                return again(e, call);
            }
        }
        return done(route, call);
    }

    /** For log collectors; the audit trail in the store has the details of the change. */
    private static Answer done(Route route, Call call) throws ProblemException, FormException, StoreException {
        Answer answer = route.handler().answer(call);
        if (route.method().changes()) {
            LOG.info(
                    "audit: {} {} by {} from {}",
                    call.asked().method(),
                    call.asked().path(),
                    call.caller().map(Account::name).orElse("nobody"),
                    call.asked().address());
        }
        return answer;
    }

    /** Invalid text is never in the store, and some databases fail on such a parameter. */
    private static void checkText(Map<String, String> given) throws ProblemException {
        for (Map.Entry<String, String> each : given.entrySet()) {
            if (!FieldType.isText(each.getValue())) {
                throw new ProblemException(Kind.UNREADABLE, each.getKey() + ": must be a text on one line");
            }
        }
    }

    /** The response to the first request with this key. */
    private static Answer again(DoneBeforeException done, Call call) throws ProblemException {
        if (!done.fingerprint().equals(call.fingerprint())) {
            throw new ProblemException(Kind.FAULTY, "this Idempotency-Key was used for another request; use a new one");
        }
        int status = call.adds() ? Answer.CREATED : Answer.OK;
        return done.document()
                .map(document -> Answer.json(status, document).with("etag", "\"" + Versions.of(document) + "\""))
                .orElseGet(() -> Answer.nothing(Answer.NO_CONTENT));
    }

    private static Answer answer(StoreException fault, Asked asked) {
        String words = String.valueOf(fault.getMessage());
        return switch (fault) {
            case AbsentException absent -> Problem.of(Kind.NOT_FOUND, words).answer();
            case ChangedException changed -> Problem.of(Kind.CHANGED, words).answer();
            case RefusedException refused ->
                refused.faults().isEmpty()
                        ? Problem.of(Kind.AGAINST_RULES, words).answer()
                        : faulty(refused.faults());
            case BusyException busy -> Problem.of(Kind.BUSY, words).answer();
            default -> {
                LOG.error("{} {} failed: {}", asked.method(), asked.path(), words);
                yield Problem.of(Kind.BUSY, "the store is not available; see the log of the node")
                        .answer();
            }
        };
    }

    private static Answer faulty(List<Fault> faults) {
        String first = faults.getFirst().path().isEmpty()
                ? faults.getFirst().rule()
                : faults.getFirst().path() + ": " + faults.getFirst().rule();
        String more = faults.size() == 1 ? "" : " (and " + (faults.size() - 1) + " more)";
        return new Problem(Kind.FAULTY, first + more, faults).answer();
    }
}
