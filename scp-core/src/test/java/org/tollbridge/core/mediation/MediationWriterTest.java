package org.tollbridge.core.mediation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.tollbridge.core.journal.Journal;
import org.tollbridge.core.journal.JournalSettings;

/** Files for mediation on their own thread. */
@Timeout(60)
class MediationWriterTest {

    @TempDir
    private Path folder;

    private MediationSettings settings() {
        return new MediationSettings(folder.resolve("out"), "scp1", MediationFormat.CSV, 2, 3_600_000, 0);
    }

    private void write(Journal journal, String... callIds) throws Exception {
        for (String callId : callIds) {
            journal.append(MediationFilesTest.record(callId));
        }
        assertTrue(journal.awaitDurable(Duration.ofSeconds(20)));
    }

    private long files() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("out"))) {
            return files.filter(file -> file.toString().endsWith(".csv")).count();
        }
    }

    private void awaitFiles(int count) throws IOException {
        long limit = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (files() < count && System.nanoTime() < limit) {
            Thread.onSpinWait();
        }
        assertEquals(count, files());
    }

    @Test
    void aBadMomentEndsNothingAndLosesNothing() throws Exception {
        AtomicInteger looks = new AtomicInteger();
        try (Journal journal = Journal.open(JournalSettings.in(folder.resolve("journal")))) {
            MediationWriter writer = MediationWriter.start(settings(), folder.resolve("journal"), () -> {
                // In the midst of the first file.
                if (looks.incrementAndGet() == 4) {
                    throw new IllegalStateException("one bad moment");
                }
                return journal.durableSequence();
            });
            write(journal, "a", "b", "c");
            awaitFiles(1);
            assertTrue(looks.get() > 4, "the bad moment was met");
            writer.close();
        }
        assertEquals(2, files());
        String manifest = Files.readString(folder.resolve("out/manifest"));
        assertTrue(manifest.contains("scp1-000000001.csv") && manifest.contains("scp1-000000002.csv"), manifest);
        assertTrue(Files.readString(folder.resolve("out/scp1-000000001.csv")).contains("a,"));
    }
}
