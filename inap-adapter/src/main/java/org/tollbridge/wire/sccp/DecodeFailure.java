package org.tollbridge.wire.sccp;

/**
 * Why octets are not a message of ours.
 *
 * @param offset where in the message the fault lies, in octets from its first
 * @param place the parameter at fault
 * @param problem what is wrong with it
 * @param clause the clause of Q.713 (03/2001) that it breaks
 */
public record DecodeFailure(int offset, String place, String problem, String clause)
        implements Decoded, ManagementDecoded {

    /** One line for a log or a person: place, offset, problem, clause. */
    public String describe() {
        return place + " at octet " + offset + ": " + problem + " (Q.713, " + clause + ")";
    }
}
