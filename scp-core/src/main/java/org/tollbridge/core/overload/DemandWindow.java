package org.tollbridge.core.overload;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.tollbridge.core.overload.Demand.Place;
import org.tollbridge.service.traffic.TrafficCriterion.CalledNumber;
import org.tollbridge.service.traffic.TrafficCriterion.Service;

/** Collects the calls offered by switches until it is read. Bounded whatever they send. Not thread-safe. */
final class DemandWindow {

    private static final int NUMBERS = 256;
    private static final int SERVICES = 1_024;

    private final HeavyHitters<Place> numbers = new HeavyHitters<>(NUMBERS);
    private final HeavyHitters<String> refusedNumbers = new HeavyHitters<>(NUMBERS);
    private final Map<Place, Long> services = new HashMap<>();
    private long asked;
    private long refused;

    /** Counts a call without details. */
    void add() {
        asked++;
    }

    /** Counts a call. */
    void add(int pointCode, OptionalLong serviceKey, String called, boolean admitted) {
        asked++;
        if (serviceKey.isPresent() && serviceKey.getAsLong() >= 0 && serviceKey.getAsLong() <= Integer.MAX_VALUE) {
            Place place = new Place(pointCode, new Service(serviceKey.getAsLong()));
            if (services.size() < SERVICES || services.containsKey(place)) {
                services.merge(place, 1L, Long::sum);
            }
        }
        if (CalledNumber.isNumber(called)) {
            numbers.add(new Place(pointCode, new CalledNumber(called)), 1);
            if (!admitted) {
                refusedNumbers.add(called, 1);
            }
        }
        if (!admitted) {
            refused++;
        }
    }

    long refused() {
        return refused;
    }

    /** Returns the refused calls by number. */
    HeavyHitters<String> refusedNumbers() {
        return refusedNumbers;
    }

    /** Returns the demand since the previous call, and resets the window. */
    Demand take(double seconds) {
        Map<Place, Long> places = new HashMap<>(services);
        numbers.top(NUMBERS).forEach(entry -> places.put(entry.key(), entry.certain()));
        Optional<CalledNumber> dominant = refusedNumbers.top(1).stream()
                .filter(entry -> 2 * entry.certain() > refused)
                .map(entry -> new CalledNumber(entry.key()))
                .findFirst();
        Demand demand = new Demand(seconds, asked, refused, places, dominant);
        numbers.clear();
        refusedNumbers.clear();
        services.clear();
        asked = 0;
        refused = 0;
        return demand;
    }
}
