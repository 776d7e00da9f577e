package org.tollbridge.adapter.stack;

import java.security.SecureRandom;
import java.util.Locale;
import java.util.OptionalInt;

/**
 * The digits by which an assisting side finds its call. Of several nodes behind one point code each writes its number
 * before what is random, so that the dialogue of an assisting side can be handed over to the node that waits for it.
 */
public final class Correlations {

    /** Ten digits: nobody guesses the correlation of another's call. */
    private static final int RANDOM_DIGITS = 10;

    private static final long RANDOM_NUMBERS = 10_000_000_000L;
    private static final int NUMBER_DIGITS = 3;

    private final SecureRandom random = new SecureRandom();
    private final String prefix;

    /** @param node the number of this node, 1 to 127; 0 for one that shares its point code with no other */
    public Correlations(int node) {
        this.prefix = node == 0 ? "" : String.format(Locale.ROOT, "%0" + NUMBER_DIGITS + "d", node);
    }

    /** A new one: ten digits, or thirteen where the node has a number. */
    public String next() {
        return prefix + String.format(Locale.ROOT, "%0" + RANDOM_DIGITS + "d", random.nextLong(RANDOM_NUMBERS));
    }

    /** The number of the node that made a correlation; empty if none did that has a number. */
    static OptionalInt node(String correlation) {
        boolean numbered = correlation.length() == NUMBER_DIGITS + RANDOM_DIGITS;
        return numbered ? OptionalInt.of(Integer.parseInt(correlation, 0, NUMBER_DIGITS, 10)) : OptionalInt.empty();
    }
}
