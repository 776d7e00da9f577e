package org.tollbridge.simulator.ssf;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.tollbridge.simulator.ssf.DetectionPoints.Armed;
import org.tollbridge.simulator.ssf.DetectionPoints.Point;
import org.tollbridge.wire.Octets;
import org.tollbridge.wire.inap.BcsmEvent;
import org.tollbridge.wire.inap.DpSpecificCriteria;
import org.tollbridge.wire.inap.EventTypeBcsm;
import org.tollbridge.wire.inap.InapError;
import org.tollbridge.wire.inap.LegId;

/** Arms detection points for RequestReportBCSMEvent, if all of them can be armed. */
final class Arming {
    private record Wanted(Point point, Armed how) {}

    private Arming() {}

    /**
     * @param answered whether the call is answered, so that events before an answer can no longer happen
     */
    static Optional<Refusal> arm(List<BcsmEvent> events, boolean answered, DetectionPoints points) {
        List<Wanted> armings = new ArrayList<>();
        for (BcsmEvent event : events) {
            EventTypeBcsm type = event.value(BcsmEvent.EVENT_TYPE_BCSM);
            Optional<Refusal> wrong = wrong(event, type, answered);
            if (wrong.isPresent()) {
                return wrong;
            }
            int leg = event.get(BcsmEvent.LEG_ID).map(id -> leg(id).orElse(0)).orElse(usualLeg(type));
            OptionalLong timer = event.get(BcsmEvent.DP_SPECIFIC_CRITERIA)
                    .flatMap(criteria -> criteria.get(DpSpecificCriteria.APPLICATION_TIMER))
                    .map(OptionalLong::of)
                    .orElse(OptionalLong.empty());
            armings.add(new Wanted(new Point(type, leg), new Armed(event.value(BcsmEvent.MONITOR_MODE), timer)));
        }
        // All or none, because an operation with an error changes nothing.
        armings.forEach(arming -> points.arm(arming.point(), arming.how()));
        return Optional.empty();
    }

    private static Optional<Refusal> wrong(BcsmEvent event, EventTypeBcsm type, boolean answered) {
        if (!isOriginating(type)) {
            return refusal(
                    InapError.UNEXPECTED_DATA_VALUE, type.asn1Name() + " is no event of an originating call here");
        }
        if (answered && DetectionPoints.isBeforeAnswer(type)) {
            return refusal(
                    InapError.UNEXPECTED_DATA_VALUE, type.asn1Name() + " cannot happen any more, the call is answered");
        }
        Optional<LegId> id = event.get(BcsmEvent.LEG_ID);
        if (id.isEmpty()) {
            return type == EventTypeBcsm.O_DISCONNECT || type == EventTypeBcsm.O_MID_CALL
                    ? refusal(InapError.MISSING_PARAMETER, type.asn1Name() + " needs a legID")
                    : Optional.empty();
        }
        if (!id.get().is(LegId.SENDING_SIDE_ID)) {
            return refusal(InapError.UNEXPECTED_DATA_VALUE, "legID: an SCP numbers legs by sendingSideID");
        }
        int leg = leg(id.get()).orElse(0);
        boolean eitherLeg = type == EventTypeBcsm.O_DISCONNECT || type == EventTypeBcsm.O_MID_CALL;
        if (!isLeg(leg) || (!eitherLeg && leg != usualLeg(type))) {
            return refusal(InapError.UNEXPECTED_DATA_VALUE, type.asn1Name() + " cannot be armed for leg " + leg);
        }
        return Optional.empty();
    }

    private static boolean isOriginating(EventTypeBcsm type) {
        return DetectionPoints.isBeforeAnswer(type)
                || type == EventTypeBcsm.O_DISCONNECT
                || type == EventTypeBcsm.O_MID_CALL;
    }

    private static int usualLeg(EventTypeBcsm type) {
        return type == EventTypeBcsm.O_ABANDON || type == EventTypeBcsm.COLLECTED_INFO
                ? DetectionPoints.CALLING
                : DetectionPoints.CALLED;
    }

    static boolean isLeg(int leg) {
        return leg == DetectionPoints.CALLING || leg == DetectionPoints.CALLED;
    }

    /** The leg that an identifier names. */
    static OptionalInt leg(LegId id) {
        Optional<Octets> octets = id.get(LegId.SENDING_SIDE_ID).or(() -> id.get(LegId.RECEIVING_SIDE_ID));
        return octets.filter(present -> present.length() == 1)
                .map(present -> OptionalInt.of(present.at(0)))
                .orElse(OptionalInt.empty());
    }

    private static Optional<Refusal> refusal(InapError error, String why) {
        return Optional.of(new Refusal(error, why));
    }
}
