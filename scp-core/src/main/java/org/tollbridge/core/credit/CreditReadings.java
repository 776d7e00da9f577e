package org.tollbridge.core.credit;

import java.util.Map;

/**
 * Counters of credit control since the node started. They are read one after the other, so they are not an atomic
 * snapshot.
 *
 * @param open calls that hold credit
 * @param ending ended calls whose servers have not yet confirmed the final use
 * @param asked requests of calls
 * @param granted requests that were granted
 * @param denied requests that were denied
 * @param silent requests that no server answered in time or could be sent
 * @param repeated requests that were sent to another server
 * @param spared requests of new calls withheld from a server that does not keep up
 * @param settled ended calls whose whole use was accepted by servers
 * @param lost ended calls of whose use some was not, or perhaps not, accepted by a server
 * @param peers whether each server can be sent to, by name
 */
public record CreditReadings(
        long open,
        long ending,
        long asked,
        long granted,
        long denied,
        long silent,
        long repeated,
        long spared,
        long settled,
        long lost,
        Map<String, Boolean> peers) {}
