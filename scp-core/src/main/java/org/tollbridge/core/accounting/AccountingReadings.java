package org.tollbridge.core.accounting;

import java.util.Map;

/**
 * What has been done about accounting since the node began. The figures are read one after the other.
 *
 * @param waiting call records in the journal that have not been answered yet
 * @param sent requests, those sent again included
 * @param repeated requests that were sent again
 * @param accepted requests that a server took
 * @param refused requests that a server will never take
 * @param unanswered requests that were not answered in time
 * @param damaged lines of the journal that could not be read
 * @param peers by name: whether it can be sent to
 */
public record AccountingReadings(
        long waiting,
        long sent,
        long repeated,
        long accepted,
        long refused,
        long unanswered,
        long damaged,
        Map<String, Boolean> peers) {}
