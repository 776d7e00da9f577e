package org.tollbridge.adapter.m3ua;

import org.tollbridge.wire.transport.BundlingThread;

/** A thread that carries messages up. It knows how long the message that it carries has waited for it. */
public final class DeliveryThread extends BundlingThread {

    private long waitedNanos;

    DeliveryThread(Runnable work, String name) {
        super(work, name);
        setDaemon(true);
    }

    /** How long the message that this thread carries at the moment has waited; 0 on any other thread. */
    public static long waitedNanos() {
        return Thread.currentThread() instanceof DeliveryThread carrying ? carrying.waitedNanos : 0;
    }

    /** The current message was handed over at this moment of {@link System#nanoTime}. */
    static void waitedSince(long since) {
        if (Thread.currentThread() instanceof DeliveryThread carrying) {
            carrying.waitedNanos = System.nanoTime() - since;
        }
    }
}
