package org.tollbridge.adapter.stack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DialogueTimersTest {

    private static final long LIMIT_SECONDS = 20;
    private static final int SLOTS = 8;
    private static final int THREADS = 2;

    private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(THREADS);
    private final DialogueTimers timers = new DialogueTimers(threads, TimeUnit.MILLISECONDS.toNanos(1), SLOTS);

    @AfterEach
    void end() {
        timers.shutdownNow();
    }

    @Test
    void runsWhenItsTimeHasComeAndNotBefore() throws ExecutionException, InterruptedException, TimeoutException {
        for (int millis : new int[] {0, 1, SLOTS, 3 * SLOTS + 1}) {
            long from = System.nanoTime();

            CompletableFuture<Long> runs = new CompletableFuture<>();
            Runnable task = () -> runs.complete(System.nanoTime());
            ScheduledFuture<?> timer = timers.schedule(task, millis, TimeUnit.MILLISECONDS);
            long ran = runs.get(LIMIT_SECONDS, TimeUnit.SECONDS);

            assertTrue(ran - from >= TimeUnit.MILLISECONDS.toNanos(millis), millis + " ms: after " + (ran - from));
            assertTrue(timer.isDone());
            assertFalse(timer.cancel(false) || timer.isCancelled());
        }
    }

    @Test
    void whatIsCancelledNeverRunsAndWhatIsSetBesideItDoes() throws InterruptedException {
        CountDownLatch kept = new CountDownLatch(2);
        CountDownLatch cancelledInTime = new CountDownLatch(1);
        for (int thread = 0; thread < THREADS; thread++) {
            threads.execute(() -> await(cancelledInTime));
        }
        ScheduledFuture<?> before = timers.schedule(kept::countDown, 20, TimeUnit.MILLISECONDS);
        ScheduledFuture<?> cancelled = timers.schedule(() -> assertFalse(true), 20, TimeUnit.MILLISECONDS);
        ScheduledFuture<?> after = timers.schedule(kept::countDown, 20, TimeUnit.MILLISECONDS);

        assertTrue(cancelled.cancel(false));
        cancelledInTime.countDown();

        assertTrue(kept.await(LIMIT_SECONDS, TimeUnit.SECONDS));
        assertTrue(cancelled.isCancelled());
        assertFalse(before.isCancelled() || after.isCancelled());
        assertFalse(cancelled.cancel(false));
    }

    private static void await(CountDownLatch latch) {
        try {
            assertTrue(latch.await(LIMIT_SECONDS, TimeUnit.SECONDS));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Four threads set timers at once and take every third back; the wheel turns meanwhile. */
    @Test
    void eachRunsOnceWhoeverSetsItAndHoweverTheWheelTurns() throws ExecutionException, InterruptedException {
        int each = 5_000;
        AtomicIntegerArray runs = new AtomicIntegerArray(4 * each);
        List<ScheduledFuture<?>> kept = new ArrayList<>();
        Semaphore ended = new Semaphore(0);
        List<Future<?>> setters = new ArrayList<>();
        try (var pool = Executors.newFixedThreadPool(4)) {
            for (int setter = 0; setter < 4; setter++) {
                int first = setter * each;
                setters.add(pool.submit(() -> {
                    Random random = new Random(first);
                    for (int i = first; i < first + each; i++) {
                        int mine = i;
                        ScheduledFuture<?> timer = timers.schedule(
                                () -> {
                                    runs.incrementAndGet(mine);
                                    ended.release();
                                },
                                random.nextInt(40_000),
                                TimeUnit.MICROSECONDS);
                        if (i % 3 == 0 && timer.cancel(false)) {
                            runs.addAndGet(mine, 100);
                        } else {
                            synchronized (kept) {
                                kept.add(timer);
                            }
                        }
                    }
                }));
            }
            for (Future<?> setter : setters) {
                setter.get();
            }
        }
        assertTrue(ended.tryAcquire(kept.size(), LIMIT_SECONDS, TimeUnit.SECONDS));
        for (int i = 0; i < runs.length(); i++) {
            int ran = runs.get(i);
            assertTrue(ran == 1 || (i % 3 == 0 && ran == 100), "timer " + i + " ran " + ran + " times");
        }
    }

    @Test
    void tellsHowLongItWillTake() {
        ScheduledFuture<?> near = timers.schedule(() -> {}, 1, TimeUnit.HOURS);
        ScheduledFuture<?> far = timers.schedule(() -> {}, 2, TimeUnit.HOURS);

        assertTrue(near.compareTo(far) < 0);
        assertEquals(0, near.getDelay(TimeUnit.HOURS));
        assertEquals(1, far.getDelay(TimeUnit.HOURS));
    }
}
