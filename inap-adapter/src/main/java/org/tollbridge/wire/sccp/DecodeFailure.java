package org.tollbridge.wire.sccp;

/**
 * Why octets are not a message that this node supports.
 *
 * @param offset offset of the fault from the start of the message, in octets
 * @param place the parameter at fault
 * @param problem what is wrong with it
 * @param clause the violated clause of Q.713 (03/2001)
 */
public record DecodeFailure(int offset, String place, String problem, String clause)
        implements Decoded, ManagementDecoded {

    /** One line for a log or a person: place, offset, problem, clause. */
    public String describe() {
        return place + " at octet " + offset + ": " + problem + " (Q.713, " + clause + ")";
    }
}
