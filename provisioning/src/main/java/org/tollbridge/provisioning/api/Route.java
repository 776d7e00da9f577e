package org.tollbridge.provisioning.api;

import java.util.List;
import org.tollbridge.provisioning.form.FormException;
import org.tollbridge.provisioning.store.StoreException;

/**
 * One row of the table.
 *
 * @param path with names in braces, below {@link Api#BASE}
 * @param scope of a token with which the route may be used
 * @param text what it does
 * @param login how one shows who one is
 * @param query parameters of the query that it knows
 * @param conditions what a change must name
 */
public record Route(
        Method method,
        String path,
        String scope,
        String text,
        Login login,
        Access access,
        List<Parameter> query,
        Takes takes,
        Gives gives,
        Conditions conditions,
        Handler handler) {

    /** How one shows who one is. */
    public enum Login {
        /** Everybody may ask. */
        NONE,
        /** By a token. */
        TOKEN,
        /** By name and password. */
        PASSWORD,
        /** By name and password in the body, as a page asks for them. */
        BODY
    }

    /** What a change must name. */
    public enum Conditions {
        /** Nothing; it changes nothing, or nothing that somebody else may have changed. */
        NONE,
        /** Nothing; each request adds a record. */
        ADDS,
        /** The version that it changes. */
        VERSION,
        /** The version that it changes, or that there must be none. */
        VERSION_OR_NEW
    }

    /** A parameter of the query. */
    public record Parameter(String name, String text) {}

    /** What answers. */
    @FunctionalInterface
    interface Handler {
        Answer answer(Call call) throws ProblemException, FormException, StoreException;
    }

    public Route {
        query = List.copyOf(query);
    }

    /** The same row with something else that answers. */
    Route with(Handler other) {
        return new Route(method, path, scope, text, login, access, query, takes, gives, conditions, other);
    }

    /** Whether a request with a key is carried out once. */
    boolean takesKey() {
        boolean repeatable = switch (gives) {
            case Gives.One one -> one.versioned();
            case Gives.Nothing nothing -> true;
            case Gives.Page page -> false;
            case Gives.Events events -> false;
            case Gives.Text text -> false;
            case Gives.Accepted accepted -> true;
            case Gives.Json json -> false;
        };
        return method.changes() && login == Login.TOKEN && repeatable;
    }

    /** Whether HEAD asks for what GET would answer, without its body (RFC 9110, 9.3.2). What is written while it is read has no HEAD. */
    public boolean answersHead() {
        return method == Method.GET && !(gives instanceof Gives.Events) && !(gives instanceof Gives.Text);
    }

    /** Most octets of a request's body. */
    public int longestBody() {
        return takes.longest();
    }
}
