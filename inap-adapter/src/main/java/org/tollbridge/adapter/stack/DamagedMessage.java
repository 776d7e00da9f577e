package org.tollbridge.adapter.stack;

import java.util.Optional;
import org.tollbridge.wire.Octets;
import org.tollbridge.wire.ber.BerException;
import org.tollbridge.wire.ber.BerReader;
import org.tollbridge.wire.ber.Tag;
import org.tollbridge.wire.tcap.DecodeFailure;
import org.tollbridge.wire.tcap.TransactionId;

/**
 * A TCAP message that cannot be read, with the transactions that it concerns as far as they can be derived (Q.774
 * (06/97), 3.3.4 and Table 7). A BEGIN, a CONTINUE or a message of an unknown type is aborted if the sender's
 * transaction id can be derived. Any other damaged message is discarded.
 *
 * @param theirs the transaction id on the sender's side, if the sender is to be notified
 * @param ours the transaction id on this side, which ends with the sender's; empty if the message names none
 */
record DamagedMessage(Optional<TransactionId> theirs, Optional<TransactionId> ours) {

    /** The largest length of a transaction id in octets. */
    private static final int LONGEST = 4;

    private static final DamagedMessage DISCARDED = new DamagedMessage(Optional.empty(), Optional.empty());

    /** The identifier octet without the constructed bit. */
    private static final int IDENTIFIER = 0xdf;

    private static final int UNIDIRECTIONAL = 0x41;
    private static final int BEGIN = 0x42;
    private static final int END = 0x44;
    private static final int ABORT = 0x47;

    static DamagedMessage of(byte[] data, DecodeFailure failure) {
        int type = data.length == 0 ? END : data[0] & IDENTIFIER;
        if (type == UNIDIRECTIONAL || type == END || type == ABORT) {
            return DISCARDED;
        }
        Optional<TransactionId> theirs = failure.originating().or(() -> originating(Octets.wrap(data)));
        long ours = type == BEGIN || theirs.isEmpty() ? TcapScan.NONE : TcapScan.destination(data);
        return new DamagedMessage(
                theirs, ours == TcapScan.NONE ? Optional.empty() : Optional.of(TransactionId.of((int) ours)));
    }

    /** The sender's transaction id among the first two elements. */
    private static Optional<TransactionId> originating(Octets message) {
        BerReader reader = new BerReader(message);
        try {
            reader.require("message");
            reader.enter();
            for (int element = 0; element < 2 && reader.next(); element++) {
                int length = reader.contents().length();
                if (reader.tag() == (Tag.APPLICATION | 8) && length >= 1 && length <= LONGEST) {
                    return Optional.of(new TransactionId(reader.contents()));
                }
            }
            return Optional.empty();
        } catch (BerException e) {
            return Optional.empty();
        }
    }
}
