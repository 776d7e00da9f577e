package org.tollbridge.wire.asn1;

/**
 * Why octets are not a value of a type.
 *
 * @param kind the kind of error to report to the peer
 * @param offset index into the encoding of the octet where the fault shows
 * @param path names of the components down to the fault, joined by dots; empty at the top
 * @param reason what is wrong, in words
 * @param clause the violated clause of the standard
 */
public record DecodeFailure(Kind kind, int offset, String path, String reason, String clause) {
    /** The kinds of error. */
    public enum Kind {
        /** The octets are not BER, or not of the type. */
        MISTYPED,
        /** A mandatory component is missing. */
        MISSING,
        /** A mandatory component has a value outside its range. */
        OUT_OF_RANGE
    }

    @Override
    public String toString() {
        return (path.isEmpty() ? "" : path + ": ") + reason + " at octet " + offset + " (" + clause + ")";
    }
}
