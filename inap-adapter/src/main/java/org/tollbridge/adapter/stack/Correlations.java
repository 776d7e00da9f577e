package org.tollbridge.adapter.stack;

import java.security.SecureRandom;
import java.util.Locale;
import java.util.OptionalInt;

/**
 * Creates the digits by which an assisting side finds its call. If several nodes share a point code, each puts its
 * number in front of the random digits, so that the dialogue of an assisting side can be handed over to the node that
 * waits for it.
 */
public final class Correlations {

    /** Ten digits make it infeasible to guess the correlation of another call. */
    private static final int RANDOM_DIGITS = 10;

    private static final long RANDOM_NUMBERS = 10_000_000_000L;
    private static final int NUMBER_DIGITS = 3;

    private final SecureRandom random = new SecureRandom();
    private final String prefix;

    /**
     * @param node the number of this node, 1 to 127; 0 for a node that does not share its point code
     */
    public Correlations(int node) {
        this.prefix = node == 0 ? "" : String.format(Locale.ROOT, "%0" + NUMBER_DIGITS + "d", node);
    }

    /** A new correlation: ten digits, or thirteen if the node has a number. */
    public String next() {
        return prefix + String.format(Locale.ROOT, "%0" + RANDOM_DIGITS + "d", random.nextLong(RANDOM_NUMBERS));
    }

    /** The number of the node that created a correlation; empty if it contains none. */
    static OptionalInt node(String correlation) {
        boolean numbered = correlation.length() == NUMBER_DIGITS + RANDOM_DIGITS;
        return numbered ? OptionalInt.of(Integer.parseInt(correlation, 0, NUMBER_DIGITS, 10)) : OptionalInt.empty();
    }
}
