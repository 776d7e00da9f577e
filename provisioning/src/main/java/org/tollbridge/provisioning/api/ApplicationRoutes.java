package org.tollbridge.provisioning.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.tollbridge.provisioning.access.Role;
import org.tollbridge.provisioning.form.Field;
import org.tollbridge.provisioning.form.Field.Need;
import org.tollbridge.provisioning.form.FieldType;
import org.tollbridge.provisioning.form.Form;
import org.tollbridge.provisioning.form.FormException;
import org.tollbridge.provisioning.inventory.Deadlines;
import org.tollbridge.provisioning.inventory.Intent;
import org.tollbridge.provisioning.inventory.Paper;
import org.tollbridge.provisioning.store.Application;
import org.tollbridge.provisioning.store.ApplicationStep;
import org.tollbridge.provisioning.store.Applications;
import org.tollbridge.provisioning.store.PaperFile;
import org.tollbridge.provisioning.store.StoreException;
import org.tollbridge.service.number.NormalNumber;
import org.tollbridge.service.number.NumberKind;
import org.tollbridge.service.number.NumberPlan;
import org.tollbridge.service.plan.Fault;
import org.tollbridge.service.plan.PlanNode;

/** Applications for numbers. */
final class ApplicationRoutes {

    private static final Access SERVE = Access.all(Role.ADMINISTRATOR, Role.DESK);
    private static final Access APPLY = SERVE.own(Role.SUBSCRIBER_ADMINISTRATOR);

    /** A requested application. */
    private record Wish(String subscriber, List<String> candidates, String why) {}

    private static final Form<Wish> WISH = new Form<>(
            "wish for a number",
            "Request for a number by a subscriber.",
            List.of(
                    Field.text("subscriber", 64, Need.REQUIRED, "applying subscriber", Wish::subscriber),
                    Field.texts(
                            "candidates",
                            new FieldType.Text(32),
                            Application.CANDIDATES,
                            Need.REQUIRED,
                            "wanted numbers, in order of preference; the first that is spare is reserved",
                            Wish::candidates),
                    Field.text("why", 200, Need.OPTIONAL, "reason, kept with the change", Wish::why)),
            given -> new Wish(given.text("subscriber"), given.texts("candidates"), given.text("why")));

    /** A requested step. */
    private record Ordered(ApplicationStep.Kind step, Optional<Paper> paper, String reason, String destination) {}

    private static final Form<Ordered> STEP = new Form<>(
            "application step",
            "A step in an application.",
            List.of(
                    Field.word(
                            "step",
                            ApplicationStep.Kind.words(),
                            Need.REQUIRED,
                            "step to take",
                            ordered -> ordered.step().word()),
                    Field.word(
                            "paper",
                            Paper.words(),
                            Need.OPTIONAL,
                            "paper to accept or return",
                            ordered -> ordered.paper().map(Paper::word).orElse("")),
                    Field.text("reason", 200, Need.OPTIONAL, "required for a refusal", Ordered::reason),
                    Field.text(
                            "destination",
                            32,
                            Need.OPTIONAL,
                            "destination of calls when the number is activated, as dialled",
                            Ordered::destination)),
            given -> new Ordered(
                    ApplicationStep.Kind.of(given.text("step")),
                    Paper.of(given.text("paper")),
                    given.text("reason"),
                    given.text("destination")));

    private final Applications applications;
    private final NumberPlan numbers;
    private final Deadlines deadlines;
    private final Resource<Application> resource;

    ApplicationRoutes(Applications applications, NumberPlan numbers, Deadlines deadlines) {
        this.applications = applications;
        this.numbers = numbers;
        this.deadlines = deadlines;
        this.resource = new Resource<>(
                "applications",
                Application.FORM,
                "id",
                Application::id,
                id -> id,
                Application::subscriber,
                Access.LOOK,
                Optional.empty(),
                List.of(new Route.Parameter(
                        "state", "only in this state: " + String.join(", ", Application.State.words()))),
                new ApplicationShelf(applications));
    }

    List<Route> routes() {
        List<Route> routes = new ArrayList<>(resource.routes());
        Gives one = new Gives.One(Application.FORM, true);
        routes.add(resource.route(
                Method.POST,
                "/applications",
                "Apply for a number; the first spare candidate is reserved.",
                APPLY,
                List.of(),
                new Takes.One(WISH),
                one,
                Route.Conditions.ADDS,
                this::apply));
        routes.add(resource.route(
                Method.PUT,
                "/applications/{id}/papers/{paper}",
                "Submit a paper, or replace its file; the ETag is that of the application. The papers are "
                        + String.join(", ", Paper.words()) + ".",
                APPLY,
                List.of(),
                new Takes.One(PaperFile.FORM),
                one,
                Route.Conditions.VERSION,
                this::give));
        routes.add(resource.route(
                Method.GET,
                "/applications/{id}/papers/{paper}",
                "Get the file of a paper.",
                APPLY,
                List.of(),
                new Takes.Nothing(),
                new Gives.One(PaperFile.FORM, true),
                Route.Conditions.NONE,
                this::file));
        routes.add(resource.route(
                Method.POST,
                "/applications/{id}/steps",
                "Accept or return a paper, approve or refuse the application, or activate its number.",
                SERVE,
                List.of(),
                new Takes.One(STEP),
                one,
                Route.Conditions.VERSION,
                this::step));
        return routes;
    }

    private Answer apply(Call call) throws ProblemException, FormException, StoreException {
        Wish wish = call.read(WISH);
        if (!call.sees(wish.subscriber())) {
            throw new ProblemException(
                    Problem.Kind.FORBIDDEN,
                    "this account can apply only for " + call.account().subscriber() + ", its own subscriber");
        }
        List<String> candidates = new ArrayList<>();
        List<Fault> faults = new ArrayList<>();
        for (int i = 0; i < wish.candidates().size(); i++) {
            NormalNumber number = numbers.read(wish.candidates().get(i));
            if (number.kind() != NumberKind.SERVICE) {
                faults.add(
                        new Fault("candidates[" + i + "]", wish.candidates().get(i), "this is not a service number"));
            }
            candidates.add(number.digits());
        }
        if (candidates.isEmpty()) {
            faults.add(
                    new Fault("candidates", "", "between one and " + Application.CANDIDATES + " numbers are required"));
        }
        if (!faults.isEmpty()) {
            throw new FormException(faults);
        }
        return Answers.changed(
                Application.FORM,
                applications.apply(wish.subscriber(), candidates, deadlines, call.intent(wish.why())),
                true);
    }

    private static Paper paper(Call call) throws ProblemException {
        String written = call.asked().inPath("paper");
        return Paper.of(written)
                .orElseThrow(() -> new ProblemException(
                        Problem.Kind.NOT_FOUND,
                        "there is no paper " + written + "; the papers are " + String.join(", ", Paper.words())));
    }

    private Answer give(Call call) throws ProblemException, FormException, StoreException {
        Application application = resource.known(call);
        Paper paper = paper(call);
        PaperFile file = call.read(PaperFile.FORM);
        return Answers.changed(
                Application.FORM, applications.give(application.id(), paper, file, call.intent()), false);
    }

    private Answer file(Call call) throws ProblemException, StoreException {
        Application application = resource.known(call);
        Paper paper = paper(call);
        PaperFile file = applications
                .file(application.id(), paper)
                .orElseThrow(() -> new ProblemException(
                        Problem.Kind.NOT_FOUND,
                        "application " + application.id() + " has no paper " + paper.word() + " yet"));
        return Answers.one(call, PaperFile.FORM, file);
    }

    private Answer step(Call call) throws ProblemException, FormException, StoreException {
        Application application = resource.known(call);
        Ordered ordered = call.read(STEP);
        Optional<PlanNode.Destination> destination = ordered.destination().isEmpty()
                ? Optional.empty()
                : Optional.of(new PlanNode.Destination(
                        numbers.read(ordered.destination()).digits(), List.of(), List.of(), OptionalInt.empty()));
        ApplicationStep step = new ApplicationStep(ordered.step(), ordered.paper(), ordered.reason(), destination);
        return Answers.changed(
                Application.FORM, applications.step(application.id(), step, call.intent(ordered.reason())), false);
    }

    private record ApplicationShelf(Applications applications) implements Shelf<Application> {

        @Override
        public List<Application> list(Call call, String after, int limit) throws StoreException, ProblemException {
            String state = call.asked().query("state");
            if (!state.isEmpty() && !Application.State.words().contains(state)) {
                throw new ProblemException(
                        Problem.Kind.UNREADABLE, "the states are " + String.join(", ", Application.State.words()));
            }
            return applications.list(after, call.owner(), state, limit);
        }

        @Override
        public Optional<Application> find(String key) throws StoreException {
            return applications.find(key);
        }

        @Override
        public boolean put(Application record, Intent intent) {
            throw new IllegalStateException("use the steps of an application to change it");
        }

        @Override
        public void remove(String key, Intent intent) {
            throw new IllegalStateException("applications cannot be removed");
        }
    }
}
