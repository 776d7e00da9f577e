package org.tollbridge.simulator.ssf;

import java.time.Duration;
import java.util.Optional;
import org.tollbridge.wire.Octets;

/** Reads the octets of ApplyCharging and encodes those of ApplyChargingReport, which are network-specific. */
public interface ChargingReports {
    /**
     * The contents of a report.
     *
     * @param requested the octets of the ApplyCharging that requested it
     * @param connected the duration of the conversation so far
     * @param callEnded whether the call has ended, rather than only this attempt or this period
     */
    record Facts(Octets requested, Duration connected, boolean callEnded) {}

    /**
     * How to supervise a conversation.
     *
     * @param maximum its largest duration from the answer, or from the ApplyCharging if that comes later
     * @param release whether it is then released, rather than reported on
     */
    record Watch(Duration maximum, boolean release) {}

    /** Encodes one report. */
    Octets compose(Facts facts);

    /** The supervision that the octets of an ApplyCharging request; empty if they request none. */
    default Optional<Watch> watch(Octets requested) {
        return Optional.empty();
    }
}
