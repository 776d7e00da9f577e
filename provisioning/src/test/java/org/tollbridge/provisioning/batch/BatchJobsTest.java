package org.tollbridge.provisioning.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tollbridge.provisioning.batch.BatchJob.State;
import org.tollbridge.provisioning.inventory.Author;
import org.tollbridge.provisioning.inventory.Intent;
import org.tollbridge.provisioning.store.NumberStore;
import org.tollbridge.provisioning.store.TestDatabase;
import org.tollbridge.service.number.NumberPlan;
import org.tollbridge.service.plan.PlanRules;
import org.tollbridge.service.plan.ServiceClasses;

/** Jobs with a worker that works when the test says so. */
class BatchJobsTest {

    private static final Instant NOW = Instant.parse("2026-11-28T08:00:00Z");
    private static final Intent INTENT = Intent.of(new Author("desk", "", "test"));

    @TempDir
    private Path folder;

    private static final class Held extends AbstractExecutorService {
        private final Queue<Runnable> waiting = new ArrayDeque<>();

        @Override
        public void execute(Runnable work) {
            waiting.add(work);
        }

        void workOff() {
            while (!waiting.isEmpty()) {
                waiting.remove().run();
            }
        }

        @Override
        public void shutdown() {
            waiting.clear();
        }

        @Override
        public List<Runnable> shutdownNow() {
            return List.of();
        }

        @Override
        public boolean isShutdown() {
            return false;
        }

        @Override
        public boolean isTerminated() {
            return true;
        }

        @Override
        public boolean awaitTermination(long time, TimeUnit unit) {
            return true;
        }
    }

    private static ByteBuffer file(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void soManyWaitOthersAreCancelledAndWhatIsLeftBehindIsRemoved() throws Exception {
        Path kept = folder.resolve("jobs");
        Files.createDirectories(kept);
        Files.writeString(kept.resolve("old.refused.csv"), "name,fault\n");
        try (NumberStore store = NumberStore.open(TestDatabase.H2.fresh(folder), () -> NOW)) {
            NumberRules rules =
                    new NumberRules(new PlanRules(NumberPlan.china(), ServiceClasses.china()), ZoneOffset.UTC);
            Held worker = new Held();
            BatchJobs jobs = new BatchJobs(new BatchPlace(store, rules), kept, () -> NOW, worker);
            assertFalse(Files.exists(kept.resolve("old.refused.csv")));

            BatchJob first = jobs.take(INTENT, BatchMode.WHOLE, file("name\none\n"));
            BatchJob second = jobs.take(INTENT, BatchMode.WHOLE, file("name\ntwo\n"));
            assertEquals(State.WAITING, first.state());
            for (int i = 2; i < BatchJobs.MOST_OPEN; i++) {
                assertFalse(jobs.take(INTENT, BatchMode.WHOLE, file("name\none\n"))
                        .state()
                        .ended());
            }
            assertThrows(BatchJobs.FullException.class, () -> jobs.take(INTENT, BatchMode.WHOLE, file("name\nfive\n")));

            assertTrue(jobs.remove(second.id()));
            assertEquals(State.CANCELLED, jobs.find(second.id()).orElseThrow().state());
            worker.workOff();
            assertEquals(State.DONE, jobs.find(first.id()).orElseThrow().state());
            BatchJob gone = jobs.find(second.id()).orElseThrow();
            assertEquals(State.CANCELLED, gone.state());
            assertEquals(0, gone.rows());

            // What can be looked at is bounded too.
            for (int i = 0; i < BatchJobs.MOST + 5; i++) {
                jobs.take(INTENT, BatchMode.WHOLE, file("name\none\n"));
                worker.workOff();
            }
            assertEquals(BatchJobs.MOST, jobs.list().size());
            assertEquals(Optional.empty(), jobs.find(first.id()));

            BatchJob last = jobs.take(INTENT, BatchMode.WHOLE, file("name\nlast\n"));
            jobs.close();
            assertEquals(State.CANCELLED, jobs.find(last.id()).orElseThrow().state());
        }
    }

    /** An encoding in which nothing can be read without an end of the stack. */
    private static final class Bottomless extends Charset {

        Bottomless() {
            super("x-bottomless", new String[0]);
        }

        @Override
        public boolean contains(Charset other) {
            return false;
        }

        @Override
        public CharsetDecoder newDecoder() {
            throw new StackOverflowError("as a parser may");
        }

        @Override
        public CharsetEncoder newEncoder() {
            throw new UnsupportedOperationException();
        }
    }

    @Test
    void aJobThatRunsOutOfStackOrMemoryHasFailedAndMakesRoom() throws Exception {
        Held held = new Held();
        NumberRules rules = new NumberRules(new PlanRules(NumberPlan.china(), ServiceClasses.china()), ZoneOffset.UTC);
        try (NumberStore store = NumberStore.open(TestDatabase.H2.fresh(folder));
                BatchJobs jobs = new BatchJobs(new BatchPlace(store, rules), folder.resolve("jobs"), () -> NOW, held)) {
            BatchMode mode = new BatchMode(false, false, false, false, new Bottomless(), Optional.empty());
            BatchJob job = jobs.take(INTENT, mode, file("name\nacme\n"));
            held.workOff();
            assertEquals(State.FAILED, jobs.find(job.id()).orElseThrow().state());
        }
    }

    @Test
    void aFileOfWhichNothingWasLoadedIsTakenAgainWithItsKey() throws Exception {
        Held held = new Held();
        NumberRules rules = new NumberRules(new PlanRules(NumberPlan.china(), ServiceClasses.china()), ZoneOffset.UTC);
        Intent once = new Intent(INTENT.author(), INTENT.expected(), Optional.of(new Intent.Once("march", "print")));
        try (NumberStore store = NumberStore.open(TestDatabase.H2.fresh(folder));
                BatchJobs jobs = new BatchJobs(new BatchPlace(store, rules), folder.resolve("jobs"), () -> NOW, held)) {
            BatchJob cancelled = jobs.take(once, BatchMode.WHOLE, file("name\nacme\n"));
            assertTrue(jobs.remove(cancelled.id()));
            BatchMode mode = new BatchMode(false, false, false, false, new Bottomless(), Optional.empty());
            BatchJob failed = jobs.take(once, mode, file("name\nacme\n"));
            held.workOff();
            assertEquals(State.FAILED, jobs.find(failed.id()).orElseThrow().state());
            BatchJob done = jobs.take(once, BatchMode.WHOLE, file("name\nacme\n"));
            held.workOff();
            assertEquals(State.DONE, jobs.find(done.id()).orElseThrow().state());
            assertEquals(3, jobs.list().size());
            assertEquals(
                    done.id(),
                    jobs.take(once, BatchMode.WHOLE, file("name\nacme\n")).id());
        }
    }
}
