package org.tollbridge.core.diameter;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jdiameter.api.AvpSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tollbridge.core.credit.CreditPeer;
import org.tollbridge.core.credit.CreditQuery;
import org.tollbridge.core.credit.CreditReply;

/** A link to a credit server (Ro of 3GPP TS 32.299; RFC 8506), which comes back whenever it is lost. */
public final class RoLink implements CreditPeer {

    private static final Logger LOG = LoggerFactory.getLogger(RoLink.class);

    private final DiameterNode own;
    private final DiameterPeer peer;
    private final int txMillis;
    private final int mostUnanswered;
    private final DiameterLink link;
    private final AtomicInteger unanswered = new AtomicInteger();

    private RoLink(DiameterNode own, DiameterPeer peer, DiameterTimes times, int txMillis, int mostUnanswered) {
        this.own = own;
        this.peer = peer;
        this.txMillis = txMillis;
        this.mostUnanswered = mostUnanswered;
        this.link = DiameterLink.open(own, peer, times, DiameterApplication.CREDIT_CONTROL);
    }

    /**
     * Opens a link. It need not come up: {@link #ready} says whether it has.
     *
     * @param txMillis how long an answer may take (Tx of RFC 8506, 13)
     * @param mostUnanswered how many requests the server may have to answer; with so many it is not {@link #ready}, since more
     *     would only wait in line, and jDiameter with them
     * @throws IllegalStateException when jDiameter cannot be set up
     */
    public static RoLink open(
            DiameterNode own, DiameterPeer peer, DiameterTimes times, int txMillis, int mostUnanswered) {
        return new RoLink(own, peer, times, txMillis, mostUnanswered);
    }

    @Override
    public String name() {
        return link.name();
    }

    @Override
    public boolean ready() {
        return unanswered.get() < mostUnanswered && link.ready();
    }

    @Override
    public boolean send(CreditQuery query, long endToEnd, boolean repeated, Consumer<CreditReply> reply) {
        AtomicBoolean open = new AtomicBoolean(true);
        unanswered.incrementAndGet();
        boolean sent = false;
        try {
            sent = link.send(
                    endToEnd,
                    repeated,
                    txMillis,
                    avps -> RoAvps.write(avps, own, peer.node().realm(), query),
                    answer -> {
                        close(open);
                        reply.accept(answer.map(avps -> understood(query, avps)).orElse(CreditReply.NONE));
                    });
            return sent;
        } finally {
            if (!sent) {
                close(open);
            }
        }
    }

    private void close(AtomicBoolean open) {
        if (open.getAndSet(false)) {
            unanswered.decrementAndGet();
        }
    }

    private CreditReply understood(CreditQuery query, AvpSet avps) {
        if (RoAvps.isTo(query, own, avps)) {
            return RoAvps.read(avps);
        }
        LOG.warn(
                "{} answers request {} of session {} with what is to another one; that is no answer",
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
