package org.tollbridge.service.plan;

import java.util.Optional;
import java.util.Set;
import org.tollbridge.service.number.NormalNumber;

/**
 * A service with logic of its own: it takes the calls with its service keys, and returns the number that each is
 * treated as. Everything after that (walk, limits, forwards, charging, records) is the same as for any number. A node
 * finds its services by {@link java.util.ServiceLoader} when it starts.
 *
 * <p>It is called on signalling threads, several at a time: it must return at once from data in memory, without input,
 * output, locks or waiting. A call for which it throws an exception is released as after any other defect; the node
 * goes on.
 */
public interface OwnService {

    /** Returns its name in logs and in the explanation of a call. */
    String name();

    /** Returns the service keys whose calls it takes, 0 to 2,147,483,647; no two services of a node share one. */
    Set<Long> serviceKeys();

    /**
     * Returns the number that a call is treated as.
     *
     * @param numbers the numbers that are provisioned in this node
     * @return empty when the dialled number does not exist
     */
    Optional<ServiceNumber> treat(Dialled call, ServiceNumbers numbers);

    /**
     * What is known of a call when it is offered.
     *
     * @param at milliseconds since the epoch
     * @param callerArea area code of the caller without leading 0; empty when it is not known
     */
    record Dialled(long serviceKey, long at, NormalNumber number, NormalNumber caller, String callerArea) {}
}
