package org.tollbridge.provisioning.live;

import java.time.Instant;
import java.util.Optional;

/**
 * The current state of a call. Missing texts are empty.
 *
 * @param call its identifier, the same in all its events and in its record
 * @param caller calling number, with digits hidden as configured
 * @param area area code of the caller
 * @param destination last destination
 * @param attempts number of destinations tried
 * @param outcome outcome of an ended call
 * @param seconds charged duration
 */
public record LiveCall(
        String call,
        String number,
        String caller,
        String area,
        String destination,
        int attempts,
        String subscriber,
        String serviceClass,
        Instant offeredAt,
        Optional<Instant> answeredAt,
        String outcome,
        String reason,
        long seconds) {}
