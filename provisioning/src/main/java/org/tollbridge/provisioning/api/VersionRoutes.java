package org.tollbridge.provisioning.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.tollbridge.provisioning.form.Field;
import org.tollbridge.provisioning.form.Field.Need;
import org.tollbridge.provisioning.form.FieldType;
import org.tollbridge.provisioning.form.Form;
import org.tollbridge.provisioning.form.FormException;
import org.tollbridge.provisioning.plan.PlanDifference;
import org.tollbridge.provisioning.plan.PlanJson;
import org.tollbridge.provisioning.store.NumberEntry;
import org.tollbridge.provisioning.store.PlanStart;
import org.tollbridge.provisioning.store.PlanVersion;
import org.tollbridge.provisioning.store.PlanVersions;
import org.tollbridge.provisioning.store.StoreException;
import org.tollbridge.service.number.NormalNumber;
import org.tollbridge.service.number.NumberKind;
import org.tollbridge.service.plan.Fault;
import org.tollbridge.service.plan.PlanDocument;
import org.tollbridge.service.plan.PlanRules;
import org.tollbridge.service.plan.PlanWorld;
import org.tollbridge.service.plan.form.PlanReader;

/** The versions of a number's call plan. */
final class VersionRoutes {

    private static final String ALL = "/numbers/{number}/versions";
    private static final String ONE = ALL + "/{version}";
    private static final int MOST = 1_000;
    private static final int MOST_LINES = 10_000;

    /**
     * How to start a version.
     *
     * @param why recorded with the change
     */
    private record Wish(Optional<Instant> at, Optional<List<String>> callers, OptionalInt percent, String why) {}

    private static final Form<Wish> WISH = new Form<>(
            "start",
            "How to start a version of a call plan; without fields, at once and for all calls.",
            List.of(
                    Field.moment("at", Need.OPTIONAL, "time from which it applies to all calls", Wish::at),
                    Field.texts(
                            "callers",
                            new FieldType.Text(32),
                            NumberEntry.MOST_TEST_CALLERS,
                            Need.OPTIONAL,
                            "callers, as dialled, to whom it applies from now on",
                            wish -> wish.callers().orElse(List.of())),
                    Field.whole(
                            "percent",
                            1,
                            99,
                            Need.OPTIONAL,
                            "percentage of callers to whom it applies from now on; each caller always gets the same"
                                    + " version",
                            Wish::percent),
                    Field.text("why", 200, Need.OPTIONAL, "reason, kept with the change", Wish::why)),
            given -> new Wish(
                    given.moment("at"),
                    given.tree("callers").map(tree -> given.texts("callers")),
                    given.whole("percent"),
                    given.text("why")));

    /**
     * The difference between two versions.
     *
     * @param calls empty when one of them cannot be compiled
     */
    private record Difference(int from, int to, List<String> lines, Optional<List<String>> calls) {}

    private static final Form<Difference> DIFFERENCE = Form.shown(
            "plan difference",
            "Differences between two versions.",
            List.of(
                    Field.whole(
                            "from",
                            1,
                            Integer.MAX_VALUE,
                            Need.SHOWN,
                            "version compared with",
                            difference -> OptionalInt.of(difference.from())),
                    Field.whole(
                            "to",
                            1,
                            Integer.MAX_VALUE,
                            Need.SHOWN,
                            "the version",
                            difference -> OptionalInt.of(difference.to())),
                    Field.tree(
                            "lines",
                            Need.SHOWN,
                            "an array of lines: differences in the text of the plans",
                            difference -> array(difference.lines())),
                    Field.tree(
                            "calls",
                            Need.SHOWN,
                            "an array of lines: callers whose calls are routed differently, when and where, within"
                                    + " seven days; absent if a plan has faults",
                            difference ->
                                    difference.calls().map(VersionRoutes::array).orElse(MissingNode.getInstance()))));

    private final PlanVersions versions;
    private final PlanRules rules;
    private final PlanWorld world;
    private final InstantSource clock;
    private final Resource<NumberEntry> numbers;

    VersionRoutes(
            PlanVersions versions,
            PlanRules rules,
            PlanWorld world,
            InstantSource clock,
            Resource<NumberEntry> numbers) {
        this.versions = versions;
        this.rules = rules;
        this.world = world;
        this.clock = clock;
        this.numbers = numbers;
    }

    private static JsonNode array(List<String> lines) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        lines.stream().limit(MOST_LINES).forEach(array::add);
        return array;
    }

    List<Route> routes() {
        List<Route> routes = new ArrayList<>(looks());
        routes.addAll(changes());
        return routes;
    }

    private List<Route> looks() {
        return List.of(
                look(
                        ALL,
                        "List the versions of a number's call plan since the number was assigned to its subscriber,"
                                + " oldest first.",
                        List.of(),
                        new Gives.Page(PlanVersion.FORM),
                        this::list),
                look(ONE, "Get a plan version.", List.of(), new Gives.One(PlanVersion.FORM, true), this::show),
                look(
                        ONE + "/plan",
                        "Get the call plan of a version; its version is that of the plan version.",
                        List.of(),
                        new Gives.Json("A call plan, as described in docs/plan.schema.json.", true),
                        this::plan),
                look(
                        ONE + "/diff",
                        "Show the differences between another version and this one.",
                        List.of(new Route.Parameter("from", "version to compare with; by default the active one")),
                        new Gives.One(DIFFERENCE, false),
                        this::diff));
    }

    private Route look(String path, String text, List<Route.Parameter> query, Gives gives, Route.Handler handler) {
        return numbers.route(
                Method.GET, path, text, Access.LOOK, query, new Takes.Nothing(), gives, Route.Conditions.NONE, handler);
    }

    private List<Route> changes() {
        List<Route.Parameter> why = List.of(new Route.Parameter("why", "reason, kept with the change"));
        Gives number = new Gives.One(NumberEntry.FORM, true);
        return List.of(
                numbers.route(
                        Method.POST,
                        ALL,
                        "Store a call plan as a new version; no call uses it yet. It may break rules: the response"
                                + " lists them.",
                        NumberRoutes.PLAN,
                        why,
                        new Takes.Plan(),
                        new Gives.One(PlanVersion.FORM, true),
                        Route.Conditions.ADDS,
                        this::add),
                numbers.route(
                        Method.DELETE,
                        ONE,
                        "Remove a plan version that was never started.",
                        NumberRoutes.PLAN,
                        why,
                        new Takes.Nothing(),
                        new Gives.Nothing(),
                        Route.Conditions.VERSION,
                        this::remove),
                numbers.route(
                        Method.POST,
                        ONE + "/start",
                        "Start a version: at once, at a given time, for some callers first, or for some callers now"
                                + " and for all at a given time. The ETag is that of the number.",
                        NumberRoutes.PLAN,
                        List.of(),
                        new Takes.One(WISH),
                        number,
                        Route.Conditions.VERSION,
                        this::start),
                numbers.route(
                        Method.POST,
                        "/numbers/{number}/call-off",
                        "Cancel the version that is on trial or scheduled.",
                        NumberRoutes.PLAN,
                        why,
                        new Takes.Nothing(),
                        number,
                        Route.Conditions.VERSION,
                        this::callOff),
                numbers.route(
                        Method.POST,
                        "/numbers/{number}/rollback",
                        "Undo the latest start of a version: end a trial or, if there is none, return to the previous"
                                + " call plan. A second rollback undoes the first.",
                        NumberRoutes.PLAN,
                        why,
                        new Takes.Nothing(),
                        number,
                        Route.Conditions.VERSION,
                        this::rollBack));
    }

    private Answer list(Call call) throws ProblemException, StoreException {
        List<PlanVersion> all = versions.all(numbers.known(call));
        return Answers.page(PlanVersion.FORM, all, MOST, version -> "");
    }

    private PlanVersion known(NumberEntry number, String written) throws ProblemException, StoreException {
        Optional<PlanVersion> found =
                written.matches("[0-9]{1,9}") ? versions.find(number, Integer.parseInt(written)) : Optional.empty();
        return found.orElseThrow(() -> new ProblemException(
                Problem.Kind.NOT_FOUND, "number " + number.digits() + " has no version " + written));
    }

    private PlanVersion known(Call call) throws ProblemException, StoreException {
        return known(numbers.known(call), call.asked().inPath("version"));
    }

    private Answer show(Call call) throws ProblemException, StoreException {
        return Answers.one(call, PlanVersion.FORM, known(call));
    }

    private Answer plan(Call call) throws ProblemException, StoreException {
        NumberEntry number = numbers.known(call);
        PlanVersion version = known(number, call.asked().inPath("version"));
        String document = PlanJson.write(versions.plan(number, version.version()));
        return Answers.versioned(call, document, PlanVersion.FORM.version(version));
    }

    private Answer diff(Call call) throws ProblemException, FormException, StoreException {
        NumberEntry number = numbers.known(call);
        PlanVersion to = known(number, call.asked().inPath("version"));
        String given = call.asked().query("from");
        PlanVersion from = given.isEmpty() ? active(number) : known(number, given);
        PlanDocument before = versions.plan(number, from.version());
        PlanDocument after = versions.plan(number, to.version());
        boolean walkable = from.faults().isEmpty() && to.faults().isEmpty();
        Optional<List<String>> calls = walkable
                ? Optional.of(new PlanDifference(
                                rules, Plans.serviceClass(rules, number.serviceClass()), world, before, after)
                        .forWhom(clock.millis()))
                : Optional.empty();
        List<String> lines = PlanDifference.lines(before, after);
        return Answer.json(Answer.OK, DIFFERENCE.document(new Difference(from.version(), to.version(), lines, calls)));
    }

    private PlanVersion active(NumberEntry number) throws ProblemException, StoreException {
        return versions.active(number)
                .orElseThrow(() -> new ProblemException(
                        Problem.Kind.NOT_FOUND, "number " + number.digits() + " has no active version; name one"));
    }

    private Answer add(Call call) throws ProblemException, FormException, StoreException {
        NumberEntry number = numbers.known(call);
        PlanReader.Reading reading = PlanJson.readAny(call.text());
        if (reading.document().isEmpty()) {
            throw new FormException(reading.faults());
        }
        PlanVersion version = versions.add(number.digits(), reading.document().get(), call.intent());
        return Answers.changed(PlanVersion.FORM, version, true);
    }

    private Answer remove(Call call) throws ProblemException, StoreException {
        PlanVersion version = known(call);
        versions.remove(version.number(), version.version(), call.intent());
        return Answer.nothing(Answer.NO_CONTENT);
    }

    private Answer start(Call call) throws ProblemException, FormException, StoreException {
        PlanVersion version = known(call);
        Wish wish = call.read(WISH);
        List<Fault> faults = new ArrayList<>();
        List<String> written = wish.callers().orElse(List.of());
        List<String> callers = new ArrayList<>();
        for (int i = 0; i < written.size(); i++) {
            NormalNumber caller = rules.numberPlan().read(written.get(i));
            if (caller.kind() == NumberKind.UNKNOWN) {
                faults.add(new Fault("callers[" + i + "]", written.get(i), "this is not a number in the number plan"));
            }
            callers.add(caller.digits());
        }
        if (wish.callers().isPresent() && callers.isEmpty()) {
            faults.add(new Fault("callers", "", "give at least one caller, or omit the field to start for all"));
        }
        if (!faults.isEmpty()) {
            throw new FormException(faults);
        }
        PlanStart order = new PlanStart(wish.at(), callers, wish.percent().orElse(0));
        return number(versions.start(version.number(), version.version(), order, call.intent(wish.why())));
    }

    private Answer callOff(Call call) throws ProblemException, StoreException {
        return number(versions.callOff(numbers.known(call).digits(), call.intent()));
    }

    private Answer rollBack(Call call) throws ProblemException, StoreException {
        return number(versions.rollBack(numbers.known(call).digits(), call.intent()));
    }

    private static Answer number(NumberEntry entry) {
        return Answers.changed(NumberEntry.FORM, entry, false);
    }
}
