package org.tollbridge.adapter.m3ua;

import java.time.Duration;
import java.util.function.Consumer;
import org.tollbridge.wire.Octets;
import org.tollbridge.wire.m3ua.M3uaMessage;
import org.tollbridge.wire.m3ua.MessageType;
import org.tollbridge.wire.m3ua.Parameter;
import org.tollbridge.wire.transport.Connection;

/**
 * Sends BEAT while the peer is silent, and gives up the association if it stays silent (RFC 4666, clause 4.3.4.6). Any
 * whole message counts as a sign of life, so a peer that answers BEAT with ERR is alive too; octets that never form a
 * message do not count.
 *
 * <p>Silence is counted in ticks rather than by the clock: after a pause of this node (a stopped process, a long
 * garbage collection) the peer's messages are still waiting to be read, and the whole pause counts as one tick. No tick
 * is counted while this node has paused reading from the peer. BEAT is still sent then, because the peer may count in
 * the same way.
 */
final class Heartbeat {

    private static final int TICKS_TO_BEAT = 2;

    private final M3uaSettings.Timers timers;
    private final M3uaCounters counters;
    private final Consumer<M3uaMessage> sender;
    private final Duration tick;
    private final long ticksToDead;
    private int ticks;
    /** The number of those ticks in which this node was reading from the peer. */
    private int silentTicks;

    /** Whether a requested sign of life has not yet arrived. */
    private boolean doubted;

    private long sequence;

    /** @param sender takes each BEAT to the peer */
    Heartbeat(M3uaSettings.Timers timers, M3uaCounters counters, Consumer<M3uaMessage> sender) {
        this.timers = timers;
        this.counters = counters;
        this.sender = sender;
        this.tick = timers.heartbeat().dividedBy(TICKS_TO_BEAT);
        this.ticksToDead = tick.isZero()
                ? Long.MAX_VALUE
                : 1 + timers.dead().plus(tick).minusNanos(1).dividedBy(tick);
    }

    void start(Connection connection) {
        if (!tick.isZero()) {
            connection.schedule(tick, () -> check(connection));
        }
    }

    /** Records a message from the peer. */
    void heard() {
        ticks = 0;
        silentTicks = 0;
        doubted = false;
    }

    /**
     * Requests a sign of life at once, because the peer has connected on another association. Gives this one up if the
     * peer stays silent on it.
     */
    void doubt(Connection connection) {
        if (tick.isZero() || doubted) {
            return;
        }
        doubted = true;
        beat();
        connection.schedule(timers.heartbeat(), () -> {
            if (doubted && connection.isReading()) {
                giveUp(connection, timers.heartbeat());
            }
            doubted = false;
        });
    }

    private void giveUp(Connection connection, Duration silence) {
        counters.deadPeer();
        connection.abort("nothing heard for " + silence.toMillis() + " ms");
    }

    private void beat() {
        sender.accept(M3uaMessage.of(MessageType.BEAT, new Parameter.HeartbeatData(number(++sequence))));
    }

    private void check(Connection connection) {
        ticks++;
        silentTicks += connection.isReading() ? 1 : 0;
        if (silentTicks >= ticksToDead) {
            giveUp(connection, timers.dead());
            return;
        }
        // Before the peer's ASPUP the proving time of the port applies, and a peer need not answer.
        if (connection.isProven() && ticks % TICKS_TO_BEAT == 0) {
            beat();
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
