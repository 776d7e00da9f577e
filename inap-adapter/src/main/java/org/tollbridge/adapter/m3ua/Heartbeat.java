package org.tollbridge.adapter.m3ua;

import java.time.Duration;
import org.tollbridge.wire.Octets;
import org.tollbridge.wire.m3ua.MessageType;
import org.tollbridge.wire.m3ua.Parameter;
import org.tollbridge.wire.transport.Connection;

/**
 * Sends BEAT while the peer is silent, and gives the association up when it stays so (RFC 4666, clause 4.3.4.6). Any
 * message counts as a sign of life, so a peer that answers BEAT with ERR is alive too.
 */
final class Heartbeat {

    private final Association association;
    private final M3uaSettings.Timers timers;
    private final Duration tick;
    private long lastHeard;
    private long lastSent;
    private long sequence;

    Heartbeat(Association association, M3uaSettings.Timers timers) {
        this.association = association;
        this.timers = timers;
        this.tick = timers.heartbeat().dividedBy(2);
    }

    void start(Connection connection) {
        lastHeard = System.nanoTime();
        if (!timers.heartbeat().isZero()) {
            connection.schedule(tick, () -> check(connection));
        }
    }

    /** The peer sent something. */
    void heard() {
        lastHeard = System.nanoTime();
    }

    private void check(Connection connection) {
        long now = System.nanoTime();
        if (now - lastHeard >= timers.dead().toNanos()) {
            association.node().counters().deadPeer();
            connection.abort("nothing heard for " + timers.dead().toMillis() + " ms");
            return;
        }
        // Before its ASPUP the proving time of the port rules, and a peer need not answer.
        boolean silent = now - lastHeard >= timers.heartbeat().toNanos();
        if (connection.isProven()
                && silent
                && now - lastSent >= timers.heartbeat().toNanos()) {
            lastSent = now;
            association.send(MessageType.BEAT, new Parameter.HeartbeatData(number(++sequence)));
        }
        connection.schedule(tick, () -> check(connection));
    }

    private static Octets number(long value) {
        byte[] octets = new byte[Long.BYTES];
        for (int i = 0; i < octets.length; i++) {
            octets[i] = (byte) (value >>> (8 * (octets.length - 1 - i)));
        }
        return Octets.wrap(octets);
    }
}
