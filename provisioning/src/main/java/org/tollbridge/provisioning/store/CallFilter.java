package org.tollbridge.provisioning.store;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Which calls are wanted; an empty text wants all.
 *
 * @param dialled the service number
 * @param caller in international digits, as it was stored
 * @param outcome name of an {@link org.tollbridge.service.call.Outcome}
 * @param reason name of a {@link org.tollbridge.service.call.Reason}
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

    /** The columns that must have a value, and the value. */
    Map<String, String> wanted() {
        Map<String, String> wanted = new LinkedHashMap<>();
        wanted.put("dialled", dialled);
        wanted.put("caller", caller);
        wanted.put("subscriber", subscriber);
        wanted.put("outcome", outcome);
        wanted.put("reason", reason);
        wanted.values().removeIf(String::isEmpty);
        return wanted;
    }
}
