package org.tollbridge.core.plan;

import java.util.concurrent.ConcurrentHashMap;
import org.tollbridge.core.time.NodeClock;
import org.tollbridge.service.plan.Unreachable;

/**
 * Destinations that calls on this node could not reach a short time ago, by steady time: to set the wall clock neither makes
 * them forgotten nor keeps them. Safe for any thread.
 */
public final class RecentFailures implements Unreachable {

    private final long forMillis;
    private final int most;
    private final NodeClock clock;
    private final ConcurrentHashMap<String, Long> until = new ConcurrentHashMap<>();

    /**
     * Makes a memory.
     *
     * @param forMillis how long a destination is remembered
     * @param most destinations that are remembered; when there are more, those over are forgotten first, then all
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
