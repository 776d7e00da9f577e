package org.tollbridge.provisioning.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How a version of a call plan is put into service. With nothing it is at once and for all.
 *
 * @param from when all calls go by it; empty for at once, or, with a trial, for not yet
 * @param callers whose calls go by it from now on, in international digits
 * @param percent of all callers whose calls go by it from now on, 1 to 99; 0 for no share
 */
public record PlanStart(Optional<Instant> from, List<String> callers, int percent) {

    boolean atOnce() {
        return from.isEmpty() && callers.isEmpty() && percent == 0;
    }
}
