package org.tollbridge.provisioning.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.Supplier;
import org.tollbridge.provisioning.access.Role;

/** The status of the responding node, and the latest change of the store that each node of its cluster has. */
final class StatusRoutes {

    private static final Access OPERATOR = Access.all(Role.ADMINISTRATOR, Role.DESK, Role.ENGINEER, Role.AUDITOR);

    private final Supplier<ObjectNode> status;

    StatusRoutes(Supplier<ObjectNode> status) {
        this.status = status;
    }

    List<Route> routes() {
        return List.of(new Route(
                Method.GET,
                "/status",
                "status:read",
                "Get the status of the node: its switches, calls and counters, and the nodes of its cluster with the"
                        + " latest store change that the calls of each use.",
                Route.Login.TOKEN,
                OPERATOR,
                List.of(),
                new Takes.Nothing(),
                new Gives.Json("The node, as in tollbridge status --json.", false),
                Route.Conditions.NONE,
                call -> Answer.json(Answer.OK, status.get().toString())));
    }
}
