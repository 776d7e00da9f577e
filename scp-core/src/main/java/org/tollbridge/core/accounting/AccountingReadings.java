package org.tollbridge.core.accounting;

import java.util.Map;

/**
 * Counters of accounting since the node started. They are read one after the other, so they are not an atomic snapshot.
 *
 * @param waiting call records in the journal that have not been answered yet
 * @param sent requests, including retransmissions
 * @param repeated requests that were sent again
 * @param accepted requests that a server accepted
 * @param refused requests that a server will never accept
 * @param unanswered requests that were not answered in time
 * @param damaged lines of the journal that could not be read
 * @param peers whether each server can be sent to, by name
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
