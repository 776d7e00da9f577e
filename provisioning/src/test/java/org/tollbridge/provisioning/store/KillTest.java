package org.tollbridge.provisioning.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.tollbridge.provisioning.inventory.Author;

/** A process that is killed in the middle of its loads has kept each that it was told is done, and no part of another. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class KillTest {

    /** Numbers in one load: more than are written at one time. */
    private static final int LOAD = 1_500;

    private static final int ROUNDS = 2;
    private static final int LOADS = 4;

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

    /** Starts loading at one load and kills the process when another is done; returns how many it said were done. */
    private static int killedAfter(StoreSettings settings, int from, int until) throws IOException {
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Loading.class.getName(),
                        settings.url(),
                        settings.user(),
                        settings.password(),
                        Integer.toString(from))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
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
                    NumberImage.Builder numbers = new NumberImage.Builder();
                    for (int i = 0; i < LOAD; i++) {
                        numbers.add(Numbers.number("800%07d".formatted(load * LOAD + i), "861055501001"));
                    }
                    store.apply(numbers.build(), Author.NODE);
                    System.out.println(load + 1);
                }
            }
        }
    }
}
