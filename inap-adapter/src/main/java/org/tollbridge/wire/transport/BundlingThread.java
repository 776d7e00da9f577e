package org.tollbridge.wire.transport;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;

/**
 * A thread that sends many messages and writes several at a time, itself where possible. Each write costs a system
 * call; waking an I/O thread to write costs another one and a thread switch.
 */
public class BundlingThread extends Thread {

    private static final int BUFFER = 64 * 1024;

    private final ByteBuffer scratch = ByteBuffer.allocateDirect(BUFFER);
    private final ArrayDeque<Connection> held = new ArrayDeque<>();
    private boolean bundling;

    protected BundlingThread(Runnable work, String name) {
        super(work, name);
    }

    /** Starts to hold back what this thread sends; {@link #release} writes it. Call on this thread. */
    public final void bundle() {
        bundling = true;
    }

    /** Writes everything sent since {@link #bundle}. Call on this thread. */
    public final void release() {
        bundling = false;
        for (Connection next = held.poll(); next != null; next = held.poll()) {
            next.flushHere(scratch);
        }
    }

    /** Whether the current thread is bundling. If so, it flushes the connection later. */
    static boolean holds(Connection connection) {
        if (Thread.currentThread() instanceof BundlingThread sender && sender.bundling) {
            sender.held.add(connection);
            return true;
        }
        return false;
    }
}
