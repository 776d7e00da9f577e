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
 * By what reports tell calls apart, beside what the record says itself.
 *
 * @param zone in which days and hours begin
 * @param numbers tells where fixed callers are
 * @param places tells where mobile callers are
 */
public record CallGrouping(ZoneId zone, NumberPlan numbers, Places places) {

    /** What stands for a place that nobody knows. */
    public static final String UNKNOWN = "unknown";

    /** Where the caller was: as the plan found, or by the number. */
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

    /** The branches of the plan that it took, each once: node, and where it went from there. */
    static List<String> branches(CallRecord record) {
        return record.path().stream()
                .flatMap(line -> line.visit().stream())
                .filter(visit -> !visit.to().isEmpty())
                .map(visit -> visit.node() + " -> " + visit.to())
                .distinct()
                .toList();
    }

    /** The moment as the operator's clocks show it. */
    ZonedDateTime local(Instant at) {
        return at.atZone(zone);
    }
}
