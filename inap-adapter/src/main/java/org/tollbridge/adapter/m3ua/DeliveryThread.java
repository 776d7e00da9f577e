package org.tollbridge.adapter.m3ua;

import org.tollbridge.wire.transport.BundlingThread;

/** A thread that delivers messages. It records how long its current message has waited for it. */
public final class DeliveryThread extends BundlingThread {

    private long waitedNanos;

    DeliveryThread(Runnable work, String name) {
        super(work, name);
        setDaemon(true);
    }

    /** How long the current message of this thread has waited, in nanoseconds; 0 on any other thread. */
    public static long waitedNanos() {
        return Thread.currentThread() instanceof DeliveryThread carrying ? carrying.waitedNanos : 0;
    }

    /** Records the {@link System#nanoTime} at which the current message was added. */
    static void waitedSince(long since) {
        if (Thread.currentThread() instanceof DeliveryThread carrying) {
            carrying.waitedNanos = System.nanoTime() - since;
        }
    }
}
