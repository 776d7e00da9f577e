package org.tollbridge.provisioning.store;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which calls are wanted; an empty text wants all.
 *
 * @param dialled the service number
 * @param caller in international digits, as it was stored
 * @param outcome names of an {@link org.tollbridge.service.call.Outcome}, of which any may be; commas between them
 * @param reason names of a {@link org.tollbridge.service.call.Reason}, likewise
 * @param from offered at this moment or later
 * @param to offered before this moment
 */
public record CallFilter(
        String dialled,
        String caller,
        String subscriber,
        String outcome,
        String reason,
        Optional<Instant> from,
        Optional<Instant> to) {

    /** Every call. */
    public static final CallFilter ALL = new CallFilter("", "", "", "", "", Optional.empty(), Optional.empty());

    /** The same, and of this subscriber only. */
    public CallFilter of(String owner) {
        return new CallFilter(dialled, caller, owner, outcome, reason, from, to);
    }

    /** The columns that must have one of some values, and those. */
    Map<String, List<String>> wanted() {
        Map<String, List<String>> wanted = new LinkedHashMap<>();
        wanted.put("dialled", List.of(dialled));
        wanted.put("caller", List.of(caller));
        wanted.put("subscriber", List.of(subscriber));
        wanted.put("outcome", List.of(outcome.split(",", -1)));
        wanted.put("reason", List.of(reason.split(",", -1)));
        wanted.values().removeIf(List.of("")::equals);
        return wanted;
    }
}
