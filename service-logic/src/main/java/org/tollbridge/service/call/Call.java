package org.tollbridge.service.call;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.tollbridge.service.plan.PlanNode;
import org.tollbridge.service.plan.ServiceClass;
import org.tollbridge.service.plan.ServiceNumber;

/**
 * A call that was taken: its offer and its history.
 *
 * @param number the service number as it was when the call was offered; later changes do not affect the call
 * @param route the destination of its plan
 * @param mailbox digits for the platform to which the plan sends it
 * @param attempts destinations that the call was sent to, in order
 * @param answeredAt milliseconds since the epoch
 * @param part the part that the call's next record covers; empty while none was written
 */
record Call(
        Offer offer,
        ServiceNumber number,
        ServiceClass serviceClass,
        PlanNode.Destination route,
        Optional<String> mailbox,
        List<String> attempts,
        OptionalLong answeredAt,
        Reports reports,
        Credit credit,
        Optional<CallPart> part,
        List<TraceLine> path) {

    /**
     * Limit, so that a switch that reports without end cannot fill the memory. Three times the longest way through a
     * plan fits.
     */
    static final int LONGEST_PATH = 160;

    boolean answered() {
        return answeredAt.isPresent();
    }

    int forwards() {
        return attempts.size() - 1;
    }

    Call attempted(String destination) {
        return new Call(
                offer,
                number,
                serviceClass,
                route,
                mailbox,
                plus(attempts, destination),
                answeredAt,
                reports,
                credit,
                part,
                path);
    }

    Call answeredAt(long at) {
        return new Call(
                offer,
                number,
                serviceClass,
                route,
                mailbox,
                attempts,
                OptionalLong.of(at),
                reports.withoutInformation(),
                credit,
                part,
                path);
    }

    Call with(Reports changed) {
        return new Call(offer, number, serviceClass, route, mailbox, attempts, answeredAt, changed, credit, part, path);
    }

    Call with(Credit changed) {
        return new Call(
                offer, number, serviceClass, route, mailbox, attempts, answeredAt, reports, changed, part, path);
    }

    Call with(CallPart next) {
        return new Call(
                offer,
                number,
                serviceClass,
                route,
                mailbox,
                attempts,
                answeredAt,
                reports,
                credit,
                Optional.of(next),
                path);
    }

    Call traced(long at, String what, String detail) {
        if (path.size() >= LONGEST_PATH) {
            return this;
        }
        List<TraceLine> longer = plus(path, new TraceLine(at, what, detail));
        return new Call(
                offer, number, serviceClass, route, mailbox, attempts, answeredAt, reports, credit, part, longer);
    }

    private static <T> List<T> plus(List<T> list, T item) {
        List<T> longer = new ArrayList<>(list.size() + 1);
        longer.addAll(list);
        longer.add(item);
        return Collections.unmodifiableList(longer);
    }

    /** Returns the call with a report or a charging event, the latter only in its path; empty for any other event. */
    Optional<Call> reported(CallEvent event) {
        if (event instanceof CallEvent.ChargingNotified) {
            return Optional.of(this);
        }
        if (event instanceof CallEvent.ChargingReported report) {
            return Optional.of(with(reports.chargingCame(report)));
        }
        if (event instanceof CallEvent.InformationReported report) {
            return Optional.of(with(reports.informationCame(report.information())));
        }
        return Optional.empty();
    }
}
