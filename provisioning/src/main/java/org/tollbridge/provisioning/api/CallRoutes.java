package org.tollbridge.provisioning.api;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.tollbridge.provisioning.store.CallFilter;
import org.tollbridge.provisioning.store.CallRecords;
import org.tollbridge.provisioning.store.CallRecords.Position;
import org.tollbridge.provisioning.store.StoreException;
import org.tollbridge.provisioning.store.StoredCall;

/** The calls that have ended. */
final class CallRoutes {

    private final CallRecords records;

    CallRoutes(CallRecords records) {
        this.records = records;
    }

    List<Route> routes() {
        return List.of(new Route(
                Method.GET,
                "/calls",
                "calls:read",
                "Look at calls that have ended, the newest first.",
                Route.Login.TOKEN,
                Access.LOOK,
                List.of(
                        new Route.Parameter("number", "only to this service number"),
                        new Route.Parameter("caller", "only from this number, in international digits"),
                        new Route.Parameter("subscriber", "only to the numbers of this subscriber"),
                        new Route.Parameter("outcome", "only with this outcome, such as ANSWERED"),
                        new Route.Parameter("reason", "only for this reason, such as DESTINATION_BUSY"),
                        new Route.Parameter("from", "only offered then or later, such as 2026-11-28T08:00:00Z"),
                        new Route.Parameter("to", "only offered before"),
                        new Route.Parameter("limit", "how many at most: 1 to 1000, 100 unless given"),
                        new Route.Parameter("after", "next of the page before")),
                new Takes.Nothing(),
                new Gives.Page(StoredCall.FORM),
                Route.Conditions.NONE,
                this::find));
    }

    private Answer find(Call call) throws ProblemException, StoreException {
        Asked asked = call.asked();
        CallFilter wanted = new CallFilter(
                asked.query("number"),
                asked.query("caller"),
                asked.query("subscriber"),
                asked.query("outcome"),
                asked.query("reason"),
                moment(asked, "from"),
                moment(asked, "to"));
        int limit = call.limit();
        if (!wanted.subscriber().isEmpty() && !call.sees(wanted.subscriber())) {
            return Answers.page(StoredCall.FORM, List.<StoredCall>of(), limit, StoredCall::callId);
        }
        CallFilter filter = call.owner().map(wanted::of).orElse(wanted);
        List<StoredCall> calls = records.find(filter, position(call.after()), limit + 1);
        return Answers.page(StoredCall.FORM, calls, limit, last -> last.offeredAt() + " " + last.callId());
    }

    private static Optional<Instant> moment(Asked asked, String name) throws ProblemException {
        String text = asked.query(name);
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(Instant.parse(text));
        } catch (DateTimeException e) {
            throw new ProblemException(
                    Problem.Kind.UNREADABLE, name + " is no moment such as 2026-11-28T08:00:00Z: " + text);
        }
    }

    private static Position position(String after) throws ProblemException {
        if (after.isEmpty()) {
            return Position.END;
        }
        int space = after.indexOf(' ');
        try {
            return new Position(Instant.parse(after.substring(0, Math.max(0, space))), after.substring(space + 1));
        } catch (DateTimeException e) {
            throw new ProblemException(
                    Problem.Kind.UNREADABLE, "after is none that this API gave; take it from next of the page before");
        }
    }
}
