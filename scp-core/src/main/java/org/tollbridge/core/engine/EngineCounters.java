package org.tollbridge.core.engine;

import java.util.Map;
import org.tollbridge.service.call.Reason;

/**
 * What a call engine has done since it was made. The figures are read one after the other while calls go on.
 *
 * @param offered calls that switches asked about
 * @param refusedFull calls not taken because too many were open
 * @param refusedNotReady calls not taken because records could not be written
 * @param refusedDraining calls not taken because the node was stopping
 * @param open calls without a record yet
 * @param ended calls with their record, by reason
 * @param unpriced calls for which somebody has to pay and no tariff says how much
 * @param unsent messages that the network side could not send
 * @param lateEvents events that came after a call's record
 * @param overflows calls that were ended because their events came faster than they could be handled
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

    /** Calls that were taken. */
    public long taken() {
        return offered - refusedFull - refusedNotReady - refusedDraining;
    }
}
