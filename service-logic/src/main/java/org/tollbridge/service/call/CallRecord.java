package org.tollbridge.service.call;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.tollbridge.service.charging.Payer;

/**
 * The one record of a call. Times are milliseconds since the epoch; numbers are in international digits without prefix
 * where they could be normalised, else as received.
 *
 * @param callId unique over all nodes and restarts
 * @param switchName the switch's configured name
 * @param dialled the service number, such as 8008101234
 * @param serviceClass name of the class, such as "800"; empty when the number is unknown
 * @param destination the last destination that the call was sent to
 * @param attempts destinations that the call was sent to, in order
 * @param releaseCause Q.850 cause that ended the call, sent or received
 * @param connectedSeconds what the switch measured, where it reported so; {@link #durationMillis} is our own measure
 * @param chargingReport octets of the last ApplyChargingReport, in hex
 * @param path what was decided and why, step by step
 */
public record CallRecord(
        String callId,
        String switchName,
        long serviceKey,
        String dialled,
        Optional<String> caller,
        Optional<String> serviceClass,
        Optional<String> subscriber,
        Optional<String> destination,
        List<String> attempts,
        long offeredAt,
        OptionalLong answeredAt,
        long endedAt,
        Outcome outcome,
        Reason reason,
        OptionalInt releaseCause,
        OptionalInt connectedSeconds,
        Payer payer,
        Optional<String> chargingReport,
        List<TraceLine> path) {

    public CallRecord {
        attempts = List.copyOf(attempts);
        path = List.copyOf(path);
    }

    /** Milliseconds from answer to end; zero when the call was not answered. */
    public long durationMillis() {
        return answeredAt.isPresent() ? Math.max(0, endedAt - answeredAt.getAsLong()) : 0;
    }
}
