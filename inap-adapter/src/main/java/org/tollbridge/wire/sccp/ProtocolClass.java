package org.tollbridge.wire.sccp;

/**
 * The protocol class parameter of a connectionless message (Q.713 (03/2001) 3.6).
 *
 * @param number 0 (unordered) or 1 (in sequence) for connectionless messages; 0 to 15 is kept as received
 * @param messageHandling 0 for no special options, 8 for return on error; 0 to 15 is kept as received
 */
public record ProtocolClass(int number, int messageHandling) {
    private static final int RETURN_ON_ERROR = 8;

    /** Class 0: any order, silently lost when it cannot be delivered. */
    public static final ProtocolClass CLASS_0 = new ProtocolClass(0, 0);
    /** Class 0, and the message comes back as UDTS or XUDTS when it cannot be delivered. */
    public static final ProtocolClass CLASS_0_RETURN_ON_ERROR = new ProtocolClass(0, RETURN_ON_ERROR);

    public ProtocolClass {
        if ((number & ~0xf) != 0 || (messageHandling & ~0xf) != 0) {
            throw new IllegalArgumentException("protocol class " + number + " with handling " + messageHandling
                    + ": each takes four bits, 0 to 15");
        }
    }

    static ProtocolClass ofOctet(int octet) {
        return new ProtocolClass(octet & 0xf, octet >> 4);
    }

    int octet() {
        return messageHandling << 4 | number;
    }

    /** Whether the sender wants the message back when it cannot be delivered. */
    public boolean returnOnError() {
        return messageHandling == RETURN_ON_ERROR;
    }
}
