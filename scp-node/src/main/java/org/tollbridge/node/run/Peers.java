package org.tollbridge.node.run;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import org.tollbridge.adapter.m3ua.TrafficMode;
import org.tollbridge.wire.transport.DialSettings;
import org.tollbridge.wire.transport.Protocol;

/**
 * Parses configuration common to all peers. A fault is an {@link IllegalArgumentException} whose message begins with
 * its location.
 */
final class Peers {

    private static final int USUAL_PORT = 2905;
    private static final int MAXIMUM_PORT = 65_535;

    private Peers() {}

    static InetAddress address(String word, String place) {
        try {
            return InetAddress.getByName(word);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(place + ": " + word + " is not an address that can be resolved here", e);
        }
    }

    /** Parses an address with or without a port; an IPv6 address with a port is in brackets. */
    static InetSocketAddress endpoint(String word, String place) {
        int colon = word.lastIndexOf(':');
        boolean withPort = colon >= 0 && (word.indexOf(':') == colon || word.charAt(colon - 1) == ']');
        return withPort
                ? new InetSocketAddress(word.substring(0, colon), port(word.substring(colon + 1), place))
                : new InetSocketAddress(word, USUAL_PORT);
    }

    private static int port(String digits, String place) {
        if (digits.matches("[0-9]{1,5}")) {
            int port = Integer.parseInt(digits);
            if (port >= 1 && port <= MAXIMUM_PORT) {
                return port;
            }
        }
        throw new IllegalArgumentException(place + ": " + digits + " is not a port; give 1 to " + MAXIMUM_PORT);
    }

    static DialSettings dial(Protocol protocol, InetSocketAddress remote, String place) {
        if (remote.isUnresolved()) {
            throw new IllegalArgumentException(
                    place + ": " + remote.getHostString() + " is not an address that can be resolved here");
        }
        return DialSettings.of(protocol, List.of(remote), List.of());
    }

    /** The traffic mode with this name; empty for the word that leaves it unspecified. */
    static Optional<TrafficMode> mode(String word) {
        return switch (word) {
            case "override" -> Optional.of(TrafficMode.OVERRIDE);
            case "loadshare" -> Optional.of(TrafficMode.LOADSHARE);
            case "broadcast" -> Optional.of(TrafficMode.BROADCAST);
            default -> Optional.empty();
        };
    }
}
