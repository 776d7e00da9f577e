package org.tollbridge.adapter.stack;

import java.util.Optional;
import org.restcomm.protocols.ss7.tcap.api.tc.dialog.Dialog;
import org.tollbridge.wire.tcap.TransactionId;

/** What peers call their side of our dialogues. jSS7 tells the number alone, and 01 and 0001 are two identifiers. */
public interface PeerTransactions {

    /**
     * The peer that began a dialogue.
     *
     * @param theirs the transaction id on its side
     * @param direct whether the dialogue came from one of the signalling points that the peer is reached by, and not by
     *     way of a transfer point that none of them is
     */
    record Peer(TransactionId theirs, boolean direct) {}

    /** The peer of an open dialogue; empty if it is not open, or is one that we began. */
    Optional<Peer> peer(Dialog dialog);
}
