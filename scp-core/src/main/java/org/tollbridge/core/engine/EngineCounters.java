package org.tollbridge.core.engine;

import java.util.Map;
import org.tollbridge.service.call.Reason;

/**
 * Counters of a call engine since its creation. They are read one after the other while calls go on, so they are not an
 * atomic snapshot.
 *
 * @param offered calls that switches offered
 * @param refusedFull calls not taken because too many were open
 * @param refusedNotReady calls not taken because records could not be written
 * @param refusedDraining calls not taken because the node was stopping
 * @param open calls without a record yet
 * @param ended calls with their record, by reason
 * @param unpriced calls that somebody has to pay for but no tariff prices
 * @param unsent messages that the network side could not send
 * @param lateEvents events that arrived after a call's record
 * @param overflows calls ended because their events arrived faster than they could be handled
 * @param defects errors of our own, each of which ended one call
 */
public record EngineCounters(
        long offered,
        long refusedFull,
        long refusedNotReady,
        long refusedDraining,
        int open,
        Map<Reason, Long> ended,
        long unpriced,
        long unsent,
        long lateEvents,
        long overflows,
        long defects) {

    /** Returns the number of calls that were taken. */
    public long taken() {
        return offered - refusedFull - refusedNotReady - refusedDraining;
    }
}
