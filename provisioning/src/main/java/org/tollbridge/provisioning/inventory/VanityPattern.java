package org.tollbridge.provisioning.inventory;

import java.util.Locale;

/**
 * A pattern for numbers: digits, letters as on a keypad (E.161), {@code ?} for any digit and {@code *} for any run of
 * digits.
 */
public final class VanityPattern {

    /** Keypad digits of the letters A to Z. */
    private static final String KEYS = "22233344455566677778889999";

    private static final int LONGEST = 40;

    private static final char ANY = '?';
    private static final char RUN = '*';

    /** Contains digits, {@link #ANY} and {@link #RUN}. */
    private final String whole;

    private final String tail;

    private VanityPattern(String whole, String tail) {
        this.whole = whole;
        this.tail = tail;
    }

    /**
     * Parses a pattern.
     *
     * @param written such as {@code 800-CALL*}; hyphens and blanks are ignored. A pattern without {@code *} may match
     *     anywhere in a number. An empty one matches every number
     * @param tail repetition of the last digits, such as {@code AABB}: equal letters stand for equal digits, different
     *     letters for different digits; empty for any
     * @throws IllegalArgumentException when either is invalid
     */
    public static VanityPattern of(String written, String tail) {
        StringBuilder expression = new StringBuilder();
        if (written.length() > LONGEST) {
            throw new IllegalArgumentException("a pattern must have at most " + LONGEST + " characters");
        }
        for (char c : written.toUpperCase(Locale.ROOT).toCharArray()) {
            if (c >= 'A' && c <= 'Z') {
                expression.append(KEYS.charAt(c - 'A'));
            } else if ((c >= '0' && c <= '9') || c == ANY || c == RUN) {
                expression.append(c);
            } else if (c != '-' && c != ' ') {
                throw new IllegalArgumentException(
                        "a pattern must have digits, letters, ? for any one digit and * for any number of digits, not '"
                                + c + "'");
            }
        }
        if (written.indexOf(RUN) < 0) {
            expression.insert(0, RUN).append(RUN);
        }
        String letters = tail.toUpperCase(Locale.ROOT);
        if (!letters.matches("[A-Z]{0,10}")) {
            throw new IllegalArgumentException("a tail must have up to ten letters, such as AABB");
        }
        return new VanityPattern(expression.toString(), letters);
    }

    /** Whether a number matches. */
    public boolean matches(String digits) {
        return fits(digits) && digits.length() >= tail.length() && repeats(digits);
    }

    /** On a mismatch, only the latest run needs to grow by one digit; earlier runs never need to be reconsidered. */
    private boolean fits(String digits) {
        int at = 0;
        int run = -1;
        int resume = 0;
        for (int i = 0; i < digits.length(); ) {
            char wanted = at < whole.length() ? whole.charAt(at) : ' ';
            if (wanted == RUN) {
                run = at++;
                resume = i;
            } else if (wanted == ANY || wanted == digits.charAt(i)) {
                at++;
                i++;
            } else if (run >= 0) {
                at = run + 1;
                i = ++resume;
            } else {
                return false;
            }
        }
        return whole.substring(at).chars().allMatch(left -> left == RUN);
    }

    private boolean repeats(String digits) {
        int from = digits.length() - tail.length();
        for (int i = 0; i < tail.length(); i++) {
            for (int j = 0; j < i; j++) {
                boolean sameDigit = digits.charAt(from + i) == digits.charAt(from + j);
                if (sameDigit != (tail.charAt(i) == tail.charAt(j))) {
                    return false;
                }
            }
        }
        return true;
    }
}
