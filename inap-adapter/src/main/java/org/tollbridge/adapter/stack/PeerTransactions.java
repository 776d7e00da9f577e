package org.tollbridge.adapter.stack;

import java.util.Optional;
import org.restcomm.protocols.ss7.tcap.api.tc.dialog.Dialog;
import org.tollbridge.wire.tcap.TransactionId;

/** What peers call their side of our dialogues. jSS7 tells the number alone, and 01 and 0001 are two identifiers. */
public interface PeerTransactions {

    /** The transaction id with which the peer began an open dialogue; empty if it is not open, or is one that we began. */
    Optional<TransactionId> theirs(Dialog dialog);
}
