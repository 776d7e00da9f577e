package org.tollbridge.provisioning.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.tollbridge.provisioning.form.Form;
import org.tollbridge.provisioning.form.FormException;
import org.tollbridge.provisioning.store.StoreException;
import org.tollbridge.service.plan.Fault;

/**
 * Records of one kind that can be listed, read and possibly changed. Everything about such a resource is defined here
 * once.
 *
 * @param name name of the resource in paths and scopes, such as "subscribers"
 * @param keyField the field that identifies a record
 * @param key key of a record
 * @param written converts a path segment to a key, such as a number with hyphens to digits
 * @param owner subscriber of a record; empty for the operator's
 * @param look who may read
 * @param change who may change; empty when records are changed only by other routes
 * @param filters query parameters of a list
 * @param <T> the record
 */
record Resource<T>(
        String name,
        Form<T> form,
        String keyField,
        Function<T, String> key,
        Function<String, String> written,
        Function<T, String> owner,
        Access look,
        Optional<Access> change,
        List<Route.Parameter> filters,
        Shelf<T> shelf) {

    private static final Route.Parameter WHY = new Route.Parameter("why", "reason, kept with the change");

    /** The routes common to all resources. */
    List<Route> routes() {
        List<Route> routes = new ArrayList<>();
        List<Route.Parameter> query = new ArrayList<>(filters);
        query.add(new Route.Parameter("limit", "maximum number of items, 1 to 1000; default 100"));
        query.add(new Route.Parameter("after", "value of next in the previous page"));
        String item = "/" + name + "/{" + keyField + "}";
        routes.add(route(
                Method.GET,
                "/" + name,
                "List " + name + ".",
                look,
                query,
                new Takes.Nothing(),
                new Gives.Page(form),
                Route.Conditions.NONE,
                this::list));
        routes.add(route(
                Method.GET,
                item,
                "Get " + form.one() + ".",
                look,
                List.of(),
                new Takes.Nothing(),
                new Gives.One(form, true),
                Route.Conditions.NONE,
                call -> Answers.one(call, form, known(call))));
        change.ifPresent(access -> {
            routes.add(route(
                    Method.PUT,
                    item,
                    "Add " + form.one() + ", or replace an existing one.",
                    access,
                    List.of(WHY),
                    new Takes.One(form),
                    new Gives.One(form, true),
                    Route.Conditions.VERSION_OR_NEW,
                    this::put));
            routes.add(route(
                    Method.DELETE,
                    item,
                    "Remove " + form.one() + ".",
                    access,
                    List.of(WHY),
                    new Takes.Nothing(),
                    new Gives.Nothing(),
                    Route.Conditions.VERSION,
                    this::remove));
        });
        return routes;
    }

    /** A route of this resource. */
    Route route(
            Method method,
            String path,
            String text,
            Access access,
            List<Route.Parameter> query,
            Takes takes,
            Gives gives,
            Route.Conditions conditions,
            Route.Handler handler) {
        String scope = name + (method.changes() ? ":write" : ":read");
        return new Route(
                method, path, scope, text, Route.Login.TOKEN, access, query, takes, gives, conditions, handler);
    }

    /** The record in the path, if the caller may see it. Any other appears not to exist. */
    T known(Call call) throws StoreException, ProblemException {
        return known(call, call.asked().inPath(keyField));
    }

    /** The record with a key, if the caller may see it. */
    T known(Call call, String wanted) throws StoreException, ProblemException {
        Optional<T> found = shelf.find(written.apply(wanted)).filter(record -> call.sees(owner.apply(record)));
        return found.orElseThrow(
                () -> new ProblemException(Problem.Kind.NOT_FOUND, "there is no " + form.name() + " " + wanted));
    }

    private Answer list(Call call) throws StoreException, ProblemException {
        int limit = call.limit();
        return Answers.page(form, shelf.list(call, call.after(), limit + 1), limit, key);
    }

    private Answer put(Call call) throws StoreException, ProblemException, FormException {
        T record = call.read(form);
        String named = written.apply(call.asked().inPath(keyField));
        if (!key.apply(record).equals(named)) {
            throw new FormException(List.of(
                    new Fault(keyField, key.apply(record), "the path contains " + named + "; both must be equal")));
        }
        if (!call.sees(owner.apply(record))) {
            throw new ProblemException(
                    Problem.Kind.FORBIDDEN,
                    "this account can change only records of " + call.account().subscriber() + ", and nothing else");
        }
        shelf.check(call, record);
        Optional<T> before = shelf.find(named);
        if (before.isPresent() && !call.sees(owner.apply(before.get()))) {
            throw new ProblemException(Problem.Kind.NOT_FOUND, "there is no " + form.name() + " " + named);
        }
        boolean isNew = shelf.put(record, call.intent());
        return Answers.changed(form, shelf.find(named).orElse(record), isNew);
    }

    private Answer remove(Call call) throws StoreException, ProblemException {
        known(call);
        shelf.remove(written.apply(call.asked().inPath(keyField)), call.intent());
        return Answer.nothing(Answer.NO_CONTENT);
    }
}
