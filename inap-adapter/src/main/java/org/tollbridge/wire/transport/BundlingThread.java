package org.tollbridge.wire.transport;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;

/**
 * A thread that sends much, and writes several messages together, itself where it can: each write costs a call of the system,
 * and waking an I/O thread to have it done costs one more and a change of threads.
 */
public class BundlingThread extends Thread {

    private static final int BUFFER = 64 * 1024;

    private final ByteBuffer scratch = ByteBuffer.allocateDirect(BUFFER);
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
            next.flushHere(scratch);
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
