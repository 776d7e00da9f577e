package org.tollbridge.provisioning.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tollbridge.provisioning.access.Role;
import org.tollbridge.provisioning.form.Field;
import org.tollbridge.provisioning.form.Field.Need;
import org.tollbridge.provisioning.form.Form;
import org.tollbridge.provisioning.form.FormException;
import org.tollbridge.provisioning.inventory.Intent;
import org.tollbridge.provisioning.plan.TemplateValues;
import org.tollbridge.provisioning.store.NumberEntry;
import org.tollbridge.provisioning.store.StoreException;
import org.tollbridge.provisioning.store.Template;
import org.tollbridge.provisioning.store.TemplateUse;
import org.tollbridge.provisioning.store.TemplateVersion;
import org.tollbridge.provisioning.store.Templates;

/** Call plans with parameters, and the numbers that use them. */
final class TemplateRoutes {

    private static final String OF_NUMBER = "/numbers/{number}/template";
    private static final int MOST_VERSIONS = 100;
    private static final Access LOOK = Access.all(Role.ADMINISTRATOR, Role.DESK, Role.ENGINEER, Role.AUDITOR);

    /**
     * A requested template for a number.
     *
     * @param why recorded with the change
     */
    private record Wish(String template, Map<String, String> values, String why) {}

    private static final Form<Wish> WISH = new Form<>(
            "template wish",
            "Template and own values for a number.",
            List.of(
                    Field.text("template", 40, Need.REQUIRED, "name of the template", Wish::template),
                    Field.tree(
                            "values",
                            Need.OPTIONAL,
                            "an object with the number's own values, by parameter: each a text, a whole number, a flag"
                                    + " or a list",
                            wish -> TemplateValues.shown(wish.values())),
                    Field.text("why", 200, Need.OPTIONAL, "reason, kept with the change", Wish::why)),
            given -> new Wish(
                    given.text("template"),
                    given.tree("values").map(TemplateValues::read).orElse(Map.of()),
                    given.text("why")));

    private final Templates templates;
    private final Resource<NumberEntry> numbers;
    private final Resource<Template> resource;

    TemplateRoutes(Templates templates, Resource<NumberEntry> numbers) {
        this.templates = templates;
        this.numbers = numbers;
        this.resource = new Resource<>(
                "templates",
                Template.FORM,
                "name",
                Template::name,
                name -> name,
                template -> "",
                LOOK,
                Optional.of(NumberRoutes.CHANGE),
                List.of(),
                new TemplateShelf(templates));
    }

    List<Route> routes() {
        List<Route> routes = new ArrayList<>(resource.routes());
        routes.add(resource.route(
                Method.GET,
                "/templates/{name}/versions",
                "List the versions of a template, latest first; the latest is in use.",
                LOOK,
                List.of(),
                new Takes.Nothing(),
                new Gives.Page(TemplateVersion.FORM),
                Route.Conditions.NONE,
                this::versions));
        routes.add(resource.route(
                Method.GET,
                "/templates/{name}/numbers",
                "List the numbers that use a template, with their own values.",
                LOOK,
                List.of(
                        new Route.Parameter("limit", "maximum number of items, 1 to 1000; default 100"),
                        new Route.Parameter("after", "value of next in the previous page")),
                new Takes.Nothing(),
                new Gives.Page(TemplateUse.FORM),
                Route.Conditions.NONE,
                this::uses));
        routes.add(numbers.route(
                Method.GET,
                OF_NUMBER,
                "Get the template of a number, with the number's own values; its version is that of the number.",
                Access.LOOK,
                List.of(),
                new Takes.Nothing(),
                new Gives.One(TemplateUse.FORM, true),
                Route.Conditions.NONE,
                this::use));
        routes.add(numbers.route(
                Method.PUT,
                OF_NUMBER,
                "Set a number's call plan from a template, with the number's own values. It is live when the response"
                        + " arrives.",
                NumberRoutes.CHANGE,
                List.of(),
                new Takes.One(WISH),
                new Gives.One(NumberEntry.FORM, true),
                Route.Conditions.VERSION,
                this::give));
        routes.add(numbers.route(
                Method.DELETE,
                OF_NUMBER,
                "Detach a number from its template: later versions of the template no longer affect its plan.",
                NumberRoutes.CHANGE,
                List.of(new Route.Parameter("why", "reason, kept with the change")),
                new Takes.Nothing(),
                new Gives.Nothing(),
                Route.Conditions.VERSION,
                this::leave));
        return routes;
    }

    private Answer versions(Call call) throws ProblemException, StoreException {
        List<TemplateVersion> versions = templates.versions(resource.known(call).name(), MOST_VERSIONS);
        return Answers.page(
                TemplateVersion.FORM, versions, MOST_VERSIONS, version -> Integer.toString(version.version()));
    }

    private Answer uses(Call call) throws ProblemException, StoreException {
        int limit = call.limit();
        List<TemplateUse> uses = templates.uses(resource.known(call).name(), call.after(), limit + 1);
        return Answers.page(TemplateUse.FORM, uses, limit, TemplateUse::number);
    }

    private Answer use(Call call) throws ProblemException, StoreException {
        NumberEntry entry = numbers.known(call);
        TemplateUse use = templates
                .use(entry.digits())
                .orElseThrow(() -> new ProblemException(
                        Problem.Kind.NOT_FOUND, "number " + entry.digits() + " does not use a template"));
        return Answers.versioned(call, TemplateUse.FORM.document(use), NumberEntry.FORM.version(entry));
    }

    private Answer give(Call call) throws ProblemException, FormException, StoreException {
        NumberEntry entry = numbers.known(call);
        Wish wish = call.read(WISH);
        TemplateUse use = new TemplateUse(entry.digits(), wish.template(), wish.values());
        return Answers.changed(NumberEntry.FORM, templates.give(use, call.intent(wish.why())), false);
    }

    private Answer leave(Call call) throws ProblemException, StoreException {
        NumberEntry entry = numbers.known(call);
        templates.leave(entry.digits(), call.intent());
        return Answer.nothing(Answer.NO_CONTENT);
    }

    private record TemplateShelf(Templates templates) implements Shelf<Template> {

        @Override
        public List<Template> list(Call call, String after, int limit) throws StoreException {
            return templates.list(after, limit);
        }

        @Override
        public Optional<Template> find(String key) throws StoreException {
            return templates.find(key);
        }

        @Override
        public boolean put(Template record, Intent intent) throws StoreException {
            return templates.put(record, intent);
        }

        @Override
        public void remove(String key, Intent intent) throws StoreException {
            templates.remove(key, intent);
        }
    }
}
