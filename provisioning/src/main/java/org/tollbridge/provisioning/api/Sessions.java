package org.tollbridge.provisioning.api;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.tollbridge.provisioning.access.Account;
import org.tollbridge.provisioning.access.Passwords;
import org.tollbridge.provisioning.access.Secrets;
import org.tollbridge.provisioning.form.Field;
import org.tollbridge.provisioning.form.Field.Need;
import org.tollbridge.provisioning.form.Form;
import org.tollbridge.provisioning.form.FormException;
import org.tollbridge.provisioning.inventory.Author;
import org.tollbridge.provisioning.inventory.Intent;
import org.tollbridge.provisioning.store.Accounts;
import org.tollbridge.provisioning.store.StoreException;
import org.tollbridge.provisioning.store.Tokens;
import org.tollbridge.service.plan.Fault;

/**
 * Sessions of browser users. The credential is a cookie that scripts cannot read and that is not sent with requests
 * from other sites. A change also needs a header derived from the cookie's secret, which a page gets only by reading a
 * response.
 */
final class Sessions {

    static final String PATH = "/session";

    /** The header required for changes. */
    static final String HEADER = "Csrf-Token";

    private static final String COOKIE = "tollbridge-session=";
    private static final String LOOK = "session:read";
    private static final String CHANGE = "session:write";

    /**
     * A request to start a session.
     *
     * @param newPassword replaces the given password; empty to keep it
     */
    private record LogIn(String name, String password, String code, String newPassword) {}

    private static final Form<LogIn> LOG_IN = new Form<>(
            "log-in",
            "Credentials to start a session.",
            List.of(
                    Field.text("name", 64, Need.REQUIRED, "name of the account", LogIn::name),
                    Field.text(
                            "password",
                            Passwords.LONGEST,
                            Need.REQUIRED,
                            "password or one-time secret",
                            LogIn::password),
                    Field.text("code", 16, Need.OPTIONAL, "current code, if there is a second factor", LogIn::code),
                    Field.text(
                            "new_password",
                            Passwords.LONGEST,
                            Need.OPTIONAL,
                            "replaces the password given; required with a one-time secret",
                            LogIn::newPassword)),
            given -> new LogIn(
                    given.text("name"), given.text("password"), given.text("code"), given.text("new_password")));

    /** A session as the browser sees it. */
    private record Session(Account account, String token, Instant expires) {}

    private static final Form<Session> SESSION = Form.shown(
            "session",
            "The current session.",
            List.of(
                    Field.text(
                            "account",
                            64,
                            Need.SHOWN,
                            "name of the account",
                            session -> session.account().name()),
                    Field.text(
                            "role",
                            32,
                            Need.SHOWN,
                            "role of the account",
                            session -> session.account().role().word()),
                    Field.text(
                            "subscriber",
                            64,
                            Need.SHOWN,
                            "subscriber of the account; absent for the operator's accounts",
                            session -> session.account().subscriber()),
                    Field.text("csrf_token", 64, Need.SHOWN, "value to send with changes as " + HEADER, Session::token),
                    Field.moment(
                            "expires",
                            Need.SHOWN,
                            "time at which it ends at the latest",
                            session -> Optional.of(session.expires()))));

    private final Accounts accounts;
    private final Tokens tokens;

    Sessions(Accounts accounts, Tokens tokens) {
        this.accounts = accounts;
        this.tokens = tokens;
    }

    List<Route> routes() {
        return List.of(
                route(
                        Method.POST,
                        CHANGE,
                        "Log in with name, password and code; the response sets the session cookie.",
                        Route.Login.BODY,
                        new Takes.One(LOG_IN),
                        new Gives.One(SESSION, false),
                        Route.Conditions.ADDS,
                        this::begin),
                route(
                        Method.GET,
                        LOOK,
                        "Get the session of the cookie.",
                        Route.Login.TOKEN,
                        new Takes.Nothing(),
                        new Gives.One(SESSION, false),
                        Route.Conditions.NONE,
                        this::look),
                route(
                        Method.DELETE,
                        CHANGE,
                        "Log out: end the session of the cookie.",
                        Route.Login.TOKEN,
                        new Takes.Nothing(),
                        new Gives.Nothing(),
                        Route.Conditions.NONE,
                        this::end));
    }

    private static Route route(
            Method method,
            String scope,
            String text,
            Route.Login login,
            Takes takes,
            Gives gives,
            Route.Conditions conditions,
            Route.Handler handler) {
        return new Route(
                method, PATH, scope, text, login, Access.EVERYBODY, List.of(), takes, gives, conditions, handler);
    }

    /** Whether a request has a session cookie and no token. */
    static boolean isShown(Asked asked) {
        return asked.header("authorization").isEmpty() && !cookie(asked).isEmpty();
    }

    /** The session secret of a request; empty when there is none. */
    static String cookie(Asked asked) {
        for (String each : asked.header("cookie").orElse("").split(";", -1)) {
            if (each.strip().startsWith(COOKIE)) {
                return each.strip().substring(COOKIE.length());
            }
        }
        return "";
    }

    /** Whether a request proves that its page has read a response to this session. */
    static boolean holds(Asked asked) {
        String shown = asked.header(HEADER.toLowerCase(Locale.ROOT)).orElse("");
        return MessageDigest.isEqual(
                shown.getBytes(StandardCharsets.UTF_8), csrfToken(cookie(asked)).getBytes(StandardCharsets.UTF_8));
    }

    private static String csrfToken(String secret) {
        return Secrets.hash("csrf " + secret);
    }

    private Answer begin(Call call) throws ProblemException, FormException, StoreException {
        LogIn given = call.read(LOG_IN);
        String origin = "api " + call.asked().address();
        Account account = accounts.login(
                        given.name(), given.password(), given.code().strip(), origin)
                .orElseThrow(() -> new ProblemException(
                        Problem.Kind.UNKNOWN_CALLER,
                        "the name, password or code is wrong, or the account is temporarily locked after wrong ones"));
        Intent intent = Intent.of(new Author(account.name(), "", origin));
        if (!given.newPassword().isEmpty()) {
            accounts.setPassword(account.name(), given.newPassword(), intent);
        } else if (account.oneTime()) {
            throw new FormException(List.of(new Fault(
                    "new_password", "", "a one-time secret is only valid for setting a password: give new_password")));
        }
        Tokens.Issued issued = tokens.beginSession(account, intent);
        Session session =
                new Session(account, csrfToken(issued.secret()), issued.token().expires());
        return Answer.json(Answer.CREATED, SESSION.document(session))
                .with("set-cookie", cookie(issued.secret(), Tokens.SESSION.toSeconds(), call.asked()));
    }

    private static String cookie(String secret, long seconds, Asked asked) {
        return COOKIE + secret + "; Path=/; Max-Age=" + seconds + "; HttpOnly; SameSite=Strict"
                + (asked.secure() ? "; Secure" : "");
    }

    private Answer look(Call call) throws ProblemException {
        checkShown(call);
        Instant expires = call.token().orElseThrow().expires();
        return Answer.json(
                Answer.OK, SESSION.document(new Session(call.account(), csrfToken(cookie(call.asked())), expires)));
    }

    private static void checkShown(Call call) throws ProblemException {
        if (!isShown(call.asked())) {
            throw new ProblemException(
                    Problem.Kind.NOT_FOUND,
                    "a token is not a session; start one with POST " + Api.BASE + PATH + " begins one");
        }
    }

    private Answer end(Call call) throws ProblemException, StoreException {
        checkShown(call);
        tokens.removeToken(call.account().name(), call.token().orElseThrow().id(), call.intent());
        return Answer.nothing(Answer.NO_CONTENT).with("set-cookie", cookie("", 0, call.asked()));
    }
}
