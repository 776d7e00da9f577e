package org.tollbridge.wire.explain;

/**
 * Why a part of the input was not decoded.
 *
 * @param layer the key of the layer with the fault, or {@code input} if the text is not hexadecimal
 * @param place the element at fault
 * @param offset octets from the first octet of that layer; characters from the first of the line for {@code input}
 * @param reason what is wrong
 * @param clause the violated document and clause
 */
public record Failure(String layer, String place, int offset, String reason, String clause) {
    /** The layer of a failure in a line that is not hexadecimal. */
    public static final String INPUT = "input";
}
