package org.tollbridge.node.run;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tollbridge.adapter.m3ua.LinkListener;
import org.tollbridge.core.time.DeadlineWheel;
import org.tollbridge.wire.sccp.PointCodeLength;

/**
 * Gives an unreachable switch time to return before its calls are settled as lost. Calls whose peer is reachable
 * through several relays are lost only when the last of these is.
 */
final class LinkWatch implements LinkListener {

    private static final Logger LOG = LoggerFactory.getLogger(LinkWatch.class);

    private final DeadlineWheel wheel;
    private final Duration recovery;
    private final PointCodeLength pointCodes;
    private final IntFunction<String> names;
    private final Consumer<IntPredicate> lost;
    /** Unreachable switches, each with whether it was given up. */
    private final Map<Integer, Boolean> away = new ConcurrentHashMap<>();

    private final Map<Integer, DeadlineWheel.Deadline> deadlines = new ConcurrentHashMap<>();

    /**
     * @param names name of a switch
     * @param lost called when a switch does not return in time, with a predicate that says which point codes are given
     *     up; on a thread of its own, because there may be many calls and other calls' deadlines must not wait for them
     */
    LinkWatch(
            DeadlineWheel wheel,
            Duration recovery,
            PointCodeLength pointCodes,
            IntFunction<String> names,
            Consumer<IntPredicate> lost) {
        this.wheel = wheel;
        this.recovery = recovery;
        this.pointCodes = pointCodes;
        this.names = names;
        this.lost = lost;
    }

    @Override
    public void linkChanged(int pointCode, boolean available) {
        DeadlineWheel.Deadline deadline =
                deadlines.computeIfAbsent(pointCode, code -> wheel.deadline(() -> giveUp(code)));
        if (available) {
            LOG.info("switch {} (point code {}) is reachable", names.apply(pointCode), pointCodes.words(pointCode));
            away.remove(pointCode);
            deadline.clear();
        } else {
            LOG.warn("switch {} (point code {}) is unreachable", names.apply(pointCode), pointCodes.words(pointCode));
            away.put(pointCode, false);
            deadline.set(recovery.toMillis());
        }
    }

    private void giveUp(int pointCode) {
        if (away.computeIfPresent(pointCode, (code, givenUp) -> true) == null) {
            return;
        }
        LOG.warn(
                "switch {} did not come back within {} ms; its calls that cannot be reached otherwise are settled",
                names.apply(pointCode),
                recovery.toMillis());
        Thread.ofPlatform().name("lost-switch-" + pointCode).daemon().start(() -> lost.accept(this::isGivenUp));
    }

    private boolean isGivenUp(int pointCode) {
        return away.getOrDefault(pointCode, false);
    }
}
