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
 * Which calls are wanted; an empty text wants all.
 *
 * @param dialled the digits that were dialled, as {@link #dialled} makes them
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

    /**
     * The digits that records of calls to a number have. Of what is no service number there are such too: calls to numbers that
     * nobody has, or that were dialled in part.
     *
     * @param written as people write it
     * @return empty when it has no digits
     */
    public static Optional<String> dialled(NumberPlan numbers, String written) {
        NormalNumber number = numbers.read(written);
        String digits = number.kind() == NumberKind.UNKNOWN ? written.replaceAll("[ +()-]", "") : number.digits();
        return Optional.of(digits).filter(text -> text.chars().anyMatch(each -> each >= '0' && each <= '9'));
    }

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
