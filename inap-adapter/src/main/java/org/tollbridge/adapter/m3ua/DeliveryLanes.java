package org.tollbridge.adapter.m3ua;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.restcomm.protocols.ss7.mtp.Mtp3TransferPrimitive;
import org.slf4j.LoggerFactory;
import org.tollbridge.wire.transport.Connection;
import org.tollbridge.wire.transport.LimitedLog;

/**
 * The threads that carry messages up to SCCP. Messages of one SLS go by one lane, so those of one dialogue stay in
 * order. A full lane takes what it is given and holds back the connections that gave it: at most twice its bound and
 * what one read of each connection brought are waiting or under way.
 */
final class DeliveryLanes {

    private static final LimitedLog LOG = new LimitedLog(LoggerFactory.getLogger(DeliveryLanes.class));

    private static final long STOP_MILLIS = 5_000;

    /**
     * Answers that are made within this time go out together, since each write costs as much as a message. The first waits
     * for the last, and at 250 us the slowest hundredth of answers had waited too long.
     */
    private static final long BUNDLE_NANOS = 100_000;

    private final List<Lane> lanes = new ArrayList<>();
    private final Consumer<Mtp3TransferPrimitive> receiver;
    private final M3uaCounters counters;

    DeliveryLanes(M3uaSettings.Limits limits, M3uaCounters counters, Consumer<Mtp3TransferPrimitive> receiver) {
        this.receiver = receiver;
        this.counters = counters;
        for (int i = 0; i < limits.deliveryThreads(); i++) {
            lanes.add(new Lane("m3ua-delivery-" + i, limits.deliveryQueue()));
        }
    }

    void start() {
        lanes.forEach(lane -> lane.thread.start());
    }

    /** Ends the threads. What waits is dropped. */
    void stop() throws InterruptedException {
        for (Lane lane : lanes) {
            lane.end();
        }
    }

    /** How many messages wait. */
    int waiting() {
        return lanes.stream().mapToInt(Lane::size).sum();
    }

    /** Takes a message that no connection has brought; whoever gives it has bounds of its own. */
    void add(Mtp3TransferPrimitive message) {
        lanes.get(message.getSls() % lanes.size()).add(message, System.nanoTime());
    }

    /** Collects what one connection reads, and hands it to the lanes in one go. Used on its I/O thread only. */
    final class Batch {
        private final List<List<Mtp3TransferPrimitive>> collected = new ArrayList<>();

        Batch() {
            for (int i = 0; i < lanes.size(); i++) {
                collected.add(new ArrayList<>());
            }
        }

        void add(Mtp3TransferPrimitive message) {
            collected.get(message.getSls() % lanes.size()).add(message);
        }

        void handOver(Connection connection) {
            long now = System.nanoTime();
            for (int i = 0; i < lanes.size(); i++) {
                List<Mtp3TransferPrimitive> messages = collected.get(i);
                if (!messages.isEmpty()) {
                    lanes.get(i).add(messages, now, connection);
                    messages.clear();
                }
            }
        }
    }

    /** A message and the moment at which it was handed over. */
    private record Waiting(Mtp3TransferPrimitive message, long since) {}

    private final class Lane implements Runnable {
        private final DeliveryThread thread;
        private final int limit;
        private final Set<Connection> heldBack = new LinkedHashSet<>();
        private ArrayDeque<Waiting> queue = new ArrayDeque<>();
        private boolean ended;

        Lane(String name, int limit) {
            this.thread = new DeliveryThread(this, name);
            this.limit = limit;
        }

        synchronized void add(List<Mtp3TransferPrimitive> messages, long now, Connection connection) {
            boolean sleeping = queue.isEmpty();
            for (Mtp3TransferPrimitive message : messages) {
                queue.add(new Waiting(message, now));
            }
            if (queue.size() > limit) {
                heldBack.add(connection);
                counters.heldBack();
                connection.pauseReading();
            }
            if (sleeping) {
                notifyAll();
            }
        }

        synchronized void add(Mtp3TransferPrimitive message, long now) {
            queue.add(new Waiting(message, now));
            notifyAll();
        }

        synchronized int size() {
            return queue.size();
        }

        void end() throws InterruptedException {
            synchronized (this) {
                ended = true;
                queue.clear();
                notifyAll();
            }
            if (Thread.currentThread() != thread) {
                thread.join(STOP_MILLIS);
            }
        }

        @Override
        public void run() {
            ArrayDeque<Waiting> batch = new ArrayDeque<>();
            try {
                while (true) {
                    batch = take(batch);
                    if (batch.isEmpty()) {
                        return;
                    }
                    while (!batch.isEmpty()) {
                        deliverSome(batch);
                    }
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        /** Waits for messages and takes all of them; empty means the end. */
        private synchronized ArrayDeque<Waiting> take(ArrayDeque<Waiting> empty) throws InterruptedException {
            while (queue.isEmpty() && !ended) {
                wait();
            }
            ArrayDeque<Waiting> full = queue;
            queue = empty;
            heldBack.forEach(Connection::resumeReading);
            heldBack.clear();
            return full;
        }

        private void deliverSome(ArrayDeque<Waiting> batch) {
            thread.bundle();
            try {
                long end = System.nanoTime() + BUNDLE_NANOS;
                do {
                    deliver(batch.remove());
                } while (!batch.isEmpty() && System.nanoTime() - end < 0);
            } finally {
                thread.release();
            }
        }

        private void deliver(Waiting next) {
            DeliveryThread.waitedSince(next.since());
            try {
                receiver.accept(next.message());
            } catch (RuntimeException | Error e) {
                // An error too, such as a stack that overflows on nesting: without its thread the lane would fill, and
                // every connection be held back.
                LOG.error("a message was lost to a fault above MTP level 3", e);
            }
        }
    }
}
