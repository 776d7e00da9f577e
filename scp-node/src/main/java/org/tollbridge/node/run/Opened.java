package org.tollbridge.node.run;

import java.util.ArrayDeque;
import java.util.Deque;

/** The parts opened so far during a start, to be closed if a later part fails. */
final class Opened {

    private final Deque<AutoCloseable> parts = new ArrayDeque<>();

    void add(AutoCloseable part) {
        parts.push(part);
    }

    /** Registers a part and returns it. */
    <T extends AutoCloseable> T with(T part) {
        add(part);
        return part;
    }

    /** Replaces all registered parts by one that closes them. */
    void onlyThis(AutoCloseable whole) {
        parts.clear();
        add(whole);
    }

    /** Closes everything, latest first. Failures to close are added to the fault as suppressed exceptions. */
    void closeAfter(Throwable fault) {
        while (!parts.isEmpty()) {
            try {
                parts.pop().close();
            } catch (Exception e) {
                // Parts may throw any exception on closing, and the others must still be closed.
                fault.addSuppressed(e);
            }
        }
    }
}
