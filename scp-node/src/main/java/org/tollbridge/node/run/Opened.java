package org.tollbridge.node.run;

import java.util.ArrayDeque;
import java.util.Deque;

/** What a start has opened so far, to be closed again when a later part of it fails. */
final class Opened {

    private final Deque<AutoCloseable> parts = new ArrayDeque<>();

    void add(AutoCloseable part) {
        parts.push(part);
    }

    /** Adds a part and returns it. */
    <T extends AutoCloseable> T with(T part) {
        add(part);
        return part;
    }

    /** From now on this closes all that was added before. */
    void onlyThis(AutoCloseable whole) {
        parts.clear();
        add(whole);
    }

    /** Closes everything, the latest first. What fails to close is suppressed by the fault, which stays the one to report. */
    void closeAfter(Throwable fault) {
        while (!parts.isEmpty()) {
            try {
                parts.pop().close();
            } catch (Exception e) {
                // Parts close with exceptions of any kind, and the others must be closed all the same.
                fault.addSuppressed(e);
            }
        }
    }
}
