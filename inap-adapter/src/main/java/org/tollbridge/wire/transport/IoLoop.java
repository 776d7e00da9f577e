package org.tollbridge.wire.transport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.PriorityQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One I/O thread with its selector, buffers and timers. */
final class IoLoop implements Runnable {

    /** Handles the events of a selection key, to which it is attached. */
    interface Ready {
        void ready(SelectionKey key) throws IOException;

        void failed(String reason);

        /** The thread ends. */
        default void stopped() {
            failed("stopped");
        }
    }

    /** The most that one read takes or one write gathers, in octets. */
    private static final int BUFFER = 256 * 1024;

    private static final LimitedLog LOG = new LimitedLog(LoggerFactory.getLogger(IoLoop.class));
    private static final Logger PLAIN = LoggerFactory.getLogger(IoLoop.class);

    private final Selector selector;
    private final Thread thread;
    private final ByteBuffer readBuffer = ByteBuffer.allocateDirect(BUFFER);
    private final ByteBuffer writeBuffer = ByteBuffer.allocateDirect(BUFFER);
    private final ConcurrentLinkedQueue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<Connection> flushes = new ConcurrentLinkedQueue<>();
    private final PriorityQueue<Timer> timers = new PriorityQueue<>();
    private final AtomicBoolean asleep = new AtomicBoolean();
    private volatile boolean stopping;

    IoLoop(String name) {
        try {
            this.selector = Selector.open();
        } catch (IOException e) {
            throw new UncheckedIOException("no selector can be opened", e);
        }
        this.thread = new Thread(this, name);
        this.thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    /** Ends the thread after its current work, and waits for it unless called on it. */
    void stop() throws InterruptedException {
        stopping = true;
        selector.wakeup();
        if (!isCurrent()) {
            thread.join(Duration.ofSeconds(5));
        }
    }

    boolean isCurrent() {
        return Thread.currentThread() == thread;
    }

    ByteBuffer readBuffer() {
        return readBuffer;
    }

    ByteBuffer writeBuffer() {
        return writeBuffer;
    }

    /** Runs a task on this thread, in the order of the calls. */
    void execute(Runnable task) {
        tasks.add(task);
        wake();
    }

    /** Runs a task on this thread after a delay. */
    void schedule(Duration delay, Runnable task) {
        long due = System.nanoTime() + delay.toNanos();
        if (isCurrent()) {
            timers.add(new Timer(due, task));
        } else {
            execute(() -> timers.add(new Timer(due, task)));
        }
    }

    /** Schedules a write of the connection before this thread sleeps again. */
    void flush(Connection connection) {
        flushes.add(connection);
        wake();
    }

    SelectionKey register(SelectableChannel channel, int operations, Ready handler) throws IOException {
        channel.configureBlocking(false);
        return channel.register(selector, operations, handler);
    }

    private void wake() {
        if (!isCurrent() && asleep.getAndSet(false)) {
            selector.wakeup();
        }
    }

    @Override
    public void run() {
        try {
            while (!stopping) {
                select();
                runTasks();
                runTimers();
                flushAll();
            }
        } catch (IOException | ClosedSelectorException e) {
            PLAIN.error("I/O thread {} ends: its selector failed", thread.getName(), e);
        } finally {
            closeAll();
        }
    }

    private void select() throws IOException {
        asleep.set(true);
        if (tasks.isEmpty() && flushes.isEmpty()) {
            Timer next = timers.peek();
            if (next == null) {
                selector.select(this::dispatch);
            } else {
                // Rounded up; otherwise the thread would spin through the last millisecond.
                long wait = (next.due - System.nanoTime() + 999_999) / 1_000_000;
                if (wait <= 0) {
                    selector.selectNow(this::dispatch);
                } else {
                    selector.select(this::dispatch, wait);
                }
            }
        } else {
            selector.selectNow(this::dispatch);
        }
        asleep.set(false);
    }

    private void dispatch(SelectionKey key) {
        asleep.lazySet(false);
        Ready handler = (Ready) key.attachment();
        try {
            handler.ready(key);
        } catch (IOException e) {
            guarded(() -> handler.failed(TransportException.reason(e)));
        } catch (RuntimeException | Error e) {
            LOG.error("an error on an I/O thread closes one connection", e);
            guarded(() -> handler.failed("internal fault: " + e.getClass().getSimpleName()));
        }
    }

    private void runTasks() {
        // Tasks that are added by tasks run in the next round, so that a task that re-adds itself starves no other.
        for (int left = tasks.size(); left > 0; left--) {
            Runnable task = tasks.poll();
            if (task != null) {
                guarded(task);
            }
        }
    }

    private void runTimers() {
        long now = System.nanoTime();
        Timer next = timers.peek();
        while (next != null && next.due - now <= 0) {
            timers.remove();
            guarded(next.task);
            next = timers.peek();
        }
    }

    private void flushAll() {
        Connection connection = flushes.poll();
        while (connection != null) {
            guarded(connection::flush);
            connection = flushes.poll();
        }
    }

    private static void guarded(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException | Error e) {
            // Errors too: no other thread would serve the connections of this one.
            LOG.error("an error in a task on an I/O thread", e);
        }
    }

    private void closeAll() {
        try {
            for (SelectionKey key : selector.keys()) {
                if (key.attachment() instanceof Ready handler) {
                    guarded(handler::stopped);
                }
                key.channel().close();
            }
            selector.close();
        } catch (IOException e) {
            PLAIN.warn("I/O thread {} did not close cleanly: {}", thread.getName(), e.getMessage());
        }
    }

    private record Timer(long due, Runnable task) implements Comparable<Timer> {
        @Override
        public int compareTo(Timer other) {
            return Long.signum(due - other.due);
        }
    }
}
