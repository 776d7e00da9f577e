package org.tollbridge.node.why;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Predicate;
import org.tollbridge.service.call.CallRecord;
import org.tollbridge.service.call.Outcome;
import org.tollbridge.service.call.Reason;

/**
 * Selects records for export. All given criteria must match.
 *
 * @param calls criteria for identifier, numbers and time
 * @param until milliseconds since the epoch: only calls that ended before
 * @param subscriber only calls to this subscriber's numbers
 * @param outcomes any of these; empty for all
 * @param reasons any of these; empty for all
 */
record RecordQuery(
        Query calls, OptionalLong until, Optional<String> subscriber, Set<Outcome> outcomes, Set<Reason> reasons)
        implements Predicate<CallRecord> {

    RecordQuery {
        outcomes = Set.copyOf(outcomes);
        reasons = Set.copyOf(reasons);
    }

    @Override
    public boolean test(CallRecord record) {
        return calls.test(record)
                && (until.isEmpty() || record.endedAt() < until.getAsLong())
                && (subscriber.isEmpty() || subscriber.equals(record.subscriber()))
                && (outcomes.isEmpty() || outcomes.contains(record.outcome()))
                && (reasons.isEmpty() || reasons.contains(record.reason()));
    }
}
