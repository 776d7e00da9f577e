package org.tollbridge.simulator.link;

import java.net.InetSocketAddress;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.tollbridge.wire.sccp.PointCodeLength;
import org.tollbridge.wire.sccp.SccpAddress;
import org.tollbridge.wire.transport.DialSettings;

/**
 * How a switch reaches its SCP.
 *
 * @param dial the address of the SCP, or of the signalling gateway in front of it, the transport, and the switch's
 *     local address
 * @param pointCode the point code of the switch
 * @param remotePointCode the point code of the SCP
 * @param pointCodes the length of point codes in this network
 * @param networkIndicator 0 to 3 (Q.704); 2 is a national network
 * @param routingContext sent in ASPAC and DATA if the peer requires one
 * @param networkAppearance sent in DATA if the peer requires one
 * @param calling the SCCP address of the switch
 * @param called the SCCP address of the SCP, by point code and subsystem number or by global title
 */
public record LinkSettings(
        DialSettings dial,
        int pointCode,
        int remotePointCode,
        PointCodeLength pointCodes,
        int networkIndicator,
        OptionalLong routingContext,
        OptionalLong networkAppearance,
        SccpAddress calling,
        SccpAddress called) {

    public LinkSettings {
        requireRange(pointCode, pointCodes.highest(), "point code");
        requireRange(remotePointCode, pointCodes.highest(), "remote point code");
        requireRange(networkIndicator, 3, "network indicator");
        calling.pointCode().ifPresent(code -> requireRange(code, pointCodes.highest(), "calling point code"));
        called.pointCode().ifPresent(code -> requireRange(code, pointCodes.highest(), "called point code"));
    }

    /**
     * TCP from any port; point code 1 for the switch and 2 for the SCP, both of 14 bits; network indicator 2; routing
     * context 100; subsystem number 106 at both ends.
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
                SccpAddress.ofSubsystem(1, 106),
                SccpAddress.ofSubsystem(2, 106));
    }

    /** The same link with another point code, which also replaces the one in the switch's SCCP address, if any. */
    public LinkSettings withPointCode(int other) {
        OptionalInt named = calling.pointCode().isPresent() ? OptionalInt.of(other) : OptionalInt.empty();
        SccpAddress own = new SccpAddress(
                calling.routing(), calling.nationalUse(), named, calling.subsystemNumber(), calling.globalTitle());
        return new LinkSettings(
                dial,
                other,
                remotePointCode,
                pointCodes,
                networkIndicator,
                routingContext,
                networkAppearance,
                own,
                called);
    }

    /** The same link with another transport or address. */
    public LinkSettings withDial(DialSettings other) {
        return new LinkSettings(
                other,
                pointCode,
                remotePointCode,
                pointCodes,
                networkIndicator,
                routingContext,
                networkAppearance,
                calling,
                called);
    }

    /** The same link with another routing context. */
    public LinkSettings withRoutingContext(long other) {
        return new LinkSettings(
                dial,
                pointCode,
                remotePointCode,
                pointCodes,
                networkIndicator,
                OptionalLong.of(other),
                networkAppearance,
                calling,
                called);
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
