package org.tollbridge.wire.sccp;

import java.util.Optional;

/**
 * The protocol class parameter of a connectionless message (Q.713 (03/2001) 3.6).
 *
 * @param number 0 (unordered) or 1 (in sequence)
 * @param messageHandling 0 for no special options, 8 for return on error; the other values of 0 to 15 are spare, also
 *     mean no special options, and are kept as received
 */
public record ProtocolClass(int number, int messageHandling) {
    private static final int RETURN_ON_ERROR = 8;

    /** Class 0: unordered, and silently discarded if it cannot be delivered. */
    public static final ProtocolClass CLASS_0 = new ProtocolClass(0, 0);
    /** Class 0, returned as UDTS or XUDTS if it cannot be delivered. */
    public static final ProtocolClass CLASS_0_RETURN_ON_ERROR = new ProtocolClass(0, RETURN_ON_ERROR);

    public ProtocolClass {
        if ((number & ~1) != 0 || (messageHandling & ~0xf) != 0) {
            throw new IllegalArgumentException("protocol class " + number + " with handling " + messageHandling
                    + ": the class is 0 or 1, the handling 0 to 15");
        }
    }

    /** The protocol class in an octet; empty for the connection-oriented classes 2 and 3 and for undefined ones. */
    static Optional<ProtocolClass> ofOctet(int octet) {
        int number = octet & 0xf;
        return number > 1 ? Optional.empty() : Optional.of(new ProtocolClass(number, octet >> 4));
    }

    int octet() {
        return messageHandling << 4 | number;
    }

    /** Whether the sender wants the message returned if it cannot be delivered. */
    public boolean returnOnError() {
        return messageHandling == RETURN_ON_ERROR;
    }
}
