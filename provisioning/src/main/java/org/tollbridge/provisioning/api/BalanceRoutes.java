package org.tollbridge.provisioning.api;

import java.util.List;
import org.tollbridge.provisioning.access.Role;
import org.tollbridge.provisioning.form.Field;
import org.tollbridge.provisioning.form.Field.Need;
import org.tollbridge.provisioning.form.Form;
import org.tollbridge.provisioning.form.FormException;
import org.tollbridge.provisioning.inventory.Subscriber;
import org.tollbridge.provisioning.store.Balance;
import org.tollbridge.provisioning.store.Balances;
import org.tollbridge.provisioning.store.StoreException;
import org.tollbridge.service.charging.Yuan;
import org.tollbridge.service.plan.Fault;

/** Prepaid balances of subscribers. */
final class BalanceRoutes {

    private static final String PATH = "/subscribers/{name}/balance";
    private static final Access SERVE = Access.all(Role.ADMINISTRATOR, Role.DESK);
    private static final List<Route.Parameter> WHY =
            List.of(new Route.Parameter("why", "the reason, kept with the change"));

    private record Terms(boolean endsCalls) {}

    private static final Form<Terms> TERMS = new Form<>(
            "balance terms",
            "What happens to a call in progress when a balance is used up.",
            List.of(Field.flag(
                    "ends_calls",
                    Need.OPTIONAL,
                    "whether it ends; otherwise only the next call is refused",
                    Terms::endsCalls)),
            given -> new Terms(given.flag("ends_calls", false)));

    private record Booking(String amount, boolean overdraw, String why) {}

    private static final Form<Booking> BOOKING = new Form<>(
            "booking",
            "An amount that is added to a balance, or taken from it.",
            List.of(
                    Field.text(
                            "amount",
                            20,
                            Need.REQUIRED,
                            "in yuan, such as 50 or 12.50; -12.50 takes as much",
                            Booking::amount),
                    Field.flag(
                            "overdraw",
                            Need.OPTIONAL,
                            "whether more may be taken than there is, so that the balance is negative",
                            Booking::overdraw),
                    Field.text("why", 200, Need.OPTIONAL, "the reason, kept with the change", Booking::why)),
            given -> new Booking(given.text("amount"), given.flag("overdraw", false), given.text("why")));

    private final Balances balances;
    private final Resource<Subscriber> subscribers;

    BalanceRoutes(Balances balances, Resource<Subscriber> subscribers) {
        this.balances = balances;
        this.subscribers = subscribers;
    }

    List<Route> routes() {
        return List.of(
                route(
                        Method.GET,
                        "Look at the balance of a subscriber.",
                        Access.LOOK,
                        List.of(),
                        new Takes.Nothing(),
                        new Gives.One(Balance.FORM, true),
                        this::look),
                route(
                        Method.PUT,
                        "Give a subscriber a balance, of nothing at first, or change what happens when it is used up.",
                        SERVE,
                        WHY,
                        new Takes.One(TERMS),
                        new Gives.One(Balance.FORM, true),
                        this::put),
                route(
                        Method.POST,
                        "Add to a balance, or take from it; once only with the same Idempotency-Key.",
                        SERVE,
                        List.of(),
                        new Takes.One(BOOKING),
                        new Gives.One(Balance.FORM, true),
                        this::book),
                route(
                        Method.DELETE,
                        "Remove a balance: calls of the subscriber are no longer checked against one.",
                        SERVE,
                        WHY,
                        new Takes.Nothing(),
                        new Gives.Nothing(),
                        this::remove));
    }

    /** Amounts are added and no record is overwritten, so a change need not name a version. */
    private static Route route(
            Method method,
            String text,
            Access access,
            List<Route.Parameter> query,
            Takes takes,
            Gives gives,
            Route.Handler handler) {
        String scope = method.changes() ? "balances:write" : "balances:read";
        return new Route(
                method,
                PATH,
                scope,
                text,
                Route.Login.TOKEN,
                access,
                query,
                takes,
                gives,
                Route.Conditions.NONE,
                handler);
    }

    private Answer look(Call call) throws ProblemException, StoreException {
        String name = subscribers.known(call).name();
        return Answers.one(
                call,
                Balance.FORM,
                balances.find(name)
                        .orElseThrow(() -> new ProblemException(
                                Problem.Kind.NOT_FOUND,
                                "subscriber " + name + " has no balance; PUT to this path gives it one")));
    }

    private Answer put(Call call) throws ProblemException, FormException, StoreException {
        String name = subscribers.known(call).name();
        boolean endsCalls = call.read(TERMS).endsCalls();
        return Answers.changed(Balance.FORM, balances.put(name, endsCalls, call.intent()), false);
    }

    private Answer book(Call call) throws ProblemException, FormException, StoreException {
        String name = subscribers.known(call).name();
        Booking booking = call.read(BOOKING);
        Balance after = balances.add(name, amount(booking.amount()), booking.overdraw(), call.intent(booking.why()));
        return Answers.changed(Balance.FORM, after, false);
    }

    private static long amount(String written) throws FormException {
        boolean takes = written.startsWith("-");
        try {
            long amount = Yuan.read(takes ? written.substring(1) : written);
            return takes ? -amount : amount;
        } catch (IllegalArgumentException e) {
            throw new FormException(List.of(new Fault("amount", written, String.valueOf(e.getMessage()))));
        }
    }

    private Answer remove(Call call) throws ProblemException, StoreException {
        balances.remove(subscribers.known(call).name(), call.intent());
        return Answer.nothing(Answer.NO_CONTENT);
    }
}
