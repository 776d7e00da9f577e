package org.tollbridge.simulator.ssf;

import java.time.Duration;
import java.util.Optional;
import org.tollbridge.wire.Octets;

/** Reads the octets of ApplyCharging and lays out those of ApplyChargingReport: they are the network's own affair. */
public interface ChargingReports {
    /**
     * What a report tells.
     *
     * @param requested the octets of the ApplyCharging that asked for it
     * @param connected how long the conversation has lasted
     * @param callEnded whether the call is over, rather than only this attempt or this while
     */
    record Facts(Octets requested, Duration connected, boolean callEnded) {}

    /**
     * How a conversation is to be watched.
     *
     * @param maximum how long it may last from the answer, or from the ApplyCharging when that comes later
     * @param release whether it is over then, rather than reported on
     */
    record Watch(Duration maximum, boolean release) {}

    /** The contents of one report. */
    Octets compose(Facts facts);

    /** How the octets of an ApplyCharging want the conversation watched; empty when they do not say. */
    default Optional<Watch> watch(Octets requested) {
        return Optional.empty();
    }
}
