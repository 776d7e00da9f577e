package org.tollbridge.node.run;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tollbridge.adapter.m3ua.LinkListener;
import org.tollbridge.core.time.DeadlineWheel;

/** Gives a switch that is out of reach some time to come back before its calls are settled as lost. */
final class LinkWatch implements LinkListener {

    private static final Logger LOG = LoggerFactory.getLogger(LinkWatch.class);

    private final DeadlineWheel wheel;
    private final Duration recovery;
    private final IntFunction<String> names;
    private final IntConsumer lost;
    private final Map<Integer, DeadlineWheel.Deadline> deadlines = new ConcurrentHashMap<>();

    /**
     * @param names what a switch is called
     * @param lost told when a switch did not come back in time; on a thread of its own, for it may have many calls and
     *     other calls' deadlines must not wait for them
     */
    LinkWatch(DeadlineWheel wheel, Duration recovery, IntFunction<String> names, IntConsumer lost) {
        this.wheel = wheel;
        this.recovery = recovery;
        this.names = names;
        this.lost = lost;
    }

    @Override
    public void linkChanged(int pointCode, boolean available) {
        DeadlineWheel.Deadline deadline =
                deadlines.computeIfAbsent(pointCode, code -> wheel.deadline(() -> giveUp(code)));
        if (available) {
            LOG.info("switch {} (point code {}) is in reach", names.apply(pointCode), pointCode);
            deadline.clear();
        } else {
            LOG.warn("switch {} (point code {}) is out of reach", names.apply(pointCode), pointCode);
            deadline.set(recovery.toMillis());
        }
    }

    private void giveUp(int pointCode) {
        LOG.warn(
                "switch {} did not come back in {} ms; its calls are settled",
                names.apply(pointCode),
                recovery.toMillis());
        Thread.ofPlatform().name("lost-switch-" + pointCode).daemon().start(() -> lost.accept(pointCode));
    }
}
