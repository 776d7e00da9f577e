package org.tollbridge.provisioning.api;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.tollbridge.provisioning.access.Role;
import org.tollbridge.provisioning.form.Field;
import org.tollbridge.provisioning.form.Field.Need;
import org.tollbridge.provisioning.form.FieldType;
import org.tollbridge.provisioning.form.Form;
import org.tollbridge.provisioning.form.FormException;
import org.tollbridge.provisioning.inventory.Intent;
import org.tollbridge.provisioning.inventory.LifeCycle;
import org.tollbridge.provisioning.inventory.NumberState;
import org.tollbridge.provisioning.inventory.Step;
import org.tollbridge.provisioning.inventory.VanityPattern;
import org.tollbridge.provisioning.plan.Pbkdf2Pins;
import org.tollbridge.provisioning.plan.PlanJson;
import org.tollbridge.provisioning.plan.PlanSettings;
import org.tollbridge.provisioning.store.ChangedException;
import org.tollbridge.provisioning.store.HistoryLine;
import org.tollbridge.provisioning.store.Inventory;
import org.tollbridge.provisioning.store.NumberEntry;
import org.tollbridge.provisioning.store.NumberOrder;
import org.tollbridge.provisioning.store.StoreException;
import org.tollbridge.provisioning.store.Templates;
import org.tollbridge.service.number.NormalNumber;
import org.tollbridge.service.number.NumberKind;
import org.tollbridge.service.plan.CallPlan;
import org.tollbridge.service.plan.Fault;
import org.tollbridge.service.plan.PlanNode;
import org.tollbridge.service.plan.PlanRules;

/** Service numbers: their state, life-cycle and plans. */
final class NumberRoutes {

    /** Roles that may change numbers. */
    static final Access CHANGE = Access.all(Role.ADMINISTRATOR, Role.DESK);

    /** Roles that may change call plans. */
    static final Access PLAN = CHANGE.own(Role.SUBSCRIBER_ADMINISTRATOR);

    private static final Access SETTINGS = PLAN.own(Role.SUBSCRIBER_USER);
    private static final int MOST_LINES = 1_000;

    /**
     * A requested step.
     *
     * @param why recorded with the change
     */
    private record Wish(
            Step step,
            String subscriber,
            OptionalInt days,
            String destination,
            List<String> onBusy,
            List<String> onNoAnswer,
            OptionalInt noAnswerSeconds,
            String why) {}

    private static final Form<Wish> WISH = new Form<>(
            "step",
            "A step in the life cycle of a number.",
            List.of(
                    Field.word(
                            "step",
                            steps(),
                            Need.REQUIRED,
                            "step to take",
                            wish -> wish.step().word()),
                    Field.text(
                            "subscriber",
                            64,
                            Need.OPTIONAL,
                            "subscriber for whom it is reserved or to whom it is assigned",
                            Wish::subscriber),
                    Field.whole(
                            "days",
                            1,
                            (int) LifeCycle.LONGEST_AGEING.toDays(),
                            Need.OPTIONAL,
                            "duration of a reservation or ageing period",
                            Wish::days),
                    Field.text(
                            "destination",
                            32,
                            Need.OPTIONAL,
                            "destination of calls, as dialled, for an assignment or activation",
                            Wish::destination),
                    Field.texts(
                            "on_busy",
                            new FieldType.Text(32),
                            20,
                            Need.OPTIONAL,
                            "destinations to try if it is busy",
                            Wish::onBusy),
                    Field.texts(
                            "on_no_answer",
                            new FieldType.Text(32),
                            20,
                            Need.OPTIONAL,
                            "destinations to try if it does not answer",
                            Wish::onNoAnswer),
                    Field.whole("no_answer_seconds", 1, 300, Need.OPTIONAL, "ringing time", Wish::noAnswerSeconds),
                    Field.text("why", 200, Need.OPTIONAL, "reason, kept with the change", Wish::why)),
            given -> new Wish(
                    Step.valueOf(given.text("step").toUpperCase(Locale.ROOT)),
                    given.text("subscriber"),
                    given.whole("days"),
                    given.text("destination"),
                    given.texts("on_busy"),
                    given.texts("on_no_answer"),
                    given.whole("no_answer_seconds"),
                    given.text("why")));

    private static final Form<HistoryLine> HISTORY = Form.shown(
            "history line",
            "A past step in the life cycle of a number.",
            List.of(
                    Field.moment("at", Need.SHOWN, "when", line -> Optional.of(line.at())),
                    Field.text("who", 64, Need.SHOWN, "author of the change", HistoryLine::who),
                    Field.text("why", 200, Need.SHOWN, "reason given", HistoryLine::why),
                    Field.text("step", 20, Need.SHOWN, "step taken", HistoryLine::step),
                    Field.text("before", 20, Need.SHOWN, "state before", HistoryLine::before),
                    Field.text("after", 20, Need.SHOWN, "state after", HistoryLine::after)));

    private static final Form<String> SPARE = Form.shown(
            "spare number",
            "A number available for allocation.",
            List.of(Field.text("number", 20, Need.SHOWN, "digits of the number", digits -> digits)));

    private final Inventory inventory;
    private final Templates templates;
    private final PlanRules rules;
    private final Resource<NumberEntry> numbers;

    NumberRoutes(Inventory inventory, Templates templates, PlanRules rules) {
        this.inventory = inventory;
        this.templates = templates;
        this.rules = rules;
        this.numbers = new Resource<>(
                "numbers",
                NumberEntry.FORM,
                "number",
                NumberEntry::digits,
                this::digits,
                NumberEntry::subscriber,
                Access.LOOK,
                Optional.empty(),
                List.of(
                        new Route.Parameter("state", "only numbers in this state"),
                        new Route.Parameter("subscriber", "only numbers of this subscriber")),
                new NumberShelf(inventory));
    }

    private static List<String> steps() {
        List<String> words = new ArrayList<>();
        for (NumberState state : NumberState.values()) {
            LifeCycle.stepsFrom(state).stream()
                    .map(Step::word)
                    .filter(word -> !words.contains(word))
                    .forEach(words::add);
        }
        return words;
    }

    /** The resource, for other routes that look up numbers. */
    Resource<NumberEntry> resource() {
        return numbers;
    }

    List<Route> routes() {
        List<Route> routes = new ArrayList<>(numbers.routes());
        routes.add(numbers.route(
                Method.POST,
                "/numbers/{number}/steps",
                "Take a step in the life cycle of a number.",
                CHANGE,
                List.of(),
                new Takes.One(WISH),
                new Gives.One(NumberEntry.FORM, true),
                Route.Conditions.VERSION,
                this::step));
        routes.add(numbers.route(
                Method.GET,
                "/numbers/{number}/history",
                "Get the history of a number, latest first.",
                Access.LOOK,
                List.of(),
                new Takes.Nothing(),
                new Gives.Page(HISTORY),
                Route.Conditions.NONE,
                this::history));
        routes.add(numbers.route(
                Method.GET,
                "/numbers/{number}/plan",
                "Get the call plan of a number; its version is that of the number.",
                Access.LOOK,
                List.of(),
                new Takes.Nothing(),
                new Gives.Json("A call plan, as described in docs/plan.schema.json.", true),
                Route.Conditions.NONE,
                this::plan));
        routes.add(numbers.route(
                Method.PUT,
                "/numbers/{number}/plan",
                "Replace the call plan of a number. It is live when the response arrives.",
                PLAN,
                List.of(new Route.Parameter("why", "reason, kept with the change")),
                new Takes.Plan(),
                new Gives.One(NumberEntry.FORM, true),
                Route.Conditions.VERSION,
                this::putPlan));
        routes.add(numbers.route(
                Method.GET,
                "/numbers/{number}/settings",
                "Get the settings of a subscriber in the call plan of a number; their version is that of the number.",
                Access.LOOK,
                List.of(),
                new Takes.Nothing(),
                new Gives.One(PlanSettings.FORM, true),
                Route.Conditions.NONE,
                this::settings));
        routes.add(numbers.route(
                Method.POST,
                "/numbers/{number}/settings",
                "Set forward numbers, switches, lists, PINs, greetings and limits in the call plan of a number;"
                        + " omitted settings are unchanged. They are live when the response arrives.",
                SETTINGS,
                List.of(),
                new Takes.One(PlanSettings.FORM),
                new Gives.One(NumberEntry.FORM, true),
                Route.Conditions.VERSION,
                this::set));
        routes.add(numbers.route(
                Method.GET,
                "/spare-numbers",
                "Find numbers available for allocation.",
                CHANGE,
                List.of(
                        new Route.Parameter("pattern", "digits, keypad letters, ? and *, such as 800*CALL"),
                        new Route.Parameter("tail", "pattern of repetition of the last digits, such as AABB"),
                        new Route.Parameter("service_class", "only numbers of this class"),
                        new Route.Parameter("limit", "maximum number of items, 1 to 1000; default 100")),
                new Takes.Nothing(),
                new Gives.Page(SPARE),
                Route.Conditions.NONE,
                this::spare));
        return routes;
    }

    /**
     * The digits of a service number as a user writes it; any other text is returned unchanged, and is then not found.
     */
    private String digits(String written) {
        NormalNumber number = rules.numberPlan().read(written);
        return number.kind() == NumberKind.SERVICE ? number.digits() : written;
    }

    private Answer step(Call call) throws ProblemException, FormException, StoreException {
        Wish wish = call.read(WISH);
        Optional<PlanNode.Destination> destination = wish.destination().isEmpty()
                ? Optional.empty()
                : Optional.of(new PlanNode.Destination(
                        normal(wish.destination()),
                        wish.onBusy().stream().map(this::normal).toList(),
                        wish.onNoAnswer().stream().map(this::normal).toList(),
                        wish.noAnswerSeconds()));
        Intent intent = call.intent(wish.why());
        String digits = digits(call.asked().inPath("number"));
        NumberOrder order = new NumberOrder(wish.step(), digits, wish.subscriber(), wish.days(), destination);
        return Answers.changed(NumberEntry.FORM, inventory.order(order, intent), false);
    }

    private String normal(String written) {
        return rules.numberPlan().read(written).digits();
    }

    private Answer history(Call call) throws ProblemException, StoreException {
        NumberEntry entry = numbers.known(call);
        List<HistoryLine> lines = inventory.history(entry.digits(), MOST_LINES);
        if (call.owner().isPresent()) {
            lines = sinceItIsTheirs(lines);
        }
        return Answers.page(HISTORY, lines, MOST_LINES, HistoryLine::step);
    }

    /** The history before the number was given to its present subscriber is not shown to that subscriber. */
    private static List<HistoryLine> sinceItIsTheirs(List<HistoryLine> latestFirst) {
        List<HistoryLine> theirs = new ArrayList<>();
        for (HistoryLine line : latestFirst) {
            theirs.add(line);
            if (line.changesHands() || line.before().equals(NumberState.SPARE.word())) {
                break;
            }
        }
        return theirs;
    }

    private Answer plan(Call call) throws ProblemException, StoreException {
        NumberEntry entry = numbers.known(call);
        return Answers.versioned(call, PlanJson.write(planOf(entry).document()), NumberEntry.FORM.version(entry));
    }

    private static CallPlan planOf(NumberEntry entry) throws ProblemException {
        return entry.plan()
                .orElseThrow(() ->
                        new ProblemException(Problem.Kind.NOT_FOUND, "number " + entry.digits() + " has no call plan"));
    }

    private Answer settings(Call call) throws ProblemException, StoreException {
        NumberEntry entry = numbers.known(call);
        PlanSettings settings = PlanSettings.of(planOf(entry).document());
        return Answers.versioned(call, PlanSettings.FORM.document(settings), NumberEntry.FORM.version(entry));
    }

    private Answer set(Call call) throws ProblemException, FormException, StoreException {
        NumberEntry entry = numbers.known(call);
        PlanSettings wanted = call.read(PlanSettings.FORM);
        Intent intent = call.intent(wanted.why());
        if (!intent.expected().holds(Optional.of(NumberEntry.FORM.document(entry)))) {
            // The store checks this too, but only after the PINs were hashed.
            throw new ChangedException("number " + entry.digits() + " has changed since it was read; read it again");
        }
        String written = wanted.in(
                planOf(entry).document(), rules.numberPlan(), pin -> Pbkdf2Pins.hash(pin, new SecureRandom()));
        CallPlan plan = Plans.read(written, rules, Plans.serviceClass(rules, entry.serviceClass()), "");
        return Answers.changed(NumberEntry.FORM, templates.set(entry.digits(), plan, intent), false);
    }

    private Answer putPlan(Call call) throws ProblemException, FormException, StoreException {
        NumberEntry entry = numbers.known(call);
        CallPlan plan = Plans.read(call, rules, entry.serviceClass());
        Intent intent = call.intent();
        return Answers.changed(NumberEntry.FORM, inventory.plan(entry.digits(), plan, intent), false);
    }

    private Answer spare(Call call) throws ProblemException, FormException, StoreException {
        VanityPattern pattern;
        try {
            pattern =
                    VanityPattern.of(call.asked().query("pattern"), call.asked().query("tail"));
        } catch (IllegalArgumentException e) {
            throw new FormException(
                    List.of(new Fault("pattern", call.asked().query("pattern"), String.valueOf(e.getMessage()))));
        }
        int limit = call.limit();
        List<String> found = inventory.search(pattern, call.asked().query("service_class"), limit);
        return Answers.page(SPARE, found, limit, digits -> digits);
    }

    private record NumberShelf(Inventory inventory) implements Shelf<NumberEntry> {

        @Override
        public List<NumberEntry> list(Call call, String after, int limit) throws StoreException, ProblemException {
            String word = call.asked().query("state");
            Optional<NumberState> state = NumberState.of(word);
            if (!word.isEmpty() && state.isEmpty()) {
                throw new ProblemException(
                        Problem.Kind.UNREADABLE, "the states are " + String.join(", ", NumberState.words()));
            }
            String wanted = call.asked().query("subscriber");
            if (call.owner().isPresent() && !wanted.isEmpty() && !call.sees(wanted)) {
                return List.of();
            }
            return inventory.list(after, state, call.owner().orElse(wanted), limit);
        }

        @Override
        public Optional<NumberEntry> find(String key) throws StoreException {
            return inventory.find(key);
        }

        @Override
        public boolean put(NumberEntry record, Intent intent) {
            throw new IllegalStateException("use steps and plans to change numbers");
        }

        @Override
        public void remove(String key, Intent intent) {
            throw new IllegalStateException("use steps and plans to change numbers");
        }
    }
}
