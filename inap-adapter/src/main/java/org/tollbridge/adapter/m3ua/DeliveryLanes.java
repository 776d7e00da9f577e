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
 * The threads that deliver messages to SCCP. Messages of one SLS use one lane, so that those of one dialogue stay in
 * order. A full lane still accepts messages, but pauses the connections that deliver them. At most twice its limit,
 * plus one read of each connection, is therefore waiting or in progress.
 */
final class DeliveryLanes {

    private static final LimitedLog LOG = new LimitedLog(LoggerFactory.getLogger(DeliveryLanes.class));

    private static final long STOP_MILLIS = 5_000;

    /**
     * Answers made within this time are written together, because each write costs as much as a message. The first
     * waits for the last: with 250 us, the slowest hundredth of answers waited too long.
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

    /** Ends the threads. Waiting messages are discarded. */
    void stop() throws InterruptedException {
        for (Lane lane : lanes) {
            lane.end();
        }
    }

    /** The number of waiting messages. */
    int waiting() {
        return lanes.stream().mapToInt(Lane::size).sum();
    }

    /** Adds a message that did not arrive on a connection; its source has limits of its own. */
    void add(Mtp3TransferPrimitive message) {
        lanes.get(message.getSls() % lanes.size()).add(message, System.nanoTime());
    }

    /**
     * Collects the messages that one connection reads, and passes them to the lanes together. Used only on its I/O
     * thread.
     */
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

    /** A message and the time at which it was added. */
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

        /** Waits for messages and takes all of them; returns an empty queue at the end. */
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
                // Errors too, such as a stack overflow from nesting: without its thread the lane would fill up and then
                // pause every connection.
                LOG.error("a message was lost because of an error above MTP level 3", e);
            }
        }
    }
}
