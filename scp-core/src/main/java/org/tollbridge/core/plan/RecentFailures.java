package org.tollbridge.core.plan;

import java.util.concurrent.ConcurrentHashMap;
import org.tollbridge.core.time.NodeClock;
import org.tollbridge.service.plan.Unreachable;

/**
 * Destinations that calls on this node recently failed to reach. Uses steady time, so setting the wall clock neither
 * expires nor extends an entry. Thread-safe.
 */
public final class RecentFailures implements Unreachable {

    private final long forMillis;
    private final int most;
    private final NodeClock clock;
    private final ConcurrentHashMap<String, Long> until = new ConcurrentHashMap<>();

    /**
     * Creates an empty memory.
     *
     * @param forMillis how long a destination is remembered
     * @param most largest number of destinations; when it is reached, expired ones are removed first, then all
     */
    public RecentFailures(long forMillis, int most, NodeClock clock) {
        this.forMillis = forMillis;
        this.most = most;
        this.clock = clock;
    }

    @Override
    public boolean remembers(String destination) {
        Long end = until.get(destination);
        if (end == null) {
            return false;
        }
        if (end > clock.steadyMillis()) {
            return true;
        }
        until.remove(destination, end);
        return false;
    }

    @Override
    public void note(String destination) {
        long now = clock.steadyMillis();
        if (until.size() >= most) {
            until.values().removeIf(end -> end <= now);
            if (until.size() >= most) {
                until.clear();
            }
        }
        until.put(destination, now + forMillis);
    }
}
