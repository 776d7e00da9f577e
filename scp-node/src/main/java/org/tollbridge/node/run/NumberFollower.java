package org.tollbridge.node.run;

import java.time.Duration;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tollbridge.core.cluster.ClusterMember;
import org.tollbridge.core.cluster.ClusterReadings;
import org.tollbridge.provisioning.store.NumberStore;
import org.tollbridge.provisioning.store.StoreException;

/**
 * Keeps a node's numbers up to date with the store shared by its cluster. It takes over changes when other nodes
 * announce them, and checks once a second in case an announcement was missed. Without the store, calls continue with
 * the node's snapshot.
 */
final class NumberFollower implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(NumberFollower.class);
    private static final long LOOK_MILLIS = 1_000;
    private static final Duration EVERYWHERE = Duration.ofSeconds(5);
    private static final long BEHIND_NANOS = TimeUnit.SECONDS.toNanos(5);

    private final NumberStore store;
    private final ClusterMember member;
    private final Semaphore news = new Semaphore(0);
    private final Thread follower = Thread.ofPlatform().name("numbers").daemon().unstarted(this::follow);
    private boolean failing;
    private long currentAt = System.nanoTime();
    private volatile boolean behind;
    private volatile boolean closed;

    private NumberFollower(NumberStore store, ClusterMember member) {
        this.store = store;
        this.member = member;
    }

    /** Takes over all changes so far, and continues to do so. */
    static NumberFollower open(NumberStore store, ClusterMember member) {
        NumberFollower room = new NumberFollower(store, member);
        room.refresh();
        room.news.release();
        store.onChange(room.news::release);
        member.onData(() -> {
            if (room.newest() > store.version()) {
                room.news.release();
            }
        });
        room.follower.start();
        return room;
    }

    private void follow() {
        while (!closed) {
            try {
                boolean heard = news.tryAcquire(LOOK_MILLIS, TimeUnit.MILLISECONDS);
                if (heard) {
                    int rest = news.drainPermits();
                    LOG.debug("{} more", rest);
                }
                look();
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                LOG.error("changes of other nodes could not be applied", e);
            }
        }
    }

    private void refresh() {
        try {
            store.refresh();
            failing = false;
        } catch (StoreException e) {
            if (!failing) {
                LOG.warn("calls continue with version {} of the numbers: {}", store.version(), e.getMessage());
            }
            failing = true;
        }
    }

    private void look() {
        refresh();
        long version = store.version();
        // Read from the cluster each time, because an announcement may be lost when a partitioned cluster merges.
        boolean told = member.readings().members().stream()
                .anyMatch(each -> each.self() && each.data().equals(OptionalLong.of(version)));
        if (!told) {
            member.tellData(version);
        }
        long now = System.nanoTime();
        if (version >= newest()) {
            currentAt = now;
        }
        behind = now - currentAt > BEHIND_NANOS;
    }

    private long newest() {
        return member.readings().members().stream()
                .map(ClusterReadings.Member::data)
                .mapToLong(data -> data.orElse(0))
                .max()
                .orElse(0);
    }

    /** Whether other nodes have been ahead of this one for some seconds. */
    boolean behind() {
        return behind;
    }

    /**
     * Waits up to a few seconds until all nodes see what this one sees now.
     *
     * @return whether the calls of each node see it, by node
     */
    Map<String, Boolean> awaitEverywhere() {
        long version = store.version();
        long limit = System.nanoTime() + EVERYWHERE.toNanos();
        while (true) {
            Map<String, Boolean> nodes = new TreeMap<>();
            for (ClusterReadings.Member each : member.readings().members()) {
                OptionalLong data = each.data();
                nodes.put(each.node(), data.isPresent() && data.getAsLong() >= version);
            }
            if (!nodes.containsValue(false) || System.nanoTime() - limit > 0) {
                return nodes;
            }
            try {
                TimeUnit.MILLISECONDS.sleep(2);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return nodes;
            }
        }
    }

    @Override
    public void close() {
        closed = true;
        follower.interrupt();
    }
}
