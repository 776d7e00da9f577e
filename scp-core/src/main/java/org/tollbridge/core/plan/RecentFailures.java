package org.tollbridge.core.plan;

import java.util.concurrent.ConcurrentHashMap;
import org.tollbridge.service.plan.Unreachable;

/** Destinations that calls on this node could not reach a short time ago. Safe for any thread. */
public final class RecentFailures implements Unreachable {

    private final long forMillis;
    private final int most;
    private final ConcurrentHashMap<String, Long> until = new ConcurrentHashMap<>();

    /**
     * Makes a memory.
     *
     * @param forMillis how long a destination is remembered
     * @param most destinations that are remembered; when there are more, those over are forgotten first, then all
     */
    public RecentFailures(long forMillis, int most) {
        this.forMillis = forMillis;
        this.most = most;
    }

    @Override
    public boolean remembers(String destination, long now) {
        Long end = until.get(destination);
        if (end == null) {
            return false;
        }
        if (end > now) {
            return true;
        }
        until.remove(destination, end);
        return false;
    }

    @Override
    public void note(String destination, long now) {
        if (until.size() >= most) {
            until.values().removeIf(end -> end <= now);
            if (until.size() >= most) {
                until.clear();
            }
        }
        until.put(destination, now + forMillis);
    }
}
