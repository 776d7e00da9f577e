package org.tollbridge.wire.tcap;

import java.util.Optional;

/**
 * Why octets, or a part of them, are not TCAP. When the transaction portion is at fault the whole message fails; a
 * dialogue portion or a component at fault stays within the message as {@link DialoguePortion.Malformed} or
 * {@link Component.Malformed}.
 *
 * @param cause the P-Abort cause that Q.774 answers a faulty transaction portion with
 * @param originating the sender's transaction id where it could be read, which an answer is addressed to
 * @param offset where in the message the fault lies, in octets from its first
 * @param place the element at fault
 * @param problem what is wrong with it
 * @param clause document and clause that it breaks
 */
public record DecodeFailure(
        PAbortCause cause, Optional<TransactionId> originating, int offset, String place, String problem, String clause)
        implements Decoded {

    /** One line for a log or a person: place, offset, problem, clause. */
    public String describe() {
        return place + " at octet " + offset + ": " + problem + " (" + clause + ")";
    }
}
