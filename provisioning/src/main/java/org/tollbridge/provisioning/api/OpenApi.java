package org.tollbridge.provisioning.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tollbridge.provisioning.api.Problem.Kind;
import org.tollbridge.provisioning.form.Form;

/** The API's description, generated from its table (OpenAPI 3.1). */
final class OpenApi {

    private static final Pattern NAME = Pattern.compile("[{]([a-z_]+)[}]");
    private static final String CONTENT = "content";
    private static final String SCHEMA = "schema";
    private static final String DESCRIPTION = "description";

    private final ObjectNode document = JsonNodeFactory.instance.objectNode();
    private final ObjectNode schemas;

    private OpenApi(String version) {
        document.put("openapi", "3.1.0");
        document.putObject("info")
                .put("title", "Tollbridge")
                .put("version", version)
                .put(DESCRIPTION, "Numbers, plans, subscribers and the accounts that manage them. See docs/api.md.");
        document.putArray("servers").addObject().put("url", Api.BASE);
        ObjectNode components = document.putObject("components");
        ObjectNode logins = components.putObject("securitySchemes");
        logins.putObject("token").put("type", "http").put("scheme", "bearer");
        logins.putObject("password").put("type", "http").put("scheme", "basic");
        logins.putObject("session")
                .put("type", "apiKey")
                .put("in", "cookie")
                .put("name", "tollbridge-session")
                .put(
                        DESCRIPTION,
                        "The cookie that POST /session sets. Changes also require the header " + Sessions.HEADER
                                + " too.");
        schemas = components.putObject("schemas");
    }

    static ObjectNode describe(List<Route> table, String version) {
        OpenApi description = new OpenApi(version);
        ObjectNode paths = description.document.putObject("paths");
        table.forEach(route -> description.describe(paths, route));
        return description.document;
    }

    private void describe(ObjectNode paths, Route route) {
        ObjectNode operation = paths.withObjectProperty(route.path())
                .putObject(route.method().name().toLowerCase(Locale.ROOT))
                .put("operationId", operationId(route))
                .put("summary", route.text())
                .put(DESCRIPTION, "Roles: " + route.access().words() + ". Scope of the token: " + route.scope() + ".");
        operation.putArray("tags").add(route.scope().replaceAll(":.*", ""));
        ArrayNode security = operation.putArray("security");
        switch (route.login()) {
            case NONE, BODY -> {}
            case TOKEN -> {
                security.addObject().putArray("token");
                security.addObject().putArray("session");
            }
            case PASSWORD -> security.addObject().putArray("password");
        }
        parameters(operation.putArray("parameters"), route);
        takes(operation, route.takes());
        responses(operation.putObject("responses"), route);
    }

    private static String operationId(Route route) {
        return route.method().name().toLowerCase(Locale.ROOT)
                + route.path().replaceAll("[{}]", "").replaceAll("[^a-z_]+", "-");
    }

    private static void parameters(ArrayNode parameters, Route route) {
        Matcher names = NAME.matcher(route.path());
        while (names.find()) {
            parameter(parameters, "path", names.group(1), "key of the record").put("required", true);
        }
        route.query().forEach(each -> parameter(parameters, "query", each.name(), each.text()));
        switch (route.conditions()) {
            case NONE, ADDS -> {}
            case VERSION ->
                parameter(parameters, "header", "If-Match", "ETag of the version to change")
                        .put("required", true);
            case VERSION_OR_NEW -> {
                parameter(parameters, "header", "If-Match", "ETag of the version to change");
                parameter(parameters, "header", "If-None-Match", "* for a new record");
            }
        }
        if (route.login() == Route.Login.PASSWORD) {
            parameter(parameters, "header", "Second-Factor", "current code, if the account requires one");
        }
        if (route.gives() instanceof Gives.Events) {
            parameter(parameters, "header", "Last-Event-ID", "last event received; events since then are sent first");
        }
        if (route.takesKey()) {
            parameter(
                    parameters,
                    "header",
                    "Idempotency-Key",
                    "a repeated request with the same key is not executed again");
        }
    }

    private static ObjectNode parameter(ArrayNode parameters, String in, String name, String text) {
        ObjectNode parameter =
                parameters.addObject().put("name", name).put("in", in).put(DESCRIPTION, text);
        parameter.putObject(SCHEMA).put("type", "string");
        return parameter;
    }

    private void takes(ObjectNode operation, Takes takes) {
        switch (takes) {
            case Takes.Nothing nothing -> {}
            case Takes.One one -> body(operation).putObject(Answer.JSON).set(SCHEMA, reference(one.form()));
            case Takes.Batch batch -> {
                ObjectNode content = body(operation);
                Takes.BATCH_TYPES.forEach(type -> content.putObject(type)
                        .putObject(SCHEMA)
                        .put("type", "string")
                        .put(DESCRIPTION, "A batch file, as described in docs/batch-files.md."));
            }
            case Takes.Plan plan -> {
                ObjectNode content = body(operation);
                content.putObject(Answer.JSON)
                        .putObject(SCHEMA)
                        .put(DESCRIPTION, "A call plan, as described in docs/plan.schema.json.");
                content.putObject("text/plain")
                        .putObject(SCHEMA)
                        .put("type", "string")
                        .put(DESCRIPTION, "A call plan in lines of text, as described in docs/call-plans.md.");
            }
        }
    }

    private static ObjectNode body(ObjectNode operation) {
        return operation.putObject("requestBody").put("required", true).putObject(CONTENT);
    }

    private void responses(ObjectNode responses, Route route) {
        switch (route.gives()) {
            case Gives.One one -> {
                boolean adds = route.conditions() == Route.Conditions.ADDS;
                if (!adds) {
                    response(responses, "200", one.versioned(), reference(one.form()));
                }
                if (adds || route.conditions() == Route.Conditions.VERSION_OR_NEW) {
                    response(responses, "201", one.versioned(), reference(one.form()));
                }
            }
            case Gives.Page page -> response(responses, "200", false, page(page.form()));
            case Gives.Accepted accepted ->
                response(responses, "202", false, reference(accepted.form()))
                        .putObject("headers")
                        .putObject("Location")
                        .put(DESCRIPTION, "URL of the new record")
                        .putObject(SCHEMA)
                        .put("type", "string");
            case Gives.Text text -> {
                ObjectNode content =
                        responses.putObject("200").put(DESCRIPTION, text.text()).putObject(CONTENT);
                text.types()
                        .forEach(type ->
                                content.putObject(type).putObject(SCHEMA).put("type", "string"));
            }
            case Gives.Events events ->
                responses
                        .putObject("200")
                        .put(DESCRIPTION, "Server-sent events; the schema describes the data of each.")
                        .putObject(CONTENT)
                        .putObject(EventStream.TYPE)
                        .set(SCHEMA, reference(events.form()));
            case Gives.Json json ->
                response(
                        responses,
                        "200",
                        json.versioned(),
                        JsonNodeFactory.instance.objectNode().put(DESCRIPTION, json.text()));
            case Gives.Nothing nothing -> responses.putObject("204").put(DESCRIPTION, "Done.");
        }
        if (route.method() == Method.GET && versioned(route)) {
            responses.putObject("304").put(DESCRIPTION, "The version in If-None-Match is still current.");
        }
        ObjectNode problem = reference(Problem.FORM);
        for (Kind kind : problems(route)) {
            responses
                    .putObject(Integer.toString(kind.status()))
                    .put(DESCRIPTION, kind.title())
                    .putObject(CONTENT)
                    .putObject(Problem.TYPE)
                    .set(SCHEMA, problem);
        }
    }

    private static boolean versioned(Route route) {
        return switch (route.gives()) {
            case Gives.One one -> one.versioned();
            case Gives.Json json -> json.versioned();
            case Gives.Page page -> false;
            case Gives.Events events -> false;
            case Gives.Text text -> false;
            case Gives.Accepted accepted -> false;
            case Gives.Nothing nothing -> false;
        };
    }

    private static ObjectNode response(ObjectNode responses, String status, boolean versioned, ObjectNode schema) {
        ObjectNode response = responses.putObject(status).put(DESCRIPTION, "The requested content.");
        if (versioned) {
            response.putObject("headers")
                    .putObject("ETag")
                    .put(DESCRIPTION, "version of the record")
                    .putObject(SCHEMA)
                    .put("type", "string");
        }
        response.putObject(CONTENT).putObject(Answer.JSON).set(SCHEMA, schema);
        return response;
    }

    /** The problems that a route may return, as its row defines. */
    private static Set<Kind> problems(Route route) {
        Set<Kind> kinds = EnumSet.of(Kind.UNREADABLE, Kind.TOO_LONG, Kind.FAILED, Kind.BUSY);
        if (route.login() != Route.Login.NONE) {
            kinds.addAll(Set.of(Kind.UNKNOWN_CALLER, Kind.FORBIDDEN, Kind.TOO_MANY));
        }
        if (route.path().contains("{")
                || route.path().equals("/plans/try")
                || route.path().equals(Sessions.PATH)) {
            kinds.add(Kind.NOT_FOUND);
        }
        if (!(route.takes() instanceof Takes.Nothing)) {
            kinds.addAll(Set.of(Kind.WRONG_TYPE, Kind.FAULTY));
        }
        if (route.path().equals("/spare-numbers") || route.takesKey()) {
            kinds.add(Kind.FAULTY);
        }
        if (route.scope().equals("calls:read") || route.scope().equals("reports:read")) {
            kinds.add(Kind.CALLS_NOT_STORED);
        }
        if (route.method().changes() && !route.scope().equals("plans:read")) {
            kinds.add(Kind.AGAINST_RULES);
        }
        if (route.conditions() != Route.Conditions.NONE && route.conditions() != Route.Conditions.ADDS) {
            kinds.addAll(Set.of(Kind.CHANGED, Kind.NO_VERSION));
        }
        return kinds;
    }

    private ObjectNode page(Form<?> form) {
        ObjectNode page = JsonNodeFactory.instance.objectNode();
        page.put("type", "object").put("additionalProperties", false);
        page.putArray("required").add("items");
        ObjectNode properties = page.putObject("properties");
        properties.putObject("items").put("type", "array").set("items", reference(form));
        properties
                .putObject("next")
                .put("type", "string")
                .put(DESCRIPTION, "start of the next page, for the parameter after; absent on the last page");
        return page;
    }

    private ObjectNode reference(Form<?> form) {
        String name = form.name().replace(' ', '-');
        if (!schemas.has(name)) {
            schemas.set(name, form.schema());
        }
        return JsonNodeFactory.instance.objectNode().put("$ref", "#/components/schemas/" + name);
    }
}
