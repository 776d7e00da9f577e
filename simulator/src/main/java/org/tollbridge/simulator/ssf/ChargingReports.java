package org.tollbridge.simulator.ssf;

import java.time.Duration;
import org.tollbridge.wire.Octets;

/** Lays out the octets of ApplyChargingReport, which are the network's own affair. */
@FunctionalInterface
public interface ChargingReports {
    /**
     * What a report tells.
     *
     * @param requested the octets of the ApplyCharging that asked for it
     * @param connected how long the conversation lasted
     * @param callEnded whether the call is over, rather than only this attempt
     */
    record Facts(Octets requested, Duration connected, boolean callEnded) {}

    /**
     * Element [0] with, in it, the duration as [0], in tenths of a second in four octets, and as [1] 1 if the call is over
     * and 0 if not.
     */
    ChargingReports DEFAULT = facts -> {
        long tenths = facts.connected().toMillis() / 100;
        return Octets.of(
                (byte) 0xa0,
                (byte) 9,
                (byte) 0x80,
                (byte) 4,
                (byte) (tenths >> 24),
                (byte) (tenths >> 16),
                (byte) (tenths >> 8),
                (byte) tenths,
                (byte) 0x81,
                (byte) 1,
                (byte) (facts.callEnded() ? 1 : 0));
    };

    /** The contents of one report. */
    Octets compose(Facts facts);
}
