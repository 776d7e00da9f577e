package org.tollbridge.wire.m3ua;

/**
 * Why octets are not an M3UA message.
 *
 * @param error the code that the ERR message to the peer carries
 * @param offset where in the message the fault lies, in octets from its first
 * @param place the field or parameter at fault
 * @param problem what is wrong with it, without the peer's octets
 * @param clause the clause of RFC 4666 that it breaks
 */
public record DecodeFailure(M3uaError error, int offset, String place, String problem, String clause)
        implements Decoded {

    /** One line for a log or a person: error, place, offset, problem, clause. */
    public String describe() {
        return error.title() + " (" + error.code() + "): " + place + " at octet " + offset + ": " + problem
                + " (RFC 4666, " + clause + ")";
    }
}
