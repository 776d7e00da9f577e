package org.tollbridge.provisioning.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tollbridge.provisioning.inventory.Author;

/** A process that is killed in the middle of its loads has kept each that it was told is done, and no part of another. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class KillTest {

    /** Numbers in one load: more than are written at one time. */
    private static final int LOAD = 1_500;

    private static final int ROUNDS = 2;
    private static final int LOADS = 4;

    /** A load whose commit takes long enough to be killed in it. */
    private static final int LARGE = 20_000;

    @Parameter
    private TestDatabase database = TestDatabase.H2;

    @TempDir
    private Path folder;

    @Test
    void nothingThatIsDoneIsLostAndNothingIsHalfDone() throws Exception {
        StoreSettings settings = database.fresh(folder);
        int done = 0;
        for (int round = 0; round < ROUNDS; round++) {
            done = killedAfter(settings, done, done + LOADS);
            try (NumberStore store = openSoon(settings)) {
                int there = store.snapshot().size();
                assertEquals(0, there % LOAD, "a load is there whole or not at all");
                assertTrue(there / LOAD >= done, there + " numbers after " + done + " loads");
                done = there / LOAD;
            }
        }
    }

    /** H2 2.5.252 came back with a part of the numbers, or not at all, from two of three such ends. */
    @ParameterizedTest
    @ValueSource(ints = {0, 5, 20, 60})
    void aProcessThatEndsWithinTheCommitOfALargeLoadLeavesAllOfItOrNothing(int millis) throws Exception {
        StoreSettings settings = database.fresh(folder);
        try (NumberStore store = NumberStore.open(settings)) {
            store.apply(numbers(0, LOAD), Author.NODE);
        }
        Process child = child(Committing.class, settings, Integer.toString(millis));
        assertEquals(Committing.ENDED, child.waitFor());
        try (NumberStore store = openSoon(settings)) {
            int there = store.snapshot().size();
            assertTrue(there == LOAD || there == LARGE, there + " numbers");
            assertEquals(Optional.empty(), new Audit(store).verify("").fault());
            store.apply(numbers(LARGE, 1), Author.NODE);
            assertEquals(there + 1, store.snapshot().size());
        }
    }

    private static NumberImage numbers(int first, int count) {
        NumberImage.Builder numbers = new NumberImage.Builder();
        for (int i = 0; i < count; i++) {
            numbers.add(Numbers.number("800%07d".formatted(first + i), "861055501001"));
        }
        return numbers.build();
    }

    private static Process child(Class<?> program, StoreSettings settings, String argument) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        program.getName(),
                        settings.url(),
                        settings.user(),
                        settings.password(),
                        argument)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    /** Starts loading at one load and kills the process when another is done; returns how many it said were done. */
    private static int killedAfter(StoreSettings settings, int from, int until) throws IOException {
        Process child = child(Loading.class, settings, Integer.toString(from));
        int done = from;
        try (BufferedReader said = child.inputReader(StandardCharsets.UTF_8)) {
            for (String line = said.readLine(); line != null; line = said.readLine()) {
                done = Integer.parseInt(line);
                if (done == until) {
                    // SIGKILL: the process cannot prepare for it. By its handle, so that what it has said stays
                    // readable.
                    child.toHandle().destroyForcibly();
                }
            }
        }
        assertTrue(done >= until, "the child ended by itself after " + done + " loads");
        return done;
    }

    /** PostgreSQL may need a moment to see that the process is gone. */
    private static NumberStore openSoon(StoreSettings settings) throws StoreException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (true) {
            try {
                return NumberStore.open(settings);
            } catch (StoreException e) {
                if (System.nanoTime() > deadline) {
                    throw e;
                }
                Thread.onSpinWait();
            }
        }
    }

    /** The process that is killed: one load after another, each told on standard output when it is done. */
    static final class Loading {
        private Loading() {}

        public static void main(String[] args) throws StoreException {
            try (NumberStore store = NumberStore.open(new StoreSettings(args[0], args[1], args[2], "store", false))) {
                for (int load = Integer.parseInt(args[3]); ; load++) {
                    store.apply(numbers(load * LOAD, LOAD), Author.NODE);
                    System.out.println(load + 1);
                }
            }
        }
    }

    /** The process that ends, as if killed, some milliseconds after the commit of its load has begun, or when it is over. */
    static final class Committing {

        static final int ENDED = 9;
        private static final long LOOK_NANOS = 200_000;

        private Committing() {}

        public static void main(String[] args) throws StoreException {
            Thread loading = Thread.currentThread();
            Thread.ofPlatform().daemon().start(() -> {
                while (!isCommitting(loading)) {
                    LockSupport.parkNanos(LOOK_NANOS);
                }
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(Long.parseLong(args[3])));
                Runtime.getRuntime().halt(ENDED);
            });
            NumberStore store = NumberStore.open(new StoreSettings(args[0], args[1], args[2], "store", false));
            armed = true;
            store.apply(numbers(0, LARGE), Author.NODE);
            // A database may commit faster than the other thread looks.
            Runtime.getRuntime().halt(ENDED);
        }

        private static volatile boolean armed;

        private static boolean isCommitting(Thread loading) {
            return armed
                    && Arrays.stream(loading.getStackTrace())
                            .anyMatch(frame -> frame.getMethodName().equals("commit"));
        }
    }
}
