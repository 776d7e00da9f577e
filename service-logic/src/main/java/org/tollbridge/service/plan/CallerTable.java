package org.tollbridge.service.plan;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.tollbridge.service.number.NumberKind;

/** Criteria prepared for lookup: finds the strongest one that holds for a caller. */
final class CallerTable {

    /**
     * A criterion that may hold.
     *
     * @param branch index of its branch
     */
    record Match(int branch, String because) {}

    private record ListMatch(PrefixTable list, Match match) {}

    private final List<Match> matches = new ArrayList<>();
    private final PrefixTable numbers;
    private final List<ListMatch> lists = new ArrayList<>();
    private final Map<String, Match> areas = new HashMap<>();
    private final Map<String, Match> carriers = new HashMap<>();
    private final Map<Integer, Match> categories = new HashMap<>();
    private final Map<NumberKind, Match> kinds = new EnumMap<>(NumberKind.class);
    private Optional<Match> absent = Optional.empty();
    private Optional<Match> fax = Optional.empty();

    /**
     * Creates a table.
     *
     * @param branches the criteria of each branch
     * @param list returns the list of a name
     */
    CallerTable(List<List<Criterion>> branches, Function<String, PrefixTable> list) {
        Map<String, Integer> digits = new LinkedHashMap<>();
        for (int branch = 0; branch < branches.size(); branch++) {
            for (Criterion criterion : branches.get(branch)) {
                Match match = new Match(branch, criterion.toString());
                switch (criterion) {
                    case Criterion.Caller number -> digits.put(number.digits(), add(match));
                    case Criterion.Prefix prefix -> digits.put(prefix.digits() + "*", add(match));
                    case Criterion.InList named -> lists.add(new ListMatch(list.apply(named.name()), match));
                    case Criterion.Area area -> areas.put(area.code(), match);
                    case Criterion.Carrier carrier -> carriers.put(carrier.name(), match);
                    case Criterion.Category category -> category.values().forEach(v -> categories.put(v, match));
                    case Criterion.Kind kind -> kinds.put(kind.kind(), match);
                    case Criterion.Absent none -> absent = Optional.of(match);
                    case Criterion.Fax terminal -> fax = Optional.of(match);
                }
            }
        }
        numbers = PrefixTable.of(digits);
    }

    private int add(Match match) {
        matches.add(match);
        return matches.size() - 1;
    }

    /**
     * Returns the strongest criterion that holds.
     *
     * @param refuses whether the caller may be refused for it: the carrier must then be proven
     */
    Optional<Match> find(PlanFacts facts, Places places, boolean refuses) {
        String digits = facts.caller().digits();
        if (digits.isEmpty() || facts.madeUp()) {
            if (absent.isPresent()) {
                return absent;
            }
        } else {
            Optional<Match> byNumber = byNumber(digits);
            if (byNumber.isPresent()) {
                return byNumber;
            }
        }
        if (facts.fax() && fax.isPresent()) {
            return fax;
        }
        if (facts.category().isPresent() && !categories.isEmpty()) {
            Match match = categories.get(facts.category().getAsInt());
            if (match != null) {
                return Optional.of(match);
            }
        }
        Match match = areas.isEmpty() ? null : areas.get(facts.area());
        if (match == null && !carriers.isEmpty()) {
            Optional<String> carrier =
                    refuses ? places.provenCarrierOf(facts.caller()) : places.carrierOf(facts.caller());
            match = carrier.isPresent() ? carriers.get(carrier.get()) : null;
        }
        return Optional.ofNullable(match == null ? kinds.get(facts.caller().kind()) : match);
    }

    private Optional<Match> byNumber(String digits) {
        int own = numbers.find(digits);
        Optional<Match> best = own == PrefixTable.NOTHING ? Optional.empty() : Optional.of(matches.get(own));
        if (!lists.isEmpty()) {
            int closest = numbers.closeness(digits);
            for (ListMatch each : lists) {
                int closeness = each.list().closeness(digits);
                if (closeness > closest) {
                    closest = closeness;
                    best = Optional.of(each.match());
                }
            }
        }
        return best;
    }
}
