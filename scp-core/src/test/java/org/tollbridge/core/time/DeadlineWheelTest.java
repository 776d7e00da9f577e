package org.tollbridge.core.time;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.tollbridge.core.time.DeadlineWheel.Deadline;

class DeadlineWheelTest {

    private final ManualClock clock = new ManualClock();
    private final DeadlineWheel wheel = new DeadlineWheel(clock, 10, 16);
    private final AtomicInteger passed = new AtomicInteger();

    @Test
    void runsAnActionOnceItsTimeHasComeAndNotBefore() {
        wheel.deadline(passed::incrementAndGet).set(35);

        advance(34);
        assertEquals(0, passed.get());
        advance(6);
        assertEquals(1, passed.get());
        advance(1_000);
        assertEquals(1, passed.get());
    }

    @Test
    void waitsForADeadlineThatIsManyTurnsOff() {
        wheel.deadline(passed::incrementAndGet).set(16 * 10 * 7 + 5);

        advance(16 * 10 * 7);
        assertEquals(0, passed.get());
        advance(10);
        assertEquals(1, passed.get());
    }

    @Test
    void movesADeadlineBothWays() {
        Deadline deadline = wheel.deadline(passed::incrementAndGet);
        deadline.set(50);
        advance(40);
        deadline.set(100);
        advance(90);
        assertEquals(0, passed.get());
        deadline.set(500);
        deadline.set(20);
        advance(20);
        assertEquals(1, passed.get());
        advance(1_000);
        assertEquals(1, passed.get());
    }

    @Test
    void clearsADeadlineAndTakesItAgain() {
        Deadline deadline = wheel.deadline(passed::incrementAndGet);
        deadline.clear();
        deadline.set(20);
        deadline.clear();
        deadline.clear();
        advance(1_000);
        assertEquals(0, passed.get());
        deadline.set(20);
        advance(20);
        assertEquals(1, passed.get());
    }

    @Test
    void takesADeadlineThatIsPastAtTheNextTick() {
        wheel.deadline(passed::incrementAndGet).set(-1_000);
        wheel.turn();
        assertEquals(0, passed.get());
        advance(10);
        assertEquals(1, passed.get());
    }

    @Test
    void missesNothingAfterALongPause() {
        for (int i = 0; i < 100; i++) {
            wheel.deadline(passed::incrementAndGet).set(i * 7L);
        }
        advance(1_000_000);
        assertEquals(100, passed.get());
    }

    @Test
    void survivesAnActionThatFails() {
        wheel.deadline(() -> {
                    throw new IllegalStateException("on purpose");
                })
                .set(10);
        wheel.deadline(() -> {
                    throw new AssertionError("on purpose");
                })
                .set(10);
        wheel.deadline(passed::incrementAndGet).set(10);
        wheel.deadline(passed::incrementAndGet).set(20);
        advance(20);
        assertEquals(2, passed.get());
    }

    @Test
    void letsAnActionSetItsOwnDeadlineAgain() {
        List<Deadline> own = new ArrayList<>();
        own.add(wheel.deadline(() -> {
            passed.incrementAndGet();
            own.get(0).set(0);
        }));
        own.get(0).set(0);
        for (int i = 0; i < 10; i++) {
            advance(10);
        }
        assertEquals(10, passed.get());
    }

    /** Against a list that is looked through at each tick. */
    @Test
    void agreesWithANaiveTimer() {
        Random random = new Random(20261122);
        int count = 50;
        long[] due = new long[count];
        int[] expected = new int[count];
        int[] got = new int[count];
        Deadline[] deadlines = new Deadline[count];
        for (int i = 0; i < count; i++) {
            int index = i;
            due[i] = Long.MAX_VALUE;
            deadlines[i] = wheel.deadline(() -> got[index]++);
        }
        for (int step = 0; step < 20_000; step++) {
            int i = random.nextInt(count);
            if (random.nextInt(3) == 0) {
                deadlines[i].clear();
                due[i] = Long.MAX_VALUE;
            } else {
                long delay = random.nextInt(600);
                deadlines[i].set(delay);
                due[i] = Math.max(roundUp(clock.steadyMillis() + delay), roundDown(clock.steadyMillis()) + 10);
            }
            advance(random.nextInt(30));
            for (int j = 0; j < count; j++) {
                if (due[j] <= roundDown(clock.steadyMillis())) {
                    expected[j]++;
                    due[j] = Long.MAX_VALUE;
                }
                assertEquals(expected[j], got[j], "deadline " + j + " at step " + step);
            }
        }
    }

    @Test
    @Timeout(60)
    void losesNoDeadlineThatIsSetWhileTheWheelTurns() throws InterruptedException {
        // One turn takes longer than this test waits, so that a deadline put behind the wheel's back is missed.
        try (DeadlineWheel live = new DeadlineWheel(NodeClock.system(), 1, 100_000)) {
            live.start();
            int setters = 4;
            int each = 50_000;
            CountDownLatch all = new CountDownLatch(setters * each);
            List<Thread> threads = new ArrayList<>();
            for (int s = 0; s < setters; s++) {
                Thread thread = new Thread(() -> {
                    for (int i = 0; i < each; i++) {
                        Deadline deadline = live.deadline(all::countDown);
                        deadline.set(1_000_000);
                        deadline.set(i % 3);
                    }
                });
                threads.add(thread);
                thread.start();
            }
            for (Thread thread : threads) {
                thread.join();
            }
            assertTrue(all.await(30, TimeUnit.SECONDS), () -> all.getCount() + " deadlines were lost");
        }
    }

    private void advance(long millis) {
        clock.advance(millis);
        wheel.turn();
    }

    private static long roundUp(long millis) {
        return (millis + 9) / 10 * 10;
    }

    private static long roundDown(long millis) {
        return millis / 10 * 10;
    }
}
