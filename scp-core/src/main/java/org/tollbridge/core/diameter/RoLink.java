package org.tollbridge.core.diameter;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jdiameter.api.AvpSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tollbridge.core.credit.CreditPeer;
import org.tollbridge.core.credit.CreditQuery;
import org.tollbridge.core.credit.CreditReply;
import org.tollbridge.core.time.NodeClock;

/**
 * A link to a credit server (Ro of 3GPP TS 32.299; RFC 8506); it reconnects whenever it is lost. Requests to a server
 * that does not answer pile up there and take memory here too, so it gets no new calls.
 */
public final class RoLink implements CreditPeer {

    private static final Logger LOG = LoggerFactory.getLogger(RoLink.class);

    /** After this many consecutive requests without an answer in time, a server gets a pause. */
    private static final int MOST_SILENCE = 100;

    private static final long PAUSE_MILLIS = 1_000;

    private final DiameterNode own;
    private final DiameterPeer peer;
    private final int txMillis;
    private final int mostUnanswered;
    private final NodeClock clock;
    private final DiameterLink link;
    private final AtomicInteger unanswered = new AtomicInteger();
    private final AtomicInteger silence = new AtomicInteger();
    private volatile long pausedUntil = Long.MIN_VALUE;

    private RoLink(
            DiameterNode own,
            DiameterPeer peer,
            DiameterTimes times,
            int txMillis,
            int mostUnanswered,
            NodeClock clock) {
        this.own = own;
        this.peer = peer;
        this.txMillis = txMillis;
        this.mostUnanswered = mostUnanswered;
        this.clock = clock;
        this.link = DiameterLink.open(own, peer, times, DiameterApplication.CREDIT_CONTROL);
    }

    /**
     * Opens a link. It need not come up: {@link #ready} says whether it has.
     *
     * @param txMillis how long an answer may take (Tx of RFC 8506, 13)
     * @param mostUnanswered number of outstanding requests at which {@link #hasRoom} becomes false
     * @throws IllegalStateException when jDiameter cannot be set up
     */
    public static RoLink open(
            DiameterNode own,
            DiameterPeer peer,
            DiameterTimes times,
            int txMillis,
            int mostUnanswered,
            NodeClock clock) {
        return new RoLink(own, peer, times, txMillis, mostUnanswered, clock);
    }

    @Override
    public String name() {
        return link.name();
    }

    @Override
    public boolean ready() {
        return link.ready();
    }

    @Override
    public boolean hasRoom() {
        return unanswered.get() < mostUnanswered && clock.steadyMillis() >= pausedUntil;
    }

    @Override
    public boolean send(
            CreditQuery query, Optional<String> host, long endToEnd, boolean repeated, Consumer<CreditReply> reply) {
        AtomicBoolean open = new AtomicBoolean(true);
        unanswered.incrementAndGet();
        boolean sent = false;
        try {
            sent = link.send(
                    endToEnd,
                    repeated,
                    txMillis,
                    avps -> RoAvps.write(avps, own, peer.node().realm(), host, query),
                    answer -> {
                        over(open);
                        heard(answer.isPresent());
                        reply.accept(answer.map(avps -> understood(query, avps)).orElse(CreditReply.NONE));
                    });
            return sent;
        } finally {
            if (!sent) {
                over(open);
            }
        }
    }

    private void over(AtomicBoolean open) {
        if (open.getAndSet(false)) {
            unanswered.decrementAndGet();
        }
    }

    private void heard(boolean answered) {
        if (answered) {
            silence.set(0);
            pausedUntil = Long.MIN_VALUE;
        } else if (silence.incrementAndGet() % MOST_SILENCE == 0) {
            pausedUntil = clock.steadyMillis() + PAUSE_MILLIS;
        }
    }

    private CreditReply understood(CreditQuery query, AvpSet avps) {
        if (RoAvps.isTo(query, own, avps)) {
            return RoAvps.read(avps);
        }
        LOG.warn(
                "{} answers request {} of session {} with the answer to a different request; it is ignored",
                name(),
                query.number(),
                query.session());
        return CreditReply.NONE;
    }

    @Override
    public void close() {
        link.close();
    }
}
