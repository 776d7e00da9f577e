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

/** Reports on the calls that have ended. */
final class ReportRoutes {

    /** Which report is wanted. */
    static final List<Route.Parameter> WISHES = List.of(
            new Route.Parameter(
                    "by", "a line for each: " + String.join(", ", ReportBy.words()) + "; total unless given"),
            new Route.Parameter("number", "only to this service number"),
            new Route.Parameter("subscriber", "only to the numbers of this subscriber"),
            new Route.Parameter("first_day", "such as 2026-11-01; the first of its month unless given"),
            new Route.Parameter("last_day", "the last day that is in it; today unless given"),
            new Route.Parameter(
                    "order",
                    "the figure by which lines are sorted, the greatest first, such as seconds; calls unless given"),
            new Route.Parameter("limit", "how many lines at most: 1 to 1000, 1000 unless given"));

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
                "What the calls of some days come to.",
                Route.Login.TOKEN,
                Access.LOOK,
                WISHES,
                new Takes.Nothing(),
                new Gives.One(Report.FORM, false),
                Route.Conditions.NONE,
                call -> Answer.json(Answer.OK, Report.FORM.document(report(call)))));
    }

    /** The report that is wanted, no further than the caller sees. */
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
