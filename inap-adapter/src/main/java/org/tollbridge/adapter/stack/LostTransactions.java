package org.tollbridge.adapter.stack;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.restcomm.protocols.ss7.sccp.message.SccpDataMessage;
import org.slf4j.LoggerFactory;
import org.tollbridge.adapter.sccp.PartyAddress;
import org.tollbridge.wire.Octets;
import org.tollbridge.wire.tcap.DecodeFailure;
import org.tollbridge.wire.tcap.TcapDecoder;
import org.tollbridge.wire.tcap.TcapEncoder;
import org.tollbridge.wire.tcap.TcapMessage;
import org.tollbridge.wire.tcap.TransactionId;
import org.tollbridge.wire.transport.LimitedLog;

/**
 * Transactions of a node that is gone, which this one goes on with. TCAP here has never heard of them: their messages are
 * taken before it looks, and what is said in them is put together without it.
 */
public final class LostTransactions {

    private static final LimitedLog LOG = new LimitedLog(LoggerFactory.getLogger(LostTransactions.class));

    /**
     * A transaction, as the lost node had it.
     *
     * @param ours its id on our side
     * @param theirs its id on the switch's side
     * @param pointCode the switch's
     * @param switchAddress where what is said in it goes
     * @param ownAddress whom it comes from
     */
    public record Transaction(
            long ours, TransactionId theirs, int pointCode, PartyAddress switchAddress, PartyAddress ownAddress) {}

    private record Taken(Transaction transaction, Consumer<TcapMessage> listener) {}

    private final GuardedProvider provider;
    private final Map<Long, Taken> open = new ConcurrentHashMap<>();

    LostTransactions(GuardedProvider provider) {
        this.provider = provider;
    }

    /**
     * Goes on with a transaction.
     *
     * @param listener told of its messages, on the threads that bring them
     */
    public void add(Transaction transaction, Consumer<TcapMessage> listener) {
        open.put(transaction.ours(), new Taken(transaction, listener));
    }

    /** Takes no messages of it from now on. */
    public void remove(Transaction transaction) {
        open.remove(transaction.ours());
    }

    /** Sends a message in a transaction; whether it left. Never waits. */
    public boolean send(Transaction transaction, TcapMessage message) {
        try {
            provider.send(
                    new TcapEncoder().encode(message).toByteArray(),
                    false,
                    transaction.switchAddress(),
                    transaction.ownAddress(),
                    (int) transaction.ours() & 0xff,
                    0,
                    transaction.ownAddress().getSubsystemNumber(),
                    transaction.pointCode());
            return true;
        } catch (IOException unsent) {
            LOG.info("a message of a lost node's dialogue was not sent: {}", String.valueOf(unsent.getMessage()));
            return false;
        }
    }

    /** Takes a message if it is of one of these transactions, and from the switch that it is with. */
    boolean takes(SccpDataMessage message) {
        if (open.isEmpty()) {
            return false;
        }
        Optional<Taken> taken = Optional.ofNullable(open.get(TcapScan.destination(message.getData())));
        if (taken.isEmpty() || taken.get().transaction().pointCode() != message.getIncomingOpc()) {
            return false;
        }
        switch (TcapDecoder.decode(Octets.of(message.getData()))) {
            case TcapMessage decoded -> taken.get().listener().accept(decoded);
            case DecodeFailure failure ->
                LOG.warn("TCAP from {}, in a lost node's dialogue: {}", message.getIncomingOpc(), failure.describe());
        }
        return true;
    }
}
