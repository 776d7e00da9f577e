package org.tollbridge.provisioning.live;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** A listener to a feed, with a thread of its own. */
public final class Listener implements AutoCloseable {

    private final LiveFeed feed;
    private final String who;
    private final Predicate<LiveEvent> wanted;
    private final BlockingQueue<LiveEvent> waiting;
    private volatile boolean overrun;
    private volatile boolean ended;

    Listener(LiveFeed feed, String who, Predicate<LiveEvent> wanted, List<LiveEvent> missed, int room) {
        this.feed = feed;
        this.who = who;
        this.wanted = wanted;
        this.waiting = new ArrayBlockingQueue<>(missed.size() + room);
        missed.forEach(this::hear);
    }

    String who() {
        return who;
    }

    /** Queues an event, or disconnects a listener that is too slow. */
    void hear(LiveEvent event) {
        if (!overrun && wanted.test(event) && !waiting.offer(event)) {
            overrun = true;
        }
    }

    void end() {
        ended = true;
    }

    /**
     * The next event; empty when there is none within the limit.
     *
     * @throws InterruptedException when the thread is interrupted
     */
    public Optional<LiveEvent> next(Duration limit) throws InterruptedException {
        return Optional.ofNullable(waiting.poll(limit.toNanos(), TimeUnit.NANOSECONDS));
    }

    /** Whether no event is waiting. */
    public boolean idle() {
        return waiting.isEmpty();
    }

    /** Whether it was too slow; it receives only the events already waiting. */
    public boolean overrun() {
        return overrun;
    }

    /** Whether the feed has ended. */
    public boolean ended() {
        return ended;
    }

    /** Stops listening. */
    @Override
    public void close() {
        feed.leave(this);
    }
}
