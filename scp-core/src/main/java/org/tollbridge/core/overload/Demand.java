package org.tollbridge.core.overload;

import java.util.Map;
import java.util.Optional;
import org.tollbridge.service.traffic.TrafficCriterion;
import org.tollbridge.service.traffic.TrafficCriterion.CalledNumber;

/**
 * Calls offered by switches in an interval.
 *
 * @param seconds length of the interval, more than 0
 * @param asked calls, taken or refused
 * @param refused calls refused for overload
 * @param places calls of each switch by service, and by the most frequent called numbers
 * @param dominant the called number of most refused calls, if there is one
 */
record Demand(double seconds, long asked, long refused, Map<Place, Long> places, Optional<CalledNumber> dominant) {

    Demand {
        places = Map.copyOf(places);
    }

    /** Calls of one kind from one switch. */
    record Place(int pointCode, TrafficCriterion criterion) {}

    /** Returns the calls per second from one place. */
    double rate(Place place) {
        return places.getOrDefault(place, 0L) / seconds;
    }

    /** Returns the calls per second of one kind from all switches. */
    double rate(TrafficCriterion criterion) {
        return places.entrySet().stream()
                        .filter(entry -> entry.getKey().criterion().equals(criterion))
                        .mapToLong(Map.Entry::getValue)
                        .sum()
                / seconds;
    }

    /** Returns the calls per second of all kinds. */
    double rate() {
        return asked / seconds;
    }
}
