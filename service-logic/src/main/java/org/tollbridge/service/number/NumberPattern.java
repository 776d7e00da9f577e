package org.tollbridge.service.number;

/**
 * Numbers that begin with some digits and have a length within bounds.
 *
 * @param prefix leading digits, not empty
 * @param minLength fewest digits, prefix included
 * @param maxLength most digits, prefix included
 */
public record NumberPattern(String prefix, int minLength, int maxLength) {

    public NumberPattern {
        if (prefix.isEmpty() || minLength < prefix.length() || maxLength < minLength) {
            throw new IllegalArgumentException("number pattern " + prefix + " cannot have " + minLength + " to "
                    + maxLength + " digits: give a prefix and lengths not below the prefix's own");
        }
    }

    /** Whether {@code digits} is such a number, in whole. */
    public boolean matches(String digits) {
        return digits.length() >= minLength && digits.length() <= maxLength && digits.startsWith(prefix);
    }
}
