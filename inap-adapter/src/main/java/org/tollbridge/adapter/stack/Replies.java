package org.tollbridge.adapter.stack;

import java.io.IOException;
import java.util.Optional;
import org.restcomm.protocols.ss7.sccp.message.SccpDataMessage;
import org.slf4j.LoggerFactory;
import org.tollbridge.wire.Octets;
import org.tollbridge.wire.tcap.DialoguePortion;
import org.tollbridge.wire.tcap.PAbortCause;
import org.tollbridge.wire.tcap.TcapEncoder;
import org.tollbridge.wire.tcap.TcapMessage;
import org.tollbridge.wire.tcap.TransactionId;
import org.tollbridge.wire.transport.LimitedLog;

/**
 * Sends replies to messages without a dialogue. A reply is built from the message alone, and may be lost without harm.
 */
final class Replies {

    private static final LimitedLog LOG = new LimitedLog(LoggerFactory.getLogger(Replies.class));
    private static final DialoguePortion BY_PROVIDER = new DialoguePortion.Abort(1, Optional.empty());

    private final GuardedProvider provider;
    private final int subsystemNumber;

    Replies(GuardedProvider provider, int subsystemNumber) {
        this.provider = provider;
        this.subsystemNumber = subsystemNumber;
    }

    /** Sends a P-ABORT. */
    void abort(SccpDataMessage answered, TransactionId theirs, PAbortCause cause) {
        send(answered, new TcapMessage.Abort(theirs, Optional.of(cause), Optional.empty()));
    }

    /**
     * Answers an unreadable dialogue portion with an ABRT of the dialogue service provider (Q.774 (06/97), 3.2.2.1).
     */
    void abortDialogue(SccpDataMessage answered, TransactionId theirs) {
        send(answered, new TcapMessage.Abort(theirs, Optional.empty(), Optional.of(BY_PROVIDER)));
    }

    private void send(SccpDataMessage answered, TcapMessage reply) {
        send(answered, new TcapEncoder().encode(reply));
    }

    /** Sends a reply that is already encoded. */
    void send(SccpDataMessage answered, Octets reply) {
        try {
            provider.send(
                    reply.toByteArray(),
                    false,
                    answered.getCallingPartyAddress(),
                    answered.getCalledPartyAddress(),
                    answered.getSls(),
                    answered.getNetworkId(),
                    subsystemNumber,
                    answered.getIncomingOpc());
        } catch (IOException unsent) {
            LOG.warn("a reply was not sent: {}", String.valueOf(unsent.getMessage()));
        }
    }
}
