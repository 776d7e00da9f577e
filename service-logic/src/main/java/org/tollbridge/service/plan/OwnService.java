package org.tollbridge.service.plan;

import java.util.Optional;
import java.util.Set;
import org.tollbridge.service.number.NormalNumber;

/**
 * A service with logic of its own: it takes the calls that carry its service keys, and says what each is to be treated
 * as. What follows (walk, limits, forwards, charging, records) is the same as for any number. A node finds its services by
 * {@link java.util.ServiceLoader} when it starts.
 *
 * <p>It is asked on signalling threads, several at a time: it must answer at once from what it holds in memory, without
 * input, output, locks or waiting. A call for which it throws is released as after any other defect; the node goes on.
 */
public interface OwnService {

    /** What it is called in logs and in the explanation of a call. */
    String name();

    /** The service keys whose calls it takes, 0 to 2,147,483,647; no two services of a node have one in common. */
    Set<Long> serviceKeys();

    /**
     * What a call is treated as.
     *
     * @param numbers the numbers that are provisioned in this node
     * @return empty when nobody has what was dialled
     */
    Optional<ServiceNumber> treat(Dialled call, ServiceNumbers numbers);

    /**
     * What is known of a call when it comes.
     *
     * @param at milliseconds since the epoch
     * @param callerArea area code without leading 0 of where the caller is; empty when that is not known
     */
    record Dialled(long serviceKey, long at, NormalNumber number, NormalNumber caller, String callerArea) {}
}
