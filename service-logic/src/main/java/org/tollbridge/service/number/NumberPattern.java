package org.tollbridge.service.number;

/**
 * Numbers with a given prefix and a length within limits.
 *
 * @param prefix leading digits, not empty
 * @param minLength fewest digits, including the prefix
 * @param maxLength most digits, including the prefix
 */
public record NumberPattern(String prefix, int minLength, int maxLength) {

    public NumberPattern {
        if (prefix.isEmpty() || minLength < prefix.length() || maxLength < minLength) {
            throw new IllegalArgumentException("number pattern " + prefix + " cannot have " + minLength + " to "
                    + maxLength + " digits: give a prefix and lengths not below the prefix's own");
        }
    }

    /** Returns whether {@code digits} is such a number, as a whole. */
    public boolean matches(String digits) {
        return digits.length() >= minLength && digits.length() <= maxLength && digits.startsWith(prefix);
    }
}
