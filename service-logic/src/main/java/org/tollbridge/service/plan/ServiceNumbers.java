package org.tollbridge.service.plan;

import java.util.Optional;

/** The service numbers that a node serves: an immutable, thread-safe snapshot in local memory. */
@FunctionalInterface
public interface ServiceNumbers {

    /**
     * Finds a service number by its normalised digits, such as 8008101234.
     *
     * @return empty when the number does not exist
     */
    Optional<ServiceNumber> find(String digits);
}
