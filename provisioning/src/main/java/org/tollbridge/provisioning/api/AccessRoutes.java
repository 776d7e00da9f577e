package org.tollbridge.provisioning.api;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.tollbridge.provisioning.access.Account;
import org.tollbridge.provisioning.access.Passwords;
import org.tollbridge.provisioning.access.Role;
import org.tollbridge.provisioning.access.Token;
import org.tollbridge.provisioning.access.Totp;
import org.tollbridge.provisioning.form.Field;
import org.tollbridge.provisioning.form.Field.Need;
import org.tollbridge.provisioning.form.FieldType;
import org.tollbridge.provisioning.form.Form;
import org.tollbridge.provisioning.form.FormException;
import org.tollbridge.provisioning.store.Accounts;
import org.tollbridge.provisioning.store.Audit;
import org.tollbridge.provisioning.store.AuditLine;
import org.tollbridge.provisioning.store.StoreException;
import org.tollbridge.provisioning.store.Tokens;
import org.tollbridge.service.plan.Fault;

/** Passwords, tokens, and the audit trail. */
final class AccessRoutes {

    /** Path at which users set their own password. */
    static final String OWN_PASSWORD = "/password";

    private static final int USUAL_DAYS = 1;

    /** An account's secret for codes. */
    private record Codes(String account, String secret) {}

    private static final Form<Codes> CODES = Form.shown(
            "second factor",
            "Secret from which the codes are generated; it is shown only once.",
            List.of(
                    Field.text("secret", 64, Need.SHOWN, "in base32", Codes::secret),
                    Field.text(
                            "uri",
                            300,
                            Need.SHOWN,
                            "the same as a URI, to be shown as a QR code",
                            codes -> Totp.uri(codes.account(), codes.secret()))));

    private static final Form<String> CODE = new Form<>(
            "code",
            "A current code.",
            List.of(Field.text("code", 6, Need.REQUIRED, "six digits", code -> code)),
            given -> given.text("code"));

    /** A requested token. */
    private record Wish(String note, Optional<List<String>> scopes, OptionalInt days) {}

    private static final Form<Wish> WISH = new Form<>(
            "wish for a token",
            "Request for a token.",
            List.of(
                    Field.text("note", 200, Need.OPTIONAL, "purpose of the token", Wish::note),
                    Field.texts(
                            "scopes",
                            new FieldType.Text(40),
                            Token.MOST_SCOPES,
                            Need.OPTIONAL,
                            "permissions of the token, such as numbers:read; by default all those of the account",
                            wish -> wish.scopes().orElse(List.of())),
                    Field.whole(
                            "days",
                            1,
                            Token.MOST_DAYS,
                            Need.OPTIONAL,
                            "validity in days; by default one day",
                            Wish::days)),
            given -> new Wish(
                    given.text("note"), given.tree("scopes").map(tree -> given.texts("scopes")), given.whole("days")));

    private static final Form<Tokens.Issued> ISSUED = Form.shown(
            "issued token",
            "A token with its secret, which is shown only once.",
            List.of(
                    Field.text(
                            "id",
                            32,
                            Need.SHOWN,
                            "identifier of the token",
                            issued -> issued.token().id()),
                    Field.text(
                            "token",
                            100,
                            Need.SHOWN,
                            "value to send as Authorization: Bearer …",
                            Tokens.Issued::secret),
                    Field.moment(
                            "expires",
                            Need.SHOWN,
                            "time at which it expires",
                            issued -> Optional.of(issued.token().expires()))));

    private static final Form<String> PASSWORD = new Form<>(
            "new password",
            "A new password for the account.",
            List.of(Field.text(
                    "password", Passwords.LONGEST, Need.REQUIRED, "12 to 200 characters", password -> password)),
            given -> given.text("password"));

    private static final Form<String> SECRET = Form.shown(
            "secret",
            "A one-time secret, which is shown only once.",
            List.of(Field.text(
                    "secret", 100, Need.SHOWN, "password with which the owner sets a password", secret -> secret)));

    private final Accounts accounts;
    private final Tokens tokens;
    private final Audit audit;
    private final Resource<Account> resource;

    AccessRoutes(Accounts accounts, Tokens tokens, Audit audit, Resource<Account> resource) {
        this.accounts = accounts;
        this.tokens = tokens;
        this.audit = audit;
        this.resource = resource;
    }

    /**
     * The routes.
     *
     * @param scopes every scope of the table
     */
    List<Route> routes(Set<String> scopes) {
        List<Route> routes = new ArrayList<>();
        routes.add(resource.route(
                Method.POST,
                "/accounts/{name}/secret",
                "Replace the password of an account with a one-time secret, and revoke its tokens.",
                resource.change().orElseThrow(),
                List.of(new Route.Parameter("why", "reason, kept with the change")),
                new Takes.Nothing(),
                new Gives.One(SECRET, false),
                Route.Conditions.NONE,
                this::secret));
        routes.add(own(
                Method.POST,
                "/second-factor",
                "Create a secret for one-time codes (RFC 6238), for an authenticator app. Codes are required once one"
                        + " has been confirmed.",
                Route.Login.PASSWORD,
                new Takes.Nothing(),
                new Gives.One(CODES, false),
                this::beginCodes));
        routes.add(own(
                Method.PUT,
                "/second-factor",
                "Confirm a code: from now on a code is required in addition to the password, in the header"
                        + " Second-Factor.",
                Route.Login.PASSWORD,
                new Takes.One(CODE),
                new Gives.Nothing(),
                this::confirmCodes));
        routes.add(own(
                Method.DELETE,
                "/second-factor",
                "Remove the second factor; codes are no longer required.",
                Route.Login.PASSWORD,
                new Takes.Nothing(),
                new Gives.Nothing(),
                this::endCodes));
        routes.add(own(
                Method.PUT,
                OWN_PASSWORD,
                "Set the account's own password, which revokes its tokens.",
                Route.Login.PASSWORD,
                new Takes.One(PASSWORD),
                new Gives.Nothing(),
                this::password));
        routes.add(own(
                Method.POST,
                "/tokens",
                "Create a token.",
                Route.Login.PASSWORD,
                new Takes.One(WISH),
                new Gives.One(ISSUED, false),
                call -> issue(call, scopes)));
        routes.add(own(
                Method.GET,
                "/tokens",
                "List the account's own tokens, newest first.",
                Route.Login.TOKEN,
                new Takes.Nothing(),
                new Gives.Page(Token.FORM),
                this::tokens));
        routes.add(own(
                Method.DELETE,
                "/tokens/{id}",
                "Revoke one of the account's own tokens.",
                Route.Login.TOKEN,
                new Takes.Nothing(),
                new Gives.Nothing(),
                this::removeToken));
        routes.add(new Route(
                Method.GET,
                "/audit",
                "audit:read",
                "List changes, newest first.",
                Route.Login.TOKEN,
                Access.all(Role.ADMINISTRATOR, Role.AUDITOR),
                List.of(
                        new Route.Parameter("resource", "only changes to this kind of record, such as number"),
                        new Route.Parameter("item", "only changes to the record with this key"),
                        new Route.Parameter("who", "only changes by this author"),
                        new Route.Parameter("limit", "maximum number of items, 1 to 1000; default 100"),
                        new Route.Parameter("after", "value of next in the previous page")),
                new Takes.Nothing(),
                new Gives.Page(AuditLine.FORM),
                Route.Conditions.NONE,
                this::trail));
        return routes;
    }

    private static Route own(
            Method method,
            String path,
            String text,
            Route.Login login,
            Takes takes,
            Gives gives,
            Route.Handler handler) {
        String scope = method.changes() ? "tokens:write" : "tokens:read";
        return new Route(
                method,
                path,
                scope,
                text,
                login,
                Access.EVERYBODY,
                List.of(),
                takes,
                gives,
                gives instanceof Gives.One ? Route.Conditions.ADDS : Route.Conditions.NONE,
                handler);
    }

    private Answer secret(Call call) throws ProblemException, StoreException {
        Account account = resource.known(call);
        return Answer.json(Answer.OK, SECRET.document(accounts.giveSecret(account.name(), call.intent())));
    }

    private Answer beginCodes(Call call) throws StoreException {
        String name = call.account().name();
        return Answer.json(Answer.CREATED, CODES.document(new Codes(name, accounts.beginCodes(name))));
    }

    private Answer confirmCodes(Call call) throws ProblemException, FormException, StoreException {
        accounts.confirmCodes(call.account().name(), call.read(CODE), call.intent());
        return Answer.nothing(Answer.NO_CONTENT);
    }

    private Answer endCodes(Call call) throws ProblemException, StoreException {
        accounts.endCodes(call.account().name(), call.intent());
        return Answer.nothing(Answer.NO_CONTENT);
    }

    private Answer password(Call call) throws ProblemException, FormException, StoreException {
        String password = call.read(PASSWORD);
        accounts.setPassword(call.account().name(), password, call.intent());
        return Answer.nothing(Answer.NO_CONTENT);
    }

    private Answer issue(Call call, Set<String> known) throws ProblemException, FormException, StoreException {
        Wish wish = call.read(WISH);
        List<String> scopes = wish.scopes().orElse(List.of());
        if (wish.scopes().isPresent() && scopes.isEmpty()) {
            throw new FormException(List.of(new Fault(
                    "scopes", "", "list the scopes of the token, or omit the field for all scopes of the account")));
        }
        for (String scope : scopes) {
            if (!known.contains(scope)) {
                throw new FormException(
                        List.of(new Fault("scopes", scope, "the scopes are " + String.join(", ", known))));
            }
        }
        Duration life = Duration.ofDays(wish.days().isPresent() ? wish.days().getAsInt() : USUAL_DAYS);
        Tokens.Issued issued = tokens.issue(call.account(), wish.note(), scopes, life, call.intent());
        return Answer.json(Answer.CREATED, ISSUED.document(issued));
    }

    private Answer tokens(Call call) throws StoreException {
        List<Token> good = tokens.tokens(call.account().name());
        return Answers.page(Token.FORM, good, Tokens.MOST, Token::id);
    }

    private Answer removeToken(Call call) throws ProblemException, StoreException {
        tokens.removeToken(call.account().name(), call.asked().inPath("id"), call.intent());
        return Answer.nothing(Answer.NO_CONTENT);
    }

    private Answer trail(Call call) throws ProblemException, StoreException {
        Audit.Filter filter = new Audit.Filter(
                call.asked().query("resource"),
                call.asked().query("item"),
                call.asked().query("who"));
        int limit = call.limit();
        List<AuditLine> lines = audit.lines(filter, position(call.after()), limit + 1);
        return Answers.page(AuditLine.FORM, lines, limit, line -> line.change() + "." + line.place());
    }

    private static Audit.Position position(String after) throws ProblemException {
        if (after.isEmpty()) {
            return Audit.Position.END;
        }
        if (!after.matches("[0-9]{1,18}[.][0-9]{1,9}")) {
            throw new ProblemException(
                    Problem.Kind.UNREADABLE,
                    "after is not a value that this API returned; use next of the previous page");
        }
        int dot = after.indexOf('.');
        return new Audit.Position(
                Long.parseLong(after, 0, dot, 10), Integer.parseInt(after, dot + 1, after.length(), 10));
    }
}
