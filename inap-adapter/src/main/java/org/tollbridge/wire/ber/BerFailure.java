package org.tollbridge.wire.ber;

/**
 * Why octets are not the expected BER.
 *
 * @param offset index into the reader's input of the octet where the fault shows
 * @param reason what is wrong, in words
 * @param clause the violated clause of the standard
 */
public record BerFailure(int offset, String reason, String clause) {
    @Override
    public String toString() {
        return reason + " at octet " + offset + " (" + clause + ")";
    }
}
