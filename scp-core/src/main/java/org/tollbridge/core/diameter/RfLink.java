package org.tollbridge.core.diameter;

import java.util.function.IntConsumer;
import org.tollbridge.core.accounting.AccountingPeer;
import org.tollbridge.core.accounting.AccountingRequest;

/**
 * A link to an accounting server (Rf of 3GPP TS 32.299; accounting of RFC 6733, 9); it reconnects whenever it is lost.
 */
public final class RfLink implements AccountingPeer {

    private final DiameterNode own;
    private final DiameterPeer peer;
    private final DiameterTimes times;
    private final DiameterLink link;

    private RfLink(DiameterNode own, DiameterPeer peer, DiameterTimes times) {
        this.own = own;
        this.peer = peer;
        this.times = times;
        this.link = DiameterLink.open(own, peer, times, DiameterApplication.ACCOUNTING);
    }

    /**
     * Opens a link. It need not come up: {@link #ready} says whether it has.
     *
     * @throws IllegalStateException when jDiameter cannot be set up
     */
    public static RfLink open(DiameterNode own, DiameterPeer peer, DiameterTimes times) {
        return new RfLink(own, peer, times);
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
    public boolean send(AccountingRequest request, long endToEnd, boolean repeated, IntConsumer answer) {
        // An answer without a readable code counts as none.
        return link.send(
                endToEnd,
                repeated,
                times.answer(),
                avps -> RfAvps.write(avps, own, peer.node().realm(), request),
                reply -> answer.accept(
                        (int) reply.map(Avps::resultCode).orElseGet(Avps::none).orElse(NO_ANSWER)));
    }

    @Override
    public void close() {
        link.close();
    }
}
