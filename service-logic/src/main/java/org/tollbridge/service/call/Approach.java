package org.tollbridge.service.call;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.tollbridge.service.plan.PlanFacts;
import org.tollbridge.service.plan.ServiceClass;
import org.tollbridge.service.plan.ServiceNumber;
import org.tollbridge.service.plan.Visit;

/**
 * A call on its way through its plan; it has not been sent to a destination yet.
 *
 * @param facts what the plan may know of it
 * @param suspension its state at its switch
 * @param errands number of errands so far
 */
record Approach(
        Offer offer,
        ServiceNumber number,
        ServiceClass serviceClass,
        PlanFacts facts,
        Suspension suspension,
        int errands,
        List<TraceLine> path) {

    /** State of the connection to the resource that plays announcements and collects digits. */
    enum Resource {
        /** Never connected to it. */
        APART,
        CONNECTED,
        /** It does not work: not connected, and not tried again. */
        LOST,
        /** It does not work, and the caller is still connected to it. */
        LOST_CONNECTED;

        boolean connected() {
            return this == CONNECTED || this == LOST_CONNECTED;
        }

        boolean usable() {
            return this == APART || this == CONNECTED;
        }
    }

    Resource resource() {
        return suspension.resource();
    }

    Approach with(Suspension changed) {
        return new Approach(offer, number, serviceClass, facts, changed, errands, path);
    }

    Approach withErrand() {
        return new Approach(offer, number, serviceClass, facts, suspension, errands + 1, path);
    }

    Approach visited(List<Visit> visits, long at) {
        if (visits.isEmpty()) {
            return this;
        }
        List<TraceLine> longer = new ArrayList<>(path.size() + visits.size());
        longer.addAll(path);
        for (Visit visit : visits) {
            longer.add(TraceLine.of(at, visit));
        }
        return along(longer);
    }

    Approach traced(long at, String what, String detail) {
        if (path.size() >= Call.LONGEST_PATH) {
            return this;
        }
        List<TraceLine> longer = new ArrayList<>(path.size() + 1);
        longer.addAll(path);
        longer.add(new TraceLine(at, what, detail));
        return along(longer);
    }

    private Approach along(List<TraceLine> longer) {
        return new Approach(
                offer, number, serviceClass, facts, suspension, errands, Collections.unmodifiableList(longer));
    }
}
