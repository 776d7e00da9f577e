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
 * Tells those who listen what happens to calls and records at this moment. Calls leave what they have to say in a bounded queue
 * and go on; as long as nobody listens, and nobody has for some minutes, they leave nothing.
 */
public final class LiveFeed implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LiveFeed.class);

    /** How long a listener may be away without missing anything, as long as no more happens than is kept. */
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

    // What follows is guarded by this.
    private final Deque<LiveEvent> kept = new ArrayDeque<>();
    private final List<Listener> listeners = new ArrayList<>();
    private Changes.Position read = new Changes.Position(0, 0);
    private long leftAt;
    private long next;

    // What follows is the thread's.
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

    /** Begins to tell what happens. */
    public static LiveFeed start(LiveSettings settings, Changes changes, CallGrouping grouping, InstantSource clock) {
        LiveFeed feed = new LiveFeed(settings, changes, grouping, clock);
        feed.thread.start();
        return feed;
    }

    /** Sees how a call stands. Never waits: what there is no room for is counted and told as a gap. */
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

    /** How often calls had something to say for which there was no room. */
    public long lost() {
        return lost.sum();
    }

    /** How many listen. */
    public synchronized int listening() {
        return listeners.size();
    }

    /** That there is no room for another listener, in words. */
    public static final class FullException extends Exception {

        private static final long serialVersionUID = 1L;

        private final boolean ofOne;

        FullException(String message, boolean ofOne) {
            super(message);
            this.ofOne = ofOne;
        }

        /** Whether it is the account's own listeners that are too many. */
        public boolean ofOne() {
            return ofOne;
        }
    }

    /**
     * Listens.
     *
     * @param who an account of the operator's, or a subscriber with all of its accounts
     * @param filter what it wants to hear of, and may; it is asked on another thread
     * @param after the last event that it has heard; what it has missed since comes first, and a gap before that when it is not
     *     known what that is
     * @throws FullException when too many listen
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
     * Listens for the node itself, beside the listeners that are counted.
     *
     * @param room for events that wait
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

    /** That something happened which was not told. */
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

    /** Stops gathering when nobody has listened for long. */
    private synchronized void rest() {
        if (wanted && listeners.isEmpty() && System.nanoTime() - leftAt > PATIENCE.toNanos()) {
            wanted = false;
            kept.clear();
            calls.clear();
        }
    }

    /** Ends it for those who listen. */
    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(thread);
        synchronized (this) {
            listeners.forEach(Listener::end);
        }
    }
}
