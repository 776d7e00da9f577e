package org.tollbridge.node.run;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The single thread that hashes PINs, so that callers who guess PINs do not delay other calls. It rejects work when too
 * much is waiting.
 */
final class PinThread {

    /** At tens of milliseconds per PIN, callers further back would already have given up. */
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
