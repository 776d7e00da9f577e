package org.tollbridge.provisioning.api;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tollbridge.provisioning.form.FieldType;
import org.tollbridge.provisioning.store.CallFilter;
import org.tollbridge.provisioning.store.CallRecords;
import org.tollbridge.provisioning.store.CallRecords.Position;
import org.tollbridge.provisioning.store.StoreException;
import org.tollbridge.provisioning.store.StoredCall;
import org.tollbridge.service.number.NumberPlan;

/** Ended calls. */
final class CallRoutes {

    private static final Logger LOG = LoggerFactory.getLogger(CallRoutes.class);

    /** Parameters that select calls. */
    static final List<Route.Parameter> FILTERS = List.of(
            new Route.Parameter(
                    "number", "only calls to this number; it may be a dialled number that is not a service number"),
            new Route.Parameter("caller", "only calls from this number, in international digits"),
            new Route.Parameter("subscriber", "only calls to the numbers of this subscriber"),
            new Route.Parameter("outcome", "only calls with one of these outcomes, such as BUSY,NO_ANSWER"),
            new Route.Parameter("reason", "only calls that ended for one of these reasons, such as DESTINATION_BUSY"),
            new Route.Parameter("from", "only calls offered at this time or later, such as 2026-11-28T08:00:00Z"),
            new Route.Parameter("to", "only calls offered before this time"));

    private final CallRecords records;
    private final CallTraces traces;
    private final NumberPlan numbers;
    private final ReentrantLock tracing = new ReentrantLock();

    CallRoutes(CallRecords records, CallTraces traces, NumberPlan numbers) {
        this.records = records;
        this.numbers = numbers;
        this.traces = traces;
    }

    List<Route> routes() {
        return List.of(list(), why());
    }

    private Route list() {
        List<Route.Parameter> query = new ArrayList<>(FILTERS);
        query.add(new Route.Parameter("limit", "maximum number of items, 1 to 1000; default 100"));
        query.add(new Route.Parameter("after", "value of next in the previous page"));
        return new Route(
                Method.GET,
                "/calls",
                "calls:read",
                "List ended calls, newest first.",
                Route.Login.TOKEN,
                Access.LOOK,
                query,
                new Takes.Nothing(),
                new Gives.Page(StoredCall.FORM),
                Route.Conditions.NONE,
                this::find);
    }

    private Route why() {
        return new Route(
                Method.GET,
                "/calls/{call}/why",
                "calls:read",
                "Explain step by step how a call was routed and why, and how it ended.",
                Route.Login.TOKEN,
                Access.LOOK,
                List.of(),
                new Takes.Nothing(),
                new Gives.Json("The call with every step of its path, as in tollbridge why --json.", false),
                Route.Conditions.NONE,
                this::explain);
    }

    private Answer explain(Call call) throws ProblemException, StoreException {
        String id = call.asked().inPath("call");
        StoredCall stored = records.find(id)
                .filter(found -> call.sees(found.subscriber()))
                .orElseThrow(() -> new ProblemException(Problem.Kind.NOT_FOUND, "there is no call " + id));
        if (!tracing.tryLock()) {
            // This reads a whole journal, so only one request runs at a time, in order not to slow down calls.
            throw new ProblemException(Problem.Kind.BUSY, "another call is being explained; try again");
        }
        try {
            return traces.of(stored)
                    .map(trace -> Answer.json(Answer.OK, trace.toString()))
                    .orElseThrow(() -> new ProblemException(
                            Problem.Kind.NOT_FOUND,
                            "the journal of this node does not have call " + id
                                    + "; ask the node that handled it, whose name starts its identifier"));
        } catch (IOException e) {
            LOG.error("the journal cannot be read: {}", e.toString());
            throw new ProblemException(Problem.Kind.BUSY, "the journal cannot be read; see the log of the node");
        } finally {
            tracing.unlock();
        }
    }

    private Answer find(Call call) throws ProblemException, StoreException {
        int limit = call.limit();
        Position position = position(call.after());
        Optional<CallFilter> filter = filter(call);
        List<StoredCall> calls = filter.isPresent() ? records.find(filter.get(), position, limit + 1) : List.of();
        return Answers.page(StoredCall.FORM, calls, limit, last -> last.offeredAt() + " " + last.callId());
    }

    private String dialled(String written) throws ProblemException {
        return written.isEmpty()
                ? ""
                : CallFilter.dialled(numbers, written)
                        .orElseThrow(() -> new ProblemException(
                                Problem.Kind.UNREADABLE,
                                "number: '" + written + "' has no digits; give a number such as 8008101234"));
    }

    /** The requested calls, restricted to those that the caller sees; empty when it sees none. */
    Optional<CallFilter> filter(Call call) throws ProblemException {
        Asked asked = call.asked();
        CallFilter wanted = new CallFilter(
                dialled(asked.query("number")),
                asked.query("caller"),
                asked.query("subscriber"),
                asked.query("outcome"),
                asked.query("reason"),
                moment(asked, "from"),
                moment(asked, "to"));
        if (!wanted.subscriber().isEmpty() && !call.sees(wanted.subscriber())) {
            return Optional.empty();
        }
        return Optional.of(call.owner().map(wanted::of).orElse(wanted));
    }

    private static Optional<Instant> moment(Asked asked, String name) throws ProblemException {
        String text = asked.query(name);
        Optional<Instant> moment = FieldType.moment(text);
        if (moment.isEmpty() && !text.isEmpty()) {
            throw new ProblemException(
                    Problem.Kind.UNREADABLE, name + " is not a time such as 2026-11-28T08:00:00Z: " + text);
        }
        return moment;
    }

    private static Position position(String after) throws ProblemException {
        if (after.isEmpty()) {
            return Position.END;
        }
        int space = after.indexOf(' ');
        return FieldType.moment(after.substring(0, Math.max(0, space)))
                .map(at -> new Position(at, after.substring(space + 1)))
                .orElseThrow(() -> new ProblemException(
                        Problem.Kind.UNREADABLE,
                        "after is not a value that this API returned; use next of the previous page"));
    }
}
