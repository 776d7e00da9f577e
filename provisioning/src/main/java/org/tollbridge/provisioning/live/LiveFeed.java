package org.tollbridge.provisioning.live;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tollbridge.provisioning.live.LiveEvent.Kind;
import org.tollbridge.provisioning.store.CallGrouping;
import org.tollbridge.provisioning.store.ChangedRecord;
import org.tollbridge.provisioning.store.Changes;
import org.tollbridge.provisioning.store.StoreException;
import org.tollbridge.service.call.CallRecord;

/**
 * Sends live events of calls and records to listeners. Calls put events into a bounded queue without waiting; while
 * nobody listens, and has not for some minutes, they put nothing.
 */
public final class LiveFeed implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LiveFeed.class);

    /** How long a listener may be disconnected without missing events, as long as they fit into the history. */
    static final Duration PATIENCE = Duration.ofMinutes(10);

    private static final int SEEN_AT_MOST = 20_000;
    private static final int CHANGES_AT_ONCE = 500;
    private static final Duration LOOK = Duration.ofMillis(20);
    private static final Duration REST = Duration.ofMillis(500);

    private final LiveSettings settings;
    private final Changes changes;
    private final InstantSource clock;
    private final CallSightings calls;
    private final Queue<Sighting> seen = new ConcurrentLinkedQueue<>();
    private final AtomicInteger waiting = new AtomicInteger();
    private final LongAdder lost = new LongAdder();
    private final Thread thread = Thread.ofPlatform().name("live").daemon().unstarted(this::run);
    private volatile boolean wanted;
    private volatile boolean closed;

    // Guarded by {@code this}.
    private final Deque<LiveEvent> kept = new ArrayDeque<>();
    private final List<Listener> listeners = new ArrayList<>();
    private Changes.Position read = new Changes.Position(0, 0);
    private long leftAt;
    private long next;

    // Used only by the feed's thread.
    private long told;
    private long readAt;
    private boolean failing;

    private record Sighting(CallRecord record, boolean ended) {}

    private LiveFeed(LiveSettings settings, Changes changes, CallGrouping grouping, InstantSource clock) {
        this.settings = settings;
        this.changes = changes;
        this.clock = clock;
        this.calls = new CallSightings(settings.calls(), grouping, settings.hiddenDigits());
    }

    /** Starts the feed. */
    public static LiveFeed start(LiveSettings settings, Changes changes, CallGrouping grouping, InstantSource clock) {
        LiveFeed feed = new LiveFeed(settings, changes, grouping, clock);
        feed.thread.start();
        return feed;
    }

    /** Reports the state of a call. Never waits: events that do not fit are counted and reported as a gap. */
    void see(CallRecord record, boolean ended) {
        if (!wanted) {
            return;
        }
        if (waiting.get() >= SEEN_AT_MOST) {
            lost.increment();
            return;
        }
        waiting.incrementAndGet();
        seen.add(new Sighting(record, ended));
    }

    /** Number of call states dropped because the queue was full. */
    public long lost() {
        return lost.sum();
    }

    /** Number of listeners. */
    public synchronized int listening() {
        return listeners.size();
    }

    /** Thrown when no further listener is possible; the message says why. */
    public static final class FullException extends Exception {

        private static final long serialVersionUID = 1L;

        private final boolean ofOne;

        FullException(String message, boolean ofOne) {
            super(message);
            this.ofOne = ofOne;
        }

        /** Whether the account itself has too many listeners. */
        public boolean ofOne() {
            return ofOne;
        }
    }

    /**
     * Adds a listener.
     *
     * @param who an account of the operator, or a subscriber with all its accounts
     * @param filter selects the events that it wants and may see; called on another thread
     * @param after the last event it received; missed events come first, preceded by a gap when that event is no longer
     *     known
     * @throws FullException when there are too many listeners
     * @throws StoreException when the store cannot be read
     */
    public synchronized Listener listen(String who, Predicate<LiveEvent> filter, Optional<String> after)
            throws FullException, StoreException {
        long own = listeners.stream().filter(each -> each.who().equals(who)).count();
        long all = listeners.stream().filter(each -> !each.who().isEmpty()).count();
        if (own >= settings.listenersOfOne()) {
            throw new FullException(who + " listens " + own + " times already; close one of those connections", true);
        }
        if (all >= settings.listeners()) {
            throw new FullException(all + " listeners are connected already; try again later", false);
        }
        return add(new Listener(this, who, filter, after.map(this::missedSince).orElse(List.of()), settings.waiting()));
    }

    /**
     * Adds a listener for the node itself, which does not count towards the limits.
     *
     * @param room capacity for waiting events
     * @throws StoreException when the store cannot be read
     */
    synchronized Listener follow(Predicate<LiveEvent> filter, int room) throws StoreException {
        return add(new Listener(this, "", filter, List.of(), room));
    }

    private Listener add(Listener listener) throws StoreException {
        if (!wanted) {
            read = changes.now();
            kept.clear();
            wanted = true;
        }
        listeners.add(listener);
        LockSupport.unpark(thread);
        return listener;
    }

    /** An event that says that events were lost. */
    synchronized LiveEvent gap() {
        return event(Kind.GAP, Set.of(), Optional.empty(), Optional.empty(), clock.instant());
    }

    private List<LiveEvent> missedSince(String id) {
        List<LiveEvent> missed = new ArrayList<>();
        boolean met = false;
        for (LiveEvent event : kept) {
            if (met) {
                missed.add(event);
            }
            met |= event.id().equals(id);
        }
        if (!met) {
            missed.add(gap());
            missed.addAll(kept);
        }
        return missed;
    }

    synchronized void leave(Listener listener) {
        listeners.remove(listener);
        leftAt = System.nanoTime();
    }

    private void run() {
        while (!closed) {
            try {
                tell();
            } catch (RuntimeException e) {
                LOG.error("live events were lost", e);
            }
            LockSupport.parkNanos(this, (wanted ? LOOK : REST).toNanos());
        }
    }

    private void tell() {
        for (Optional<Sighting> next = poll(); next.isPresent(); next = poll()) {
            Sighting sighting = next.get();
            calls.see(sighting.record(), sighting.ended()).ifPresent(this::tell);
        }
        long gone = lost.sum();
        if (gone > told) {
            LOG.warn("{} live events were lost: they arrived faster than they could be sent", gone - told);
            told = gone;
            publish(Kind.GAP, Set.of(), Optional.empty(), Optional.empty(), clock.instant());
        }
        if (wanted && System.nanoTime() - readAt >= REST.toNanos()) {
            tellChanges();
            readAt = System.nanoTime();
        }
        rest();
    }

    private Optional<Sighting> poll() {
        Optional<Sighting> next = Optional.ofNullable(seen.poll());
        if (next.isPresent()) {
            waiting.decrementAndGet();
        }
        return next;
    }

    private void tell(CallSightings.Happening happening) {
        LiveCall call = happening.call();
        Set<String> owners = call.subscriber().isEmpty() ? Set.of() : Set.of(call.subscriber());
        publish(happening.kind(), owners, Optional.of(call), Optional.empty(), happening.at());
    }

    private void tellChanges() {
        Changes.Position from;
        synchronized (this) {
            from = read;
        }
        try {
            for (ChangedRecord record : changes.after(from, CHANGES_AT_ONCE)) {
                publish(Kind.CHANGE, record.owners(), Optional.empty(), Optional.of(record), record.at());
                if (record.place() == Changes.LAST_PLACE) {
                    publish(Kind.MANY_CHANGES, Set.of(), Optional.empty(), Optional.empty(), record.at());
                }
                synchronized (this) {
                    read = new Changes.Position(record.change(), record.place());
                }
            }
            failing = false;
        } catch (StoreException e) {
            if (!failing) {
                LOG.warn("changes are waiting to be reported: {}", e.getMessage());
            }
            failing = true;
        }
    }

    private synchronized void publish(
            Kind kind, Set<String> owners, Optional<LiveCall> call, Optional<ChangedRecord> record, Instant at) {
        LiveEvent event = event(kind, owners, call, record, at);
        kept.addLast(event);
        if (kept.size() > settings.kept()) {
            kept.removeFirst();
        }
        listeners.forEach(listener -> listener.hear(event));
    }

    private LiveEvent event(
            Kind kind, Set<String> owners, Optional<LiveCall> call, Optional<ChangedRecord> record, Instant at) {
        return new LiveEvent(settings.prefix() + "-" + ++next, kind, at, owners, call, record);
    }

    /** Stops collecting when there has been no listener for long. */
    private synchronized void rest() {
        if (wanted && listeners.isEmpty() && System.nanoTime() - leftAt > PATIENCE.toNanos()) {
            wanted = false;
            kept.clear();
            calls.clear();
        }
    }

    /** Ends the feed and all listeners. */
    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(thread);
        synchronized (this) {
            listeners.forEach(Listener::end);
        }
    }
}
