package org.tollbridge.provisioning.live;

import java.time.Instant;
import java.util.Optional;

/**
 * A call as it stands. Texts that it has not are empty.
 *
 * @param call its identifier, the same in all that is told of it and in its record
 * @param caller with digits hidden as configured
 * @param area where the caller is: an area code
 * @param destination where it was sent last
 * @param attempts how many destinations it was sent to
 * @param outcome of a call that has ended
 * @param seconds how long it is charged for
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
