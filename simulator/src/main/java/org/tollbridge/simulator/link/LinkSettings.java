package org.tollbridge.simulator.link;

import java.net.InetSocketAddress;
import java.util.OptionalLong;
import org.tollbridge.wire.sccp.PointCodeLength;
import org.tollbridge.wire.transport.DialSettings;

/**
 * How a switch reaches its SCP.
 *
 * @param dial where the SCP, or the signalling gateway before it, listens, over what, and where the switch comes from
 * @param pointCode the switch's own
 * @param remotePointCode the SCP's
 * @param pointCodes how long point codes are in this network
 * @param networkIndicator 0 to 3 (Q.704); 2 is a national network
 * @param routingContext sent in ASPAC and DATA where the peer wants one
 * @param networkAppearance sent in DATA where the peer wants one
 * @param subsystem the switch's own subsystem number
 * @param remoteSubsystem the SCP's subsystem number
 */
public record LinkSettings(
        DialSettings dial,
        int pointCode,
        int remotePointCode,
        PointCodeLength pointCodes,
        int networkIndicator,
        OptionalLong routingContext,
        OptionalLong networkAppearance,
        int subsystem,
        int remoteSubsystem) {

    public LinkSettings {
        requireRange(pointCode, pointCodes.highest(), "point code");
        requireRange(remotePointCode, pointCodes.highest(), "remote point code");
        requireRange(networkIndicator, 3, "network indicator");
        requireRange(subsystem, 255, "subsystem number");
        requireRange(remoteSubsystem, 255, "remote subsystem number");
    }

    /**
     * TCP from any port; own point code 1, the SCP's 2, both of 14 bits; network indicator 2; routing context 100;
     * subsystem number 106 at both ends.
     */
    public static LinkSettings of(InetSocketAddress remote) {
        return new LinkSettings(
                DialSettings.tcp(remote),
                1,
                2,
                PointCodeLength.BITS_14,
                2,
                OptionalLong.of(100),
                OptionalLong.empty(),
                106,
                106);
    }

    /** The same link from another point code. */
    public LinkSettings withPointCode(int other) {
        return new LinkSettings(
                dial,
                other,
                remotePointCode,
                pointCodes,
                networkIndicator,
                routingContext,
                networkAppearance,
                subsystem,
                remoteSubsystem);
    }

    /** The same link over another way. */
    public LinkSettings withDial(DialSettings other) {
        return new LinkSettings(
                other,
                pointCode,
                remotePointCode,
                pointCodes,
                networkIndicator,
                routingContext,
                networkAppearance,
                subsystem,
                remoteSubsystem);
    }

    /** The same link, naming another routing context. */
    public LinkSettings withRoutingContext(long other) {
        return new LinkSettings(
                dial,
                pointCode,
                remotePointCode,
                pointCodes,
                networkIndicator,
                OptionalLong.of(other),
                networkAppearance,
                subsystem,
                remoteSubsystem);
    }

    /** The first address of the SCP or gateway. */
    public InetSocketAddress remote() {
        return dial.remote();
    }

    private static void requireRange(int value, int highest, String what) {
        if (value < 0 || value > highest) {
            throw new IllegalArgumentException(what + " " + value + " is not 0 to " + highest);
        }
    }
}
