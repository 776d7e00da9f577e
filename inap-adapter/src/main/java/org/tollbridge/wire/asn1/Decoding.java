package org.tollbridge.wire.asn1;

import org.tollbridge.wire.asn1.DecodeFailure.Kind;

/** The decoder's current position in the type, kept for the path in a failure. */
final class Decoding {
    /** At least the nesting depth of every described type, as a test checks. */
    static final int MAX_DEPTH = 12;

    static final int NO_INDEX = -1;

    final Variant variant;
    private final String[] names = new String[MAX_DEPTH];
    private final int[] indices = new int[MAX_DEPTH];
    private int depth;

    Decoding(Variant variant) {
        this.variant = variant;
    }

    void push(String name) {
        names[depth] = name;
        indices[depth] = NO_INDEX;
        depth++;
    }

    /** Sets the index within the list pushed last. */
    void index(int index) {
        if (depth > 0) {
            indices[depth - 1] = index;
        }
    }

    void pop() {
        depth--;
    }

    String path() {
        StringBuilder path = new StringBuilder();
        for (int i = 0; i < depth; i++) {
            if (i > 0) {
                path.append('.');
            }
            path.append(names[i]);
            if (indices[i] != NO_INDEX) {
                path.append('[').append(indices[i]).append(']');
            }
        }
        return path.toString();
    }

    static DecodeException mistyped(int offset, String reason, String clause) {
        return new DecodeException(Kind.MISTYPED, offset, reason, clause);
    }
}
