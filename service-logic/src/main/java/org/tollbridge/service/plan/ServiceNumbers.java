package org.tollbridge.service.plan;

import java.util.Optional;

/** The service numbers that a node serves: an immutable snapshot in local memory, safe for any thread. */
@FunctionalInterface
public interface ServiceNumbers {

    /**
     * Finds a service number by its normalised digits, such as 8008101234.
     *
     * @return empty when nobody has this number
     */
    Optional<ServiceNumber> find(String digits);
}
