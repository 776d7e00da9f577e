package org.tollbridge.provisioning.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.tollbridge.provisioning.form.Field;
import org.tollbridge.provisioning.form.Field.Need;
import org.tollbridge.provisioning.form.FieldType;
import org.tollbridge.provisioning.form.Form;
import org.tollbridge.provisioning.form.FormException;
import org.tollbridge.provisioning.plan.Pbkdf2Pins;
import org.tollbridge.provisioning.plan.TemplateValues;
import org.tollbridge.provisioning.store.NumberEntry;
import org.tollbridge.provisioning.store.StoreException;
import org.tollbridge.service.call.CallEvent;
import org.tollbridge.service.call.CallRecord;
import org.tollbridge.service.call.DryRun;
import org.tollbridge.service.call.TraceLine;
import org.tollbridge.service.number.NatureOfAddress;
import org.tollbridge.service.number.NormalNumber;
import org.tollbridge.service.number.NumberKind;
import org.tollbridge.service.number.PartyNumber;
import org.tollbridge.service.plan.CallPlan;
import org.tollbridge.service.plan.Criterion;
import org.tollbridge.service.plan.Draws;
import org.tollbridge.service.plan.Fault;
import org.tollbridge.service.plan.PlanDocument;
import org.tollbridge.service.plan.PlanRules;
import org.tollbridge.service.plan.PlanWorld;
import org.tollbridge.service.plan.ServiceNumber;
import org.tollbridge.service.plan.Unreachable;
import org.tollbridge.service.plan.WrongPins;

/** Call plans apart from numbers: checked and tried before they are live. */
final class PlanRoutes {

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

    private static final FieldType NUMBER = new FieldType.Text(32);

    private static final String NO_NUMBER = "this is not a number in the number plan";

    /**
     * Result of checking a plan without faults.
     *
     * @param notices requirements of the plan that this node does not know
     */
    private record Checked(int nodes, String serviceClass, List<Fault> notices) {}

    private static final Form<Checked> CHECKED = Form.shown(
            "checked plan",
            "A plan without errors.",
            List.of(
                    Field.text("service_class", 20, Need.SHOWN, "service class of the plan", Checked::serviceClass),
                    Field.whole(
                            "nodes", 1, 100_000, Need.SHOWN, "number of nodes", plan -> OptionalInt.of(plan.nodes())),
                    Field.tree(
                            "notices",
                            Need.SHOWN,
                            "what the plan requires and this node does not have, such as future public holidays:"
                                    + " objects with path, value and rule, as for faults",
                            PlanRoutes::notices)));

    /**
     * A call to try.
     *
     * @param number number whose plan is tried when no plan is given
     */
    private record Trial(
            Optional<JsonNode> plan,
            Map<String, String> values,
            String number,
            String caller,
            String area,
            String category,
            boolean fax,
            Optional<Instant> at,
            List<String> digits,
            List<String> busy,
            List<String> noAnswer,
            List<String> unreachable,
            OptionalInt draw) {}

    private static final Form<Trial> TRIAL = new Form<>(
            "trial",
            "A trial call.",
            List.of(
                    Field.text("number", 32, Need.REQUIRED, "dialled service number", Trial::number),
                    Field.tree(
                            "plan",
                            Need.OPTIONAL,
                            "plan to try, as JSON or as text; by default that of the number",
                            trial -> trial.plan().orElse(MissingNode.getInstance())),
                    Field.tree(
                            "values",
                            Need.OPTIONAL,
                            "an object with a value for each parameter of that plan, if it has any",
                            trial -> TemplateValues.shown(trial.values())),
                    Field.text("caller", 32, Need.OPTIONAL, "calling number, as dialled", Trial::caller),
                    Field.text(
                            "area",
                            5,
                            Need.OPTIONAL,
                            "location of a mobile caller, as reported by the switch: an area code such as 10",
                            Trial::area),
                    Field.text(
                            "category",
                            8,
                            Need.OPTIONAL,
                            "calling party's category, as in a plan: payphone, test, or its Q.763 number",
                            Trial::category),
                    Field.flag(
                            "fax",
                            Need.OPTIONAL,
                            "whether the calling terminal identifies itself as a fax",
                            Trial::fax),
                    Field.moment("at", Need.OPTIONAL, "time of the call; by default now", Trial::at),
                    Field.texts(
                            "digits",
                            new FieldType.Text(20),
                            50,
                            Need.OPTIONAL,
                            "digits that the caller enters at each prompt",
                            Trial::digits),
                    Field.texts("busy", NUMBER, 50, Need.OPTIONAL, "destinations that are busy", Trial::busy),
                    Field.texts(
                            "no_answer", NUMBER, 50, Need.OPTIONAL, "destinations that do not answer", Trial::noAnswer),
                    Field.texts(
                            "unreachable",
                            NUMBER,
                            50,
                            Need.OPTIONAL,
                            "destinations that cannot be reached",
                            Trial::unreachable),
                    Field.whole(
                            "draw",
                            0,
                            99,
                            Need.OPTIONAL,
                            "slot of 100 that a percentage node draws; default 0",
                            Trial::draw)),
            given -> new Trial(
                    given.tree("plan"),
                    given.tree("values").map(TemplateValues::read).orElse(Map.of()),
                    given.text("number"),
                    given.text("caller"),
                    given.text("area"),
                    given.text("category"),
                    given.flag("fax", false),
                    given.moment("at"),
                    given.texts("digits"),
                    given.texts("busy"),
                    given.texts("no_answer"),
                    given.texts("unreachable"),
                    given.whole("draw")));

    private static final Form<CallRecord> TRIED = Form.shown(
            "tried call",
            "How a call would be handled, and why.",
            List.of(
                    Field.text("outcome", 40, Need.SHOWN, "outcome of the call", record -> word(record.outcome())),
                    Field.text("reason", 60, Need.SHOWN, "reason for the outcome", record -> word(record.reason())),
                    Field.text(
                            "destination",
                            32,
                            Need.SHOWN,
                            "last number to which the call is sent",
                            record -> record.destination().orElse("")),
                    Field.texts("attempts", NUMBER, 50, Need.SHOWN, "all destinations, in order", CallRecord::attempts),
                    Field.whole(
                            "release_cause",
                            0,
                            127,
                            Need.SHOWN,
                            "Q.850 cause that ends the call",
                            CallRecord::releaseCause),
                    Field.text("payer", 20, Need.SHOWN, "party that pays", record -> word(record.payer())),
                    Field.tree(
                            "path",
                            Need.SHOWN,
                            "decisions step by step: objects with what and detail",
                            PlanRoutes::path)));

    private final PlanRules rules;
    private final PlanWorld world;
    private final Trials trials = new Trials(LONGEST_WAIT);
    private final InstantSource clock;
    private final Resource<NumberEntry> numbers;

    PlanRoutes(PlanRules rules, PlanWorld world, InstantSource clock, Resource<NumberEntry> numbers) {
        this.rules = rules;
        this.world = world;
        this.clock = clock;
        this.numbers = numbers;
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static JsonNode notices(Checked plan) {
        ArrayNode notices = JsonNodeFactory.instance.arrayNode();
        plan.notices()
                .forEach(notice -> notices.addObject()
                        .put("path", notice.path())
                        .put("value", notice.value())
                        .put("rule", notice.rule()));
        return notices;
    }

    private static JsonNode path(CallRecord record) {
        ArrayNode path = JsonNodeFactory.instance.arrayNode();
        for (TraceLine line : record.path()) {
            path.addObject().put("what", line.what()).put("detail", line.detail());
        }
        return path;
    }

    List<Route> routes() {
        return List.of(
                route(
                        "/plans/check",
                        "Check a call plan; every fault is returned with its path.",
                        List.of(new Route.Parameter("service_class", "service class of the plan; default 400")),
                        new Takes.Plan(),
                        new Gives.One(CHECKED, false),
                        this::check),
                route(
                        "/plans/try",
                        "Show how a call would be handled. Nothing is changed.",
                        List.of(),
                        new Takes.One(TRIAL),
                        new Gives.One(TRIED, false),
                        this::attempt));
    }

    private static Route route(
            String path, String text, List<Route.Parameter> query, Takes takes, Gives gives, Route.Handler handler) {
        return new Route(
                Method.POST,
                path,
                "plans:read",
                text,
                Route.Login.TOKEN,
                Access.LOOK,
                query,
                takes,
                gives,
                Route.Conditions.NONE,
                handler);
    }

    private Answer check(Call call) throws ProblemException, FormException {
        String wanted = call.asked().query("service_class");
        String className = wanted.isEmpty() ? "400" : wanted;
        PlanDocument plan = Plans.read(call, rules, className).document();
        LocalDate today = LocalDate.ofInstant(clock.instant(), plan.zone().orElse(world.zone()));
        List<Fault> notices = new ArrayList<>(PlanRules.checkCalendar(plan, world.holidays(), today));
        notices.addAll(rules.checkConditions(plan, world.places()));
        return Answer.json(Answer.OK, CHECKED.document(new Checked(plan.nodes().size(), className, notices)));
    }

    private Answer attempt(Call call) throws ProblemException, FormException, StoreException {
        Trial trial = call.read(TRIAL);
        NormalNumber dialled = rules.numberPlan().read(trial.number());
        if (dialled.kind() != NumberKind.SERVICE) {
            throw fault("number", trial.number(), "this is not a service number; give one such as 4008101234");
        }
        String className = rules.classes().names().stream()
                .flatMap(name -> rules.classes().find(name).stream())
                .filter(each -> each.numbers().matches(dialled.digits()))
                .map(each -> each.name())
                .findFirst()
                .orElseThrow(() -> fault("number", trial.number(), "no service class includes this number"));
        Optional<NumberEntry> known =
                trial.plan().isPresent() ? Optional.empty() : Optional.of(numbers.known(call, trial.number()));
        CallPlan plan = known.isEmpty()
                ? Plans.read(
                        text(trial.plan().orElseThrow()),
                        trial.values(),
                        rules,
                        Plans.serviceClass(rules, className),
                        "plan.")
                : known.get()
                        .plan()
                        .orElseThrow(() -> new ProblemException(
                                Problem.Kind.NOT_FOUND, "number " + trial.number() + " has no call plan"));
        ServiceNumber number = new ServiceNumber(
                        dialled.digits(), className, "dry run", true, OptionalLong.empty(), OptionalLong.empty(), plan)
                .with(known.flatMap(NumberEntry::next));
        PlanWorld drawing = new PlanWorld(
                world.zone(),
                world.holidays(),
                world.places(),
                Draws.always(trial.draw().orElse(0)),
                Unreachable.NONE,
                WrongPins.NONE);
        CallRecord record =
                trials.play(new DryRun(rules, drawing, Pbkdf2Pins::matches), number, caseOf(trial, dialled.digits()));
        return Answer.json(Answer.OK, TRIED.document(record));
    }

    private static String text(JsonNode plan) {
        return plan.isTextual() ? plan.asText() : plan.toString();
    }

    private DryRun.Case caseOf(Trial trial, String dialled) throws FormException {
        OptionalInt category = Criterion.Category.value(trial.category());
        if (category.isEmpty() && !trial.category().isEmpty()) {
            throw fault("category", trial.category(), DryRun.Case.CATEGORIES);
        }
        Optional<PartyNumber> location = DryRun.Case.locationIn(trial.area(), rules.numberPlan());
        if (location.isEmpty() && !trial.area().isEmpty()) {
            throw fault("area", trial.area(), DryRun.Case.AREAS);
        }
        CallEvent.Offered offered = new CallEvent.Offered(
                0,
                new PartyNumber(NatureOfAddress.UNKNOWN, dialled),
                trial.caller().isEmpty() ? Optional.empty() : Optional.of(party(trial.caller())),
                category,
                location,
                trial.fax());
        return new DryRun.Case(
                offered,
                trial.at().orElseGet(clock::instant).toEpochMilli(),
                keyed(trial.digits()),
                numbers("busy", trial.busy()),
                numbers("no_answer", trial.noAnswer()),
                numbers("unreachable", trial.unreachable()));
    }

    private PartyNumber party(String written) throws FormException {
        NormalNumber number = rules.numberPlan().read(written);
        return switch (number.kind()) {
            case UNKNOWN -> throw fault("caller", written, NO_NUMBER);
            case SHORT -> rules.numberPlan().toWire(number);
            case SERVICE -> new PartyNumber(NatureOfAddress.NATIONAL, number.digits());
            case FIXED, MOBILE, FOREIGN -> new PartyNumber(NatureOfAddress.INTERNATIONAL, number.digits());
        };
    }

    private static List<String> keyed(List<String> digits) throws FormException {
        for (int i = 0; i < digits.size(); i++) {
            if (!DryRun.Case.canBeKeyed(digits.get(i))) {
                throw fault("digits[" + i + "]", digits.get(i), DryRun.Case.KEYS);
            }
        }
        return digits;
    }

    private Set<String> numbers(String path, List<String> written) throws FormException {
        Set<String> numbers = new HashSet<>();
        for (int i = 0; i < written.size(); i++) {
            NormalNumber number = rules.numberPlan().read(written.get(i));
            if (number.kind() == NumberKind.UNKNOWN) {
                throw fault(path + "[" + i + "]", written.get(i), NO_NUMBER);
            }
            numbers.add(number.digits());
        }
        return numbers;
    }

    private static FormException fault(String path, String value, String rule) {
        return new FormException(List.of(new Fault(path, value, rule)));
    }
}
