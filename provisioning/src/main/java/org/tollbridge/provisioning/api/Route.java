package org.tollbridge.provisioning.api;

import java.util.List;
import org.tollbridge.provisioning.form.FormException;
import org.tollbridge.provisioning.store.StoreException;

/**
 * One row of the route table.
 *
 * @param path with variables in braces, relative to {@link Api#BASE}
 * @param scope scope that a token needs for the route
 * @param text what it does
 * @param login method of authentication
 * @param query supported query parameters
 * @param conditions what a change must specify
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

    /** Method of authentication. */
    public enum Login {
        /** None; open to everyone. */
        NONE,
        /** By a token. */
        TOKEN,
        /** By name and password. */
        PASSWORD,
        /** By name and password in the body, as sent by a login page. */
        BODY
    }

    /** What a change must specify. */
    public enum Conditions {
        /** Nothing; it changes nothing, or nothing that others may have changed. */
        NONE,
        /** Nothing; each request adds a record. */
        ADDS,
        /** The version to be changed. */
        VERSION,
        /** The version to be changed, or that there must be none. */
        VERSION_OR_NEW
    }

    /** A query parameter. */
    public record Parameter(String name, String text) {}

    /** Handles requests. */
    @FunctionalInterface
    interface Handler {
        Answer answer(Call call) throws ProblemException, FormException, StoreException;
    }

    public Route {
        query = List.copyOf(query);
    }

    /** Same row with another handler. */
    Route with(Handler other) {
        return new Route(method, path, scope, text, login, access, query, takes, gives, conditions, other);
    }

    /** Whether a request with a key is carried out only once. */
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

    /**
     * Whether HEAD is supported, with the response of GET but no body (RFC 9110, 9.3.2). Responses produced while they
     * are sent have no HEAD.
     */
    public boolean answersHead() {
        return method == Method.GET && !(gives instanceof Gives.Events) && !(gives instanceof Gives.Text);
    }

    /** Largest body of a request, in octets. */
    public int longestBody() {
        return takes.longest();
    }
}
