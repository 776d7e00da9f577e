package org.tollbridge.wire.m3ua;

import java.util.Optional;

/**
 * The eight octets at the start of every message (RFC 4666, clause 3.1).
 *
 * @param version 1 for every release of the protocol (clause 3.1.1)
 * @param messageClass see clause 3.1.2
 * @param type see clause 3.1.2
 * @param length unsigned length of the whole message in octets, including this header (clause 3.1.4)
 */
public record CommonHeader(int version, int messageClass, int type, long length) {

    /** The length of the header in octets. */
    public static final int SIZE = 8;

    /** The only version defined. */
    public static final int VERSION = 1;

    /** The header formed by these two big-endian words. */
    public static CommonHeader ofWords(int first, int second) {
        return new CommonHeader(first >>> 24, (first >>> 8) & 0xff, first & 0xff, second & 0xffff_ffffL);
    }

    /**
     * Checks the header. Empty if its message can be read.
     *
     * @param maximum the longest message that is accepted, in octets
     */
    public Optional<DecodeFailure> check(int maximum) {
        if (version != VERSION) {
            return failure(M3uaError.INVALID_VERSION, 0, "version", version + " where 1 is the only one", "3.1.1");
        }
        if (!MessageType.isClassDefined(messageClass)) {
            return failure(
                    M3uaError.UNSUPPORTED_MESSAGE_CLASS, 2, "message class", messageClass + " is not defined", "3.1.2");
        }
        if (MessageType.of(messageClass, type).isEmpty()) {
            return failure(
                    M3uaError.UNSUPPORTED_MESSAGE_TYPE,
                    3,
                    "message type",
                    type + " is not defined in class " + messageClass,
                    "3.1.2");
        }
        return checkLength(maximum);
    }

    /**
     * Checks the length alone. While it is valid, the end of the message is known even if the rest of the header is not
     * understood.
     */
    public Optional<DecodeFailure> checkLength(int maximum) {
        if (length < SIZE || length > maximum) {
            return failure(
                    M3uaError.PROTOCOL_ERROR,
                    4,
                    "message length",
                    length + " where " + SIZE + " to " + maximum + " is accepted",
                    "3.1.4");
        }
        return Optional.empty();
    }

    private static Optional<DecodeFailure> failure(
            M3uaError error, int offset, String place, String problem, String clause) {
        return Optional.of(new DecodeFailure(error, offset, place, problem, clause));
    }
}
