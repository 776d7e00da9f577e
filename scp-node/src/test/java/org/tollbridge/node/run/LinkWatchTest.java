package org.tollbridge.node.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.tollbridge.core.time.DeadlineWheel;
import org.tollbridge.core.time.NodeClock;
import org.tollbridge.wire.sccp.PointCodeLength;

/** Switches out of reach, with a clock of the test's. */
@Timeout(60)
class LinkWatchTest {

    private final AtomicLong now = new AtomicLong(1_000);
    private final DeadlineWheel wheel = new DeadlineWheel(new NodeClock() {
        @Override
        public long wallMillis() {
            return now.get();
        }

        @Override
        public long steadyMillis() {
            return now.get();
        }
    });
    private final BlockingQueue<List<Integer>> lost = new LinkedBlockingQueue<>();
    private final LinkWatch watch = new LinkWatch(
            wheel,
            Duration.ofSeconds(1),
            PointCodeLength.BITS_24,
            Integer::toString,
            gone -> lost.add(IntStream.range(0, 10).filter(gone).boxed().toList()));

    private void after(long millis) {
        now.addAndGet(millis);
        wheel.turn();
    }

    private List<Integer> lost() throws InterruptedException {
        List<Integer> next = lost.poll(10, TimeUnit.SECONDS);
        return next == null ? List.of() : next;
    }

    @Test
    void aSwitchIsLostWhenItDoesNotComeBackInTimeAndForEachThatIsAllAreTold() throws Exception {
        watch.linkChanged(4, false);
        after(600);
        watch.linkChanged(5, false);
        after(600);
        assertEquals(List.of(4), lost());
        after(600);
        assertEquals(List.of(4, 5), lost());
    }

    @Test
    void aSwitchThatIsBackIsNotLost() throws Exception {
        watch.linkChanged(4, false);
        after(600);
        watch.linkChanged(4, true);
        after(2_000);
        assertTrue(lost.isEmpty());

        watch.linkChanged(4, false);
        after(2_000);
        assertEquals(List.of(4), lost());
        watch.linkChanged(4, true);
        watch.linkChanged(5, false);
        after(2_000);
        assertEquals(List.of(5), lost());
    }
}
