package org.tollbridge.core.overload;

import java.util.Map;
import java.util.Optional;
import org.tollbridge.service.traffic.TrafficCriterion;
import org.tollbridge.service.traffic.TrafficCriterion.CalledNumber;

/**
 * What switches asked for in a while.
 *
 * @param seconds how long that was, more than 0
 * @param asked calls, taken or refused
 * @param refused calls refused for overload
 * @param places calls of each switch by service, and by the called numbers that came most
 * @param dominant the number that most refused calls were for, if there is one
 */
record Demand(double seconds, long asked, long refused, Map<Place, Long> places, Optional<CalledNumber> dominant) {

    Demand {
        places = Map.copyOf(places);
    }

    /** Calls of one kind from one switch. */
    record Place(int pointCode, TrafficCriterion criterion) {}

    /** Calls a second from one place. */
    double rate(Place place) {
        return places.getOrDefault(place, 0L) / seconds;
    }

    /** Calls a second of one kind from all switches. */
    double rate(TrafficCriterion criterion) {
        return places.entrySet().stream()
                        .filter(entry -> entry.getKey().criterion().equals(criterion))
                        .mapToLong(Map.Entry::getValue)
                        .sum()
                / seconds;
    }

    /** Calls a second of all kinds. */
    double rate() {
        return asked / seconds;
    }
}
