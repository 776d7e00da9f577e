package org.tollbridge.provisioning.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How to put a version of a call plan into service. Without options, it starts at once and for all callers.
 *
 * @param from when it applies to all calls; empty for at once or, with a trial, not yet
 * @param callers callers to whom it applies from now on, in international digits
 * @param percent share of all callers to whom it applies from now on, 1 to 99; 0 for none
 */
public record PlanStart(Optional<Instant> from, List<String> callers, int percent) {

    boolean atOnce() {
        return from.isEmpty() && callers.isEmpty() && percent == 0;
    }
}
