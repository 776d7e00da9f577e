package org.tollbridge.provisioning.store;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import org.tollbridge.service.call.CallRecord;
import org.tollbridge.service.call.TraceLine;
import org.tollbridge.service.number.NormalNumber;
import org.tollbridge.service.number.NumberKind;
import org.tollbridge.service.number.NumberPlan;
import org.tollbridge.service.plan.Places;
import org.tollbridge.service.plan.Visit;

/**
 * How reports group calls, in addition to what the record contains.
 *
 * @param zone time zone of days and hours
 * @param numbers locates fixed callers
 * @param places locates mobile callers
 */
public record CallGrouping(ZoneId zone, NumberPlan numbers, Places places) {

    /** Stands for an unknown place. */
    public static final String UNKNOWN = "unknown";

    /** The caller's area, as found by the plan or else from the number. */
    public String area(CallRecord record) {
        for (TraceLine line : record.path()) {
            if (line.visit().isPresent()
                    && line.visit().get().found() instanceof Visit.Finding.Caller caller
                    && !caller.area().isEmpty()) {
                return caller.area();
            }
        }
        NormalNumber caller = numbers.recognise(record.caller().orElse(""));
        String area = caller.kind() == NumberKind.MOBILE ? places.areaOf(caller) : caller.areaCode();
        return area.isEmpty() ? UNKNOWN : area;
    }

    /** The branches of the plan that the call took, each once: the node and its exit. */
    static List<String> branches(CallRecord record) {
        return record.path().stream()
                .flatMap(line -> line.visit().stream())
                .filter(visit -> !visit.to().isEmpty())
                .map(visit -> visit.node() + " -> " + visit.to())
                .distinct()
                .toList();
    }

    /** The time in the operator's time zone. */
    ZonedDateTime local(Instant at) {
        return at.atZone(zone);
    }
}
