package org.tollbridge.node.e2e;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.Locale;
import org.tollbridge.wire.transport.DialSettings;
import org.tollbridge.wire.transport.Protocol;

/**
 * What carries M3UA between node and switch: TCP, or what the system property {@code tollbridge.test.transport} says.
 * Tests of the tag {@code any-transport} run over both; what they cannot do over SCTP has the tag {@code tcp}.
 */
final class Carrier {

    static final Protocol PROTOCOL = Protocol.valueOf(
            System.getProperty("tollbridge.test.transport", "tcp").toUpperCase(Locale.ROOT));

    private Carrier() {}

    /** The setting of a node. */
    static String setting() {
        return PROTOCOL.name().toLowerCase(Locale.ROOT);
    }

    /** How a switch connects. */
    static DialSettings to(InetSocketAddress scp) {
        return DialSettings.of(PROTOCOL, List.of(scp), List.of());
    }
}
