package org.tollbridge.wire.asn1;

/**
 * Why octets are no value of a type.
 *
 * @param kind what sort of error a peer is to be told of
 * @param offset index into the encoding of the octet at which it shows
 * @param path names of the components down to the place, joined by dots; empty at the top
 * @param reason what is wrong, in words
 * @param clause the clause of the standard that it breaks
 */
public record DecodeFailure(Kind kind, int offset, String path, String reason, String clause) {
    /** Sorts of errors. */
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
