package org.tollbridge.provisioning.store;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tollbridge.service.number.NormalNumber;
import org.tollbridge.service.number.NumberKind;
import org.tollbridge.service.number.NumberPlan;

/**
 * Selects calls; an empty string matches all.
 *
 * @param dialled dialled digits, as {@link #dialled} makes them
 * @param caller caller's number in international digits, as stored
 * @param outcome names of an {@link org.tollbridge.service.call.Outcome}, comma-separated alternatives
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

    /**
     * The dialled digits under which calls to a number are recorded. Calls to unassigned or incompletely dialled
     * numbers have records too.
     *
     * @param written the number as a person writes it
     * @return empty when it contains no digits
     */
    public static Optional<String> dialled(NumberPlan numbers, String written) {
        NormalNumber number = numbers.read(written);
        String digits = number.kind() == NumberKind.UNKNOWN ? written.replaceAll("[ +()-]", "") : number.digits();
        return Optional.of(digits).filter(text -> text.chars().anyMatch(each -> each >= '0' && each <= '9'));
    }

    /** Same, restricted to this subscriber. */
    public CallFilter of(String owner) {
        return new CallFilter(dialled, caller, owner, outcome, reason, from, to);
    }

    /** Columns that must match one of some values, with these values. */
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
