package org.tollbridge.provisioning.api;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.tollbridge.provisioning.store.CallReports;
import org.tollbridge.provisioning.store.Report;
import org.tollbridge.provisioning.store.ReportBy;
import org.tollbridge.provisioning.store.ReportWish;
import org.tollbridge.provisioning.store.StoreException;
import org.tollbridge.service.number.NumberPlan;

/** Reports on ended calls. */
final class ReportRoutes {

    /** Parameters that select a report. */
    static final List<Route.Parameter> WISHES = List.of(
            new Route.Parameter(
                    "by", "one line for each: " + String.join(", ", ReportBy.words()) + "; by default only the total"),
            new Route.Parameter("number", "only calls to this service number"),
            new Route.Parameter("subscriber", "only calls to the numbers of this subscriber"),
            new Route.Parameter(
                    "first_day", "first day, such as 2026-11-01; by default the first of the last day's month"),
            new Route.Parameter("last_day", "last day, inclusive; by default today"),
            new Route.Parameter(
                    "order", "figure by which lines are sorted in descending order, such as seconds; by default calls"),
            new Route.Parameter("limit", "maximum number of lines, 1 to 1000; default 1000"));

    private final CallReports reports;
    private final NumberPlan numbers;
    private final ZoneId zone;
    private final InstantSource clock;

    ReportRoutes(CallReports reports, NumberPlan numbers, ZoneId zone, InstantSource clock) {
        this.reports = reports;
        this.numbers = numbers;
        this.zone = zone;
        this.clock = clock;
    }

    List<Route> routes() {
        return List.of(new Route(
                Method.GET,
                "/reports",
                "reports:read",
                "Get the traffic and charges of a period.",
                Route.Login.TOKEN,
                Access.LOOK,
                WISHES,
                new Takes.Nothing(),
                new Gives.One(Report.FORM, false),
                Route.Conditions.NONE,
                call -> Answer.json(Answer.OK, Report.FORM.document(report(call)))));
    }

    /** The requested report, restricted to what the caller sees. */
    Report report(Call call) throws ProblemException, StoreException {
        Asked asked = call.asked();
        String wanted = asked.query("subscriber");
        String number = call.number(numbers);
        ReportWish wish;
        try {
            wish = ReportWish.read(
                            asked.query("by"),
                            number,
                            wanted.isEmpty() ? call.owner().orElse("") : wanted,
                            asked.query("first_day"),
                            asked.query("last_day"),
                            LocalDate.ofInstant(clock.instant(), zone))
                    .with(call.limit(ReportWish.MOST_LINES))
                    .sortedBy(asked.query("order"));
        } catch (IllegalArgumentException e) {
            throw new ProblemException(Problem.Kind.UNREADABLE, String.valueOf(e.getMessage()));
        }
        if (!call.sees(wish.subscriber())) {
            return Report.empty(wish);
        }
        return reports.of(wish);
    }
}
