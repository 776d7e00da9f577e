package org.tollbridge.wire.explain;

import java.util.Optional;
import org.tollbridge.wire.Octets;

/**
 * One line of input: hexadecimal digits of either case, optionally with white space, colons and {@code 0x} before any
 * pair, and a comment after a {@code #}.
 *
 * @param octets empty for a line without digits and for a faulty one
 * @param comment the text after the {@code #}, trimmed
 * @param failure why the digits are not octets
 */
record HexLine(Optional<Octets> octets, Optional<String> comment, Optional<Failure> failure) {
    /** The longest M3UA message that is read by default. Bounds the work for one line. */
    static final int MOST_OCTETS = 65_536;

    private static final String RULE = "input format, docs/decode.md";

    static HexLine parse(String line) {
        int hash = line.indexOf('#');
        String digits = hash < 0 ? line : line.substring(0, hash);
        Optional<String> comment = hash < 0
                ? Optional.empty()
                : Optional.of(line.substring(hash + 1).strip());
        byte[] octets = new byte[Math.min(digits.length() / 2, MOST_OCTETS)];
        int count = 0;
        int at = 0;
        while (at < digits.length()) {
            char first = digits.charAt(at);
            if (isSeparator(first)) {
                at++;
            } else if (first == '0' && at + 1 < digits.length() && (digits.charAt(at + 1) | 0x20) == 'x') {
                at += 2;
            } else if (Character.digit(first, 16) < 0) {
                return failure(comment, at, "'" + first + "' is not a hexadecimal digit");
            } else if (at + 1 == digits.length() || Character.digit(digits.charAt(at + 1), 16) < 0) {
                return failure(comment, at, "half an octet: two hexadecimal digits make one");
            } else if (count == MOST_OCTETS) {
                return failure(comment, at, "more than " + MOST_OCTETS + " octets");
            } else {
                octets[count++] = (byte) (Character.digit(first, 16) << 4 | Character.digit(digits.charAt(at + 1), 16));
                at += 2;
            }
        }
        Optional<Octets> read = count == 0 ? Optional.empty() : Optional.of(Octets.of(octets, 0, count));
        return new HexLine(read, comment, Optional.empty());
    }

    private static boolean isSeparator(char c) {
        return Character.isWhitespace(c) || c == ':';
    }

    private static HexLine failure(Optional<String> comment, int at, String reason) {
        return new HexLine(
                Optional.empty(),
                comment,
                Optional.of(new Failure(Failure.INPUT, "character " + (at + 1), at, reason, RULE)));
    }
}
