package org.tollbridge.core.work;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class GatheringThreadTest {

    private static final int MANY = 10_000;

    private final GatheringThread thread = new GatheringThread("gathering");
    private final BlockingQueue<Integer> done = new LinkedBlockingQueue<>();

    @AfterEach
    void close() {
        thread.close();
    }

    private int next() throws InterruptedException {
        Integer next = done.poll(20, TimeUnit.SECONDS);
        assertTrue(next != null, "no more tasks were run");
        return next;
    }

    @Test
    void runsWhatComesInItsOrder() throws Exception {
        for (int i = 0; i < MANY; i++) {
            int number = i;
            thread.execute(() -> done.add(number));
        }
        for (int i = 0; i < MANY; i++) {
            assertEquals(i, next());
        }
    }

    /** Each waits for the one before, so that the thread falls asleep again and again. */
    @Test
    void isWokenByWhatComesLater() throws Exception {
        for (int i = 0; i < 1_000; i++) {
            int number = i;
            thread.execute(() -> done.add(number));
            assertEquals(i, next());
        }
    }

    @Test
    void missesNothingOfManyThreads() throws Exception {
        List<Thread> threads = IntStream.range(0, 4)
                .mapToObj(i -> Thread.ofPlatform().start(() -> {
                    for (int number = 0; number < MANY; number++) {
                        thread.execute(() -> done.add(1));
                    }
                }))
                .toList();
        for (Thread each : threads) {
            each.join();
        }
        for (int i = 0; i < threads.size() * MANY; i++) {
            next();
        }
    }

    @Test
    void whatATaskThrowsDisturbsNoOther() throws Exception {
        thread.execute(() -> {
            throw new IllegalStateException("meant to be thrown");
        });
        thread.execute(() -> {
            throw new AssertionError("meant to be thrown");
        });
        thread.execute(() -> done.add(7));
        assertEquals(7, next());
    }

    @Test
    void takesNothingOnceItIsClosed() throws Exception {
        CountDownLatch holds = new CountDownLatch(1);
        CountDownLatch held = new CountDownLatch(1);
        thread.execute(() -> {
            held.countDown();
            try {
                holds.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            done.add(1);
        });
        thread.execute(() -> done.add(2));
        held.await();
        thread.close();
        assertThrows(RejectedExecutionException.class, () -> thread.execute(() -> done.add(3)));
        holds.countDown();
        assertEquals(1, next());
        assertTrue(done.isEmpty());
    }
}
