package org.tollbridge.wire.transport;

import java.util.ArrayDeque;

/**
 * A thread that sends much, and wakes the I/O threads once for several messages: each waking costs a call of the system
 * and a change of threads, and what is written together costs one more for all.
 */
public class BundlingThread extends Thread {

    private final ArrayDeque<Connection> held = new ArrayDeque<>();
    private boolean bundling;

    protected BundlingThread(Runnable work, String name) {
        super(work, name);
    }

    /** What this thread sends from now on is queued, and goes out with {@link #release}. To be called on this thread. */
    public final void bundle() {
        bundling = true;
    }

    /** Has everything written that was sent since {@link #bundle}. To be called on this thread. */
    public final void release() {
        bundling = false;
        for (Connection next = held.poll(); next != null; next = held.poll()) {
            next.requestFlush();
        }
    }

    /** Whether the current thread asks for the flush of a connection later. */
    static boolean holds(Connection connection) {
        if (Thread.currentThread() instanceof BundlingThread sender && sender.bundling) {
            sender.held.add(connection);
            return true;
        }
        return false;
    }
}
