package org.tollbridge.adapter.stack;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.restcomm.protocols.ss7.sccp.message.SccpDataMessage;
import org.slf4j.LoggerFactory;
import org.tollbridge.adapter.sccp.PartyAddress;
import org.tollbridge.adapter.sccp.Sccp;
import org.tollbridge.wire.Octets;
import org.tollbridge.wire.tcap.DecodeFailure;
import org.tollbridge.wire.tcap.TcapDecoder;
import org.tollbridge.wire.tcap.TcapEncoder;
import org.tollbridge.wire.tcap.TcapMessage;
import org.tollbridge.wire.tcap.TransactionId;
import org.tollbridge.wire.transport.LimitedLog;

/**
 * Transactions of a lost node that this node continues. This node's TCAP does not know them: their messages are
 * intercepted before they reach it, and messages in them are built without it.
 */
public final class LostTransactions {

    private static final LimitedLog LOG = new LimitedLog(LoggerFactory.getLogger(LostTransactions.class));

    /**
     * A transaction of the lost node.
     *
     * @param ours its id on this side
     * @param theirs its id on the switch's side
     * @param pointCode the point code of the switch
     * @param direct whether it came from the switch itself; see {@link PeerTransactions.Peer}
     * @param switchAddress the called address of its messages
     * @param ownAddress the calling address of its messages
     */
    public record Transaction(
            long ours,
            TransactionId theirs,
            int pointCode,
            boolean direct,
            PartyAddress switchAddress,
            PartyAddress ownAddress) {}

    private record Taken(PeerPoints peer, Consumer<TcapMessage> listener) {}

    private final GuardedProvider provider;
    private final Sccp sccp;
    private final Replies replies;
    private final Map<Long, Taken> open = new ConcurrentHashMap<>();

    LostTransactions(GuardedProvider provider, Sccp sccp, Replies replies) {
        this.provider = provider;
        this.sccp = sccp;
        this.replies = replies;
    }

    /**
     * Continues a transaction.
     *
     * @param listener receives its messages, on the threads that deliver them
     */
    public void add(Transaction transaction, Consumer<TcapMessage> listener) {
        List<Integer> points = sccp.points(transaction.switchAddress(), transaction.pointCode());
        open.put(transaction.ours(), new Taken(new PeerPoints(points, transaction.direct()), listener));
    }

    /** Stops taking messages of a transaction. */
    public void remove(Transaction transaction) {
        open.remove(transaction.ours());
    }

    /** Sends a message in a transaction. Returns whether it was sent. Never blocks. */
    public boolean send(Transaction transaction, TcapMessage message) {
        try {
            provider.send(
                    new TcapEncoder().encode(message).toByteArray(),
                    false,
                    transaction.switchAddress(),
                    transaction.ownAddress(),
                    Sccp.sls((int) transaction.ours()),
                    0,
                    transaction.ownAddress().getSubsystemNumber(),
                    transaction.pointCode());
            return true;
        } catch (IOException unsent) {
            LOG.info("a message of a lost node's dialogue was not sent: {}", String.valueOf(unsent.getMessage()));
            return false;
        }
    }

    /** Takes a message if it belongs to one of these transactions and comes from its switch. */
    boolean takes(SccpDataMessage message) {
        if (open.isEmpty()) {
            return false;
        }
        Optional<Taken> taken = Optional.ofNullable(open.get(TcapScan.destination(message.getData())));
        if (taken.isEmpty() || !taken.get().peer().sends(Sccp.points(message), Sccp.sender(message))) {
            return false;
        }
        Consumer<TcapMessage> listener = taken.get().listener();
        switch (TcapDecoder.decode(Octets.of(message.getData()))) {
            case TcapMessage decoded -> listener.accept(decoded);
            case DecodeFailure failure -> {
                LOG.warn("TCAP from {}, in a lost node's dialogue: {}", message.getIncomingOpc(), failure.describe());
                DamagedMessage damaged = DamagedMessage.of(message.getData(), failure);
                damaged.theirs().ifPresent(theirs -> replies.abort(message, theirs, failure.cause()));
                damaged.ours()
                        .ifPresent(ours -> listener.accept(
                                new TcapMessage.Abort(ours, Optional.of(failure.cause()), Optional.empty())));
            }
        }
        return true;
    }
}
