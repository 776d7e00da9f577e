package org.tollbridge.wire.ber;

/**
 * Why octets are not the BER that was expected.
 *
 * @param offset index into the reader's input of the octet at which it shows
 * @param reason what is wrong, in words
 * @param clause the clause of the standard that it breaks
 */
public record BerFailure(int offset, String reason, String clause) {
    @Override
    public String toString() {
        return reason + " at octet " + offset + " (" + clause + ")";
    }
}
