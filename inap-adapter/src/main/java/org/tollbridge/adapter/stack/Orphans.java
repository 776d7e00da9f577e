package org.tollbridge.adapter.stack;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.tollbridge.adapter.m3ua.M3uaUserPart;
import org.tollbridge.wire.Octets;

/**
 * Messages for dialogues of a node that has recently left. They wait, within limits, until another node continues these
 * dialogues. If none does, they are delivered here, and TCAP gives their senders the answer that Q.774 requires.
 */
final class Orphans {

    private static final int MOST = 10_000;
    private static final int IDLE_SECONDS = 10;

    private record Waiting(int number, int range, int sender, int sls, Octets message) {}

    private final M3uaUserPart userPart;
    private final ScheduledThreadPoolExecutor timer;
    private final Deque<Waiting> waiting = new ArrayDeque<>();
    private final Map<Integer, Long> goneUntil = new HashMap<>();
    private Set<Integer> there = Set.of();
    private long patienceNanos;

    Orphans(M3uaUserPart userPart) {
        this.userPart = userPart;
        this.timer = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().daemon().name("orphans").factory());
        // Unless a node leaves there is no thread, so that nothing has to end it.
        timer.setKeepAliveTime(IDLE_SECONDS, TimeUnit.SECONDS);
        timer.allowCoreThreadTimeOut(true);
    }

    synchronized void hold(Duration patience) {
        patienceNanos = patience.toNanos();
    }

    synchronized void setNeighbours(Set<Integer> now) {
        Set<Integer> gone = new HashSet<>(there);
        gone.removeAll(now);
        there = Set.copyOf(now);
        goneUntil.keySet().removeAll(now);
        if (patienceNanos > 0 && !gone.isEmpty()) {
            gone.forEach(number -> goneUntil.put(number, System.nanoTime() + patienceNanos));
            ScheduledFuture<?> unused = timer.schedule(this::expire, patienceNanos, TimeUnit.NANOSECONDS);
        }
    }

    /** Whether a message is held, because it is for a node that has recently left. */
    synchronized boolean takes(int number, int range, int sender, int sls, Supplier<byte[]> message) {
        Long until = goneUntil.get(number);
        if (until == null || System.nanoTime() - until >= 0 || waiting.size() >= MOST) {
            return false;
        }
        waiting.add(new Waiting(number, range, sender, sls, Octets.wrap(message.get())));
        return true;
    }

    /** Delivers the messages for ranges of ids whose dialogues a node now continues. */
    void release(Set<Integer> ranges) {
        List<Waiting> free = new ArrayList<>();
        synchronized (this) {
            waiting.removeIf(each -> ranges.contains(each.range()) && free.add(each));
        }
        takeUp(free);
    }

    private void expire() {
        List<Waiting> free = new ArrayList<>();
        synchronized (this) {
            long now = System.nanoTime();
            goneUntil.values().removeIf(until -> now - until >= 0);
            waiting.removeIf(each -> !goneUntil.containsKey(each.number()) && free.add(each));
        }
        takeUp(free);
    }

    private void takeUp(List<Waiting> free) {
        free.forEach(each ->
                userPart.takeUp(each.sender(), each.sls(), each.message().toByteArray()));
    }
}
