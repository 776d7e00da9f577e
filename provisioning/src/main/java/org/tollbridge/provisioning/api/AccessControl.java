package org.tollbridge.provisioning.api;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.tollbridge.provisioning.access.Account;
import org.tollbridge.provisioning.access.AddressOwner;
import org.tollbridge.provisioning.api.Access.Reach;
import org.tollbridge.provisioning.api.Problem.Kind;
import org.tollbridge.provisioning.inventory.Feature;
import org.tollbridge.provisioning.store.Accounts;
import org.tollbridge.provisioning.store.Packages;
import org.tollbridge.provisioning.store.StoreException;
import org.tollbridge.provisioning.store.Tokens;

/** Decides who may use a route: by token, session or password, role, scope, package and rate. */
final class AccessControl {

    private static final String BEARER = "Bearer ";
    private static final String BASIC = "Basic ";

    /** Header with the code of an account that requires one. */
    private static final String SECOND_FACTOR = "second-factor";

    private final Accounts accounts;
    private final Tokens tokens;
    private final Packages packages;
    private final RateLimit requests;
    private final RateLimit logins;

    AccessControl(Accounts accounts, Tokens tokens, Packages packages, ApiSettings settings, LongSupplier nanos) {
        this.accounts = accounts;
        this.tokens = tokens;
        this.packages = packages;
        this.requests = new RateLimit(settings.perSecond(), 2 * settings.perSecond(), nanos);
        this.logins = new RateLimit(settings.loginsPerMinute() / 60.0, settings.loginsPerMinute(), nanos);
    }

    /** Admits a request, or explains the refusal by a problem. */
    Call admit(Route route, Asked asked) throws ProblemException, StoreException {
        return switch (route.login()) {
            case NONE -> new Call(route, asked, Optional.empty(), Optional.empty(), Reach.ALL);
            case TOKEN -> byToken(route, asked);
            case PASSWORD -> byPassword(route, asked);
            case BODY -> {
                hold(logins, AddressOwner.of(asked.address()));
                yield new Call(route, asked, Optional.empty(), Optional.empty(), Reach.ALL);
            }
        };
    }

    private Call byToken(Route route, Asked asked) throws ProblemException, StoreException {
        Tokens.Shown shown = shown(tokens, asked)
                .orElseThrow(() -> new ProblemException(
                        Kind.UNKNOWN_CALLER,
                        "a valid token is required: Authorization: Bearer …; create one with POST " + Api.BASE
                                + "/tokens"));
        if (Sessions.isShown(asked) && route.method().changes() && !Sessions.holds(asked)) {
            throw new ProblemException(
                    Kind.FORBIDDEN,
                    "a session needs the header " + Sessions.HEADER + " for every change; GET " + Api.BASE
                            + Sessions.PATH + " returns its value");
        }
        hold(requests, shown.account().name());
        Account account = shown.account();
        Reach reach = reach(route, account);
        if (!shown.token().allows(route.scope())) {
            throw new ProblemException(Kind.FORBIDDEN, "this token does not have the scope " + route.scope());
        }
        checkPackages(route, account, reach);
        return new Call(route, asked, Optional.of(account), Optional.of(shown.token()), reach);
    }

    /** Refuses a subscriber a feature that is in none of its packages. */
    private void checkPackages(Route route, Account account, Reach reach) throws ProblemException, StoreException {
        Optional<Feature> feature =
                Feature.of(route.scope().substring(0, route.scope().indexOf(':')));
        if (reach == Reach.OWN && feature.isPresent()) {
            Optional<String> refusal = packages.refusal(account.subscriber(), feature.get());
            if (refusal.isPresent()) {
                throw new ProblemException(Kind.FORBIDDEN, refusal.get());
            }
        }
    }

    /** The account of a token or session cookie. */
    static Optional<Tokens.Shown> shown(Tokens tokens, Asked asked) throws StoreException {
        if (Sessions.isShown(asked)) {
            return tokens.session(Sessions.cookie(asked));
        }
        String secret = bearer(asked);
        return secret.isEmpty() ? Optional.empty() : tokens.shown(secret);
    }

    /** The token of a request; empty when there is none. */
    private static String bearer(Asked asked) {
        return credentials(asked, BEARER);
    }

    /**
     * The credentials after the scheme name, which is case-insensitive (RFC 9110, 11.1); empty for another scheme or
     * none.
     */
    private static String credentials(Asked asked, String scheme) {
        String header = asked.header("authorization").orElse("");
        return header.regionMatches(true, 0, scheme, 0, scheme.length())
                ? header.substring(scheme.length()).strip()
                : "";
    }

    private Call byPassword(Route route, Asked asked) throws ProblemException, StoreException {
        String pair = decoded(credentials(asked, BASIC));
        int colon = pair.indexOf(':');
        if (colon < 0) {
            throw new ProblemException(Kind.UNKNOWN_CALLER, "name and password are required: Authorization: Basic …");
        }
        hold(logins, AddressOwner.of(asked.address()));
        Account account = accounts.login(
                        pair.substring(0, colon),
                        pair.substring(colon + 1),
                        asked.header(SECOND_FACTOR).orElse("").strip(),
                        "api " + asked.address())
                .orElseThrow(() -> new ProblemException(
                        Kind.UNKNOWN_CALLER,
                        "the name, password or code is wrong, or the account is temporarily locked after wrong ones"));
        Reach reach = reach(route, account);
        boolean setsPassword = route.path().equals(AccessRoutes.OWN_PASSWORD);
        if (account.oneTime() && !setsPassword) {
            throw new ProblemException(
                    Kind.FORBIDDEN,
                    "a one-time secret is only valid for setting a password: PUT " + Api.BASE + "/password");
        }
        return new Call(route, asked, Optional.of(account), Optional.empty(), reach);
    }

    private static Reach reach(Route route, Account account) throws ProblemException {
        return route.access()
                .of(account.role())
                .orElseThrow(() -> new ProblemException(
                        Kind.FORBIDDEN,
                        "an account with the role " + account.role().word() + " is not permitted to do this"));
    }

    private static String decoded(String credentials) {
        try {
            return new String(Base64.getDecoder().decode(credentials), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    private static void hold(RateLimit limit, String asker) throws ProblemException {
        int seconds = limit.take(asker.toLowerCase(Locale.ROOT));
        if (seconds > 0) {
            throw new ProblemException(Kind.TOO_MANY, "try again in " + seconds + " s");
        }
    }
}
