package org.tollbridge.adapter.stack;

import java.util.Optional;
import org.restcomm.protocols.ss7.tcap.api.tc.dialog.Dialog;
import org.tollbridge.wire.tcap.TransactionId;

/**
 * The peers' identifiers of the open dialogues. jSS7 gives only the number, but 01 and 0001 are different identifiers.
 */
public interface PeerTransactions {

    /**
     * The peer that began a dialogue.
     *
     * @param theirs the transaction id on its side
     * @param direct whether the dialogue came from one of the signalling points that reach the peer, rather than
     *     through a transfer point that is none of them
     */
    record Peer(TransactionId theirs, boolean direct) {}

    /** The peer of an open dialogue; empty if the dialogue is not open or was begun here. */
    Optional<Peer> peer(Dialog dialog);
}
