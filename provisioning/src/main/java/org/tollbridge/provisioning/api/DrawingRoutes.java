package org.tollbridge.provisioning.api;

import java.util.List;
import org.tollbridge.provisioning.plan.PlanDrawing;
import org.tollbridge.provisioning.store.NumberEntry;
import org.tollbridge.provisioning.store.StoreException;

/** Call plans as pictures. */
final class DrawingRoutes {

    private static final String SVG = "image/svg+xml";

    private final Resource<NumberEntry> numbers;

    DrawingRoutes(Resource<NumberEntry> numbers) {
        this.numbers = numbers;
    }

    List<Route> routes() {
        return List.of(numbers.route(
                Method.GET,
                "/numbers/{number}/plan/drawing",
                "Get a drawing of a number's call plan.",
                Access.LOOK,
                List.of(),
                new Takes.Nothing(),
                new Gives.Text(List.of(SVG), "A drawing (SVG)."),
                Route.Conditions.NONE,
                this::draw));
    }

    private Answer draw(Call call) throws ProblemException, StoreException {
        NumberEntry entry = numbers.known(call);
        return entry.plan()
                .map(plan -> Answer.text(Answer.OK, SVG, PlanDrawing.svg(plan.document())))
                .orElseThrow(() ->
                        new ProblemException(Problem.Kind.NOT_FOUND, "number " + entry.digits() + " has no call plan"));
    }
}
