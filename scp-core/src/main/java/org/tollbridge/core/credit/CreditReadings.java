package org.tollbridge.core.credit;

import java.util.Map;

/**
 * What has been asked about credit since the node began. The figures are read one after the other.
 *
 * @param open calls that hold credit
 * @param ending ended calls whose servers have not said yet that they know what was used
 * @param asked requests of calls
 * @param granted requests that were granted
 * @param denied requests that were denied
 * @param silent requests that nobody has answered in time, or could be asked
 * @param repeated requests that were sent to another server
 * @param spared requests of new calls that a server was not sent since it does not keep up
 * @param settled ended calls all of whose use servers took
 * @param lost ended calls of whose use no server took a part, or nobody knows
 * @param peers by name: whether it can be sent to
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
