package org.tollbridge.core.work;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.LoggerFactory;

@Timeout(60)
class RepeatedWorkTest {

    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
    private final Script script = new Script();
    private final RepeatedWork work = new RepeatedWork(
            new RepeatedWork.Terms("script", "The script", "nobody waits", Duration.ofHours(1), Duration.ofSeconds(5)),
            script,
            logger());

    /** Throws what it is told to, one a step, and does nothing when there is no more. */
    private static final class Script implements RepeatedWork.Work {
        private final Queue<Throwable> faults = new ConcurrentLinkedQueue<>();
        private final AtomicInteger steps = new AtomicInteger();
        private final AtomicInteger closed = new AtomicInteger();
        private volatile int pieces;
        private volatile boolean waits;

        @Override
        public boolean step() throws Exception {
            steps.incrementAndGet();
            Throwable fault = faults.poll();
            if (fault instanceof Error error) {
                throw error;
            } else if (fault != null) {
                throw (Exception) fault;
            }
            pieces = Math.max(0, pieces - 1);
            return pieces > 0;
        }

        @Override
        public boolean finished() {
            return !waits;
        }

        @Override
        public void close() throws IOException {
            closed.incrementAndGet();
            throw new IOException("the disk is gone");
        }
    }

    private static Logger logger() {
        return (Logger) LoggerFactory.getLogger(RepeatedWorkTest.class);
    }

    @BeforeEach
    void listen() {
        lines.start();
        logger().addAppender(lines);
        logger().setAdditive(false);
        logger().setLevel(Level.INFO);
    }

    @AfterEach
    void stop() {
        script.waits = false;
        work.close();
        logger().detachAppender(lines);
        logger().setAdditive(true);
        logger().setLevel(null);
    }

    private List<String> said() {
        return List.copyOf(lines.list).stream()
                .map(ILoggingEvent::getFormattedMessage)
                .toList();
    }

    /** Wakes it until it has made so many steps. */
    private void awaitSteps(int count) {
        long limit = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (script.steps.get() < count && System.nanoTime() < limit) {
            work.wake();
            Thread.onSpinWait();
        }
        assertTrue(script.steps.get() >= count, "it does nothing any more");
    }

    @Test
    void itGoesOnWhateverIsThrown() {
        script.faults.add(new IOException("the disk is full"));
        script.faults.add(new IllegalStateException("one bad moment"));
        script.faults.add(new StackOverflowError());
        work.start();
        awaitSteps(4);
        work.close();
        assertEquals(1, script.closed.get());
        assertEquals("The script fails: java.io.IOException: the disk is full; nobody waits", said().get(0));
        assertNull(lines.list.get(0).getThrowableProxy(), "a disk that is full is no fault of the program");
        assertTrue(lines.list.get(1).getThrowableProxy().getMessage().equals("one bad moment"));
        assertEquals("The script works again", said().get(3));
        assertEquals("The script did not stop cleanly: java.io.IOException: the disk is gone", said().get(4));
    }

    @Test
    void theSameFaultIsSaidOnceUntilItIsOver() {
        for (int waited = 10_001; waited < 10_050; waited++) {
            script.faults.add(new IOException("no connection after " + waited + " ms"));
        }
        script.faults.add(new IOException("the password is wrong"));
        script.faults.add(new IOException("no connection after 3 ms"));
        work.start();
        // A step that has begun says that the one before it is over, and what it says said.
        awaitSteps(53);
        script.faults.add(new IOException("no connection after 4 ms"));
        awaitSteps(script.steps.get() + 3);
        assertEquals(
                List.of(
                        "The script fails: java.io.IOException: no connection after 10001 ms; nobody waits",
                        "The script fails: java.io.IOException: the password is wrong; nobody waits",
                        "The script works again",
                        "The script fails: java.io.IOException: no connection after 4 ms; nobody waits",
                        "The script works again"),
                said());
    }

    @Test
    void whatThereIsToDoIsDoneBeforeItEnds() {
        script.pieces = 1_000;
        work.start();
        awaitSteps(1);
        work.close();
        assertTrue(script.steps.get() >= 1_000, "pieces are left");
        assertEquals(1, script.closed.get());
    }

    @Test
    void itWaitsForWhatIsUnderWay() throws Exception {
        script.waits = true;
        work.start();
        awaitSteps(1);
        Thread closer = Thread.ofPlatform().start(work::close);
        awaitSteps(10);
        assertEquals(0, script.closed.get());
        script.waits = false;
        work.wake();
        assertTrue(closer.join(Duration.ofSeconds(30)));
        assertEquals(1, script.closed.get());
        assertFalse(said().isEmpty());
    }
}
