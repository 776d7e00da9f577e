package org.tollbridge.simulator.ssf;

import java.time.Duration;
import java.util.Optional;
import org.tollbridge.wire.Octets;

/**
 * Charging as in the node's default dialect. ApplyCharging has elements: [1] is the longest duration in seconds, in
 * four octets, and [4] is 1 if the call is then released. ApplyChargingReport has [0], the duration in tenths of a
 * second in four octets, and [1], which is 1 if the call has ended and 0 if not.
 */
final class DefaultCharging implements ChargingReports {

    private static final int MAXIMUM = 0x81;
    private static final int RELEASE = 0x84;

    @Override
    public Octets compose(Facts facts) {
        long tenths = facts.connected().toMillis() / 100;
        return Octets.of(
                (byte) 0x80,
                (byte) 4,
                (byte) (tenths >> 24),
                (byte) (tenths >> 16),
                (byte) (tenths >> 8),
                (byte) tenths,
                (byte) 0x81,
                (byte) 1,
                (byte) (facts.callEnded() ? 1 : 0));
    }

    @Override
    public Optional<Watch> watch(Octets requested) {
        long seconds = element(requested, MAXIMUM);
        return seconds == 0
                ? Optional.empty()
                : Optional.of(new Watch(Duration.ofSeconds(seconds), element(requested, RELEASE) == 1));
    }

    /** The number in an element; 0 if there is none. */
    private static long element(Octets octets, int tag) {
        int at = 0;
        while (at + 1 < octets.length()) {
            int length = octets.at(at + 1);
            if (octets.at(at) == tag && at + 2 + length <= octets.length()) {
                long number = 0;
                for (int i = 0; i < length; i++) {
                    number = number << 8 | octets.at(at + 2 + i);
                }
                return number;
            }
            at += 2 + length;
        }
        return 0;
    }
}
