package org.tollbridge.wire.m3ua;

/**
 * Why octets are not an M3UA message.
 *
 * @param error the error code for the ERR message to the peer
 * @param offset offset of the fault from the start of the message, in octets
 * @param place the field or parameter at fault
 * @param problem what is wrong with it, without the peer's octets
 * @param clause the violated clause of RFC 4666
 */
public record DecodeFailure(M3uaError error, int offset, String place, String problem, String clause)
        implements Decoded {

    /** One line for a log or a person: error, place, offset, problem, clause. */
    public String describe() {
        return error.title() + " (" + error.code() + "): " + place + " at octet " + offset + ": " + problem
                + " (RFC 4666, " + clause + ")";
    }
}
