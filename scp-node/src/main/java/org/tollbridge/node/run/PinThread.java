package org.tollbridge.node.run;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The one thread that hashes PINs, so that callers who guess cost no call its answer. It refuses when many wait. */
final class PinThread {

    /** At tens of milliseconds a PIN, those behind it would have been given up. */
    private static final int WAITING = 50;

    private PinThread() {}

    static ExecutorService start() {
        return new ThreadPoolExecutor(1, 1, 0, TimeUnit.MILLISECONDS, new ArrayBlockingQueue<>(WAITING), task -> {
            Thread thread = new Thread(task, "pins");
            thread.setDaemon(true);
            return thread;
        });
    }
}
