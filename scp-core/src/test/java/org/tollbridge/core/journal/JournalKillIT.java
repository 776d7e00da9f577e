package org.tollbridge.core.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.tollbridge.core.journal.JournalReader.Damage;
import org.tollbridge.core.journal.JournalReader.Entry;
import org.tollbridge.core.journal.JournalReader.Written;

/** Kills a writing process with SIGKILL, again and again on one journal: no record that was taken over is ever missing. */
class JournalKillIT {

    private static final int KILLS = 5;
    private static final int ACKNOWLEDGED_BEFORE_KILL = 500;

    @TempDir
    private Path directory;

    @Test
    @Timeout(180)
    void losesNoRecordThatWasTakenOver() throws Exception {
        Set<String> acknowledged = new HashSet<>();
        long restoredInAll = 0;
        for (int kill = 0; kill < KILLS; kill++) {
            acknowledged.addAll(writeUntilKilled("run" + kill));
            Recovery recovery;
            long restored;
            try (Journal journal = Journal.open(JournalSettings.in(directory))) {
                recovery = journal.recovery();
                assertTrue(journal.awaitDurable(Duration.ofMinutes(1)));
                restored = journal.durable();
            }
            restoredInAll += restored;
            assertEquals(List.of(), recovery.damage());
            Set<String> found = new HashSet<>();
            long sequence = readAll(found);
            assertEquals(recovery.nextSequence() + restored, sequence + 1);
            for (String id : acknowledged) {
                assertTrue(found.contains(id), () -> id + " was acknowledged and is gone after " + recovery);
            }
        }
        assertTrue(restoredInAll > 0, "every record was on the disk before it was acknowledged");
        assertTrue(Segments.list(directory).size() > 1, "the journal never came to a second segment");
    }

    private Set<String> writeUntilKilled(String run) throws IOException, InterruptedException {
        Process writer = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        AcknowledgingWriter.class.getName(),
                        directory.toString(),
                        run)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        Set<String> acknowledged = new HashSet<>();
        try (BufferedReader printed =
                new BufferedReader(new InputStreamReader(writer.getInputStream(), StandardCharsets.US_ASCII))) {
            boolean killed = false;
            for (String line = printed.readLine(); line != null; line = printed.readLine()) {
                // The last line may be cut where the process died.
                if (line.matches(run + "-[0-3]-[0-9]+")) {
                    acknowledged.add(line);
                }
                if (!killed && acknowledged.size() >= ACKNOWLEDGED_BEFORE_KILL) {
                    // By its handle, which leaves what it has printed to be read.
                    killed = writer.toHandle().destroyForcibly();
                }
            }
        } finally {
            writer.destroyForcibly();
        }
        assertNotEquals(0, writer.waitFor());
        assertTrue(acknowledged.size() >= ACKNOWLEDGED_BEFORE_KILL, () -> "only " + acknowledged.size());
        return acknowledged;
    }

    private long readAll(Set<String> found) throws IOException {
        long sequence = 0;
        try (JournalReader reader = JournalReader.from(directory, 1)) {
            for (Optional<Entry> entry = reader.next(); entry.isPresent(); entry = reader.next()) {
                switch (entry.get()) {
                    case Written written -> {
                        assertEquals(sequence + 1, written.sequence());
                        sequence = written.sequence();
                        assertTrue(found.add(written.record().callId()), "a record is there twice");
                    }
                    case Damage damage -> throw new AssertionError(damage);
                }
            }
        }
        return sequence;
    }
}
