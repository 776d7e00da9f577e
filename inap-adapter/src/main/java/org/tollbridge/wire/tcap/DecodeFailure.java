package org.tollbridge.wire.tcap;

import java.util.Optional;

/**
 * Why octets, or a part of them, are not TCAP. If the transaction portion is at fault, the whole message fails; a
 * faulty dialogue portion or component stays in the message as {@link DialoguePortion.Malformed} or
 * {@link Component.Malformed}.
 *
 * @param cause the P-Abort cause with which Q.774 answers a faulty transaction portion
 * @param originating the sender's transaction identifier, if it could be read; the answer is addressed to it
 * @param offset offset of the fault from the start of the message, in octets
 * @param place the element at fault
 * @param problem what is wrong with it
 * @param clause the violated document and clause
 */
public record DecodeFailure(
        PAbortCause cause, Optional<TransactionId> originating, int offset, String place, String problem, String clause)
        implements Decoded {

    /** One line for a log or a person: place, offset, problem, clause. */
    public String describe() {
        return place + " at octet " + offset + ": " + problem + " (" + clause + ")";
    }
}
