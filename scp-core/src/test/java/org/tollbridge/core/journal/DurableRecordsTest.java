package org.tollbridge.core.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DurableRecordsTest {

    @TempDir
    private Path folder;

    private final AtomicLong durable = new AtomicLong();

    @BeforeEach
    void write() throws Exception {
        try (Journal journal = Journal.open(JournalSettings.in(folder))) {
            for (int number = 1; number <= 5; number++) {
                journal.append(SampleRecords.answered("call" + number));
            }
            assertTrue(journal.awaitDurable(Duration.ofSeconds(20)));
        }
    }

    private DurableRecords after(long sequence) {
        return new DurableRecords("A test", folder, durable::get, sequence);
    }

    private static List<Long> all(DurableRecords records) throws IOException {
        List<Long> numbers = new ArrayList<>();
        for (Optional<JournalReader.Written> next = records.next(); next.isPresent(); next = records.next()) {
            numbers.add(next.get().sequence());
        }
        return numbers;
    }

    private void damage(String callId) throws IOException {
        Path segment = Segments.list(folder).getFirst();
        String text = Files.readString(segment, StandardCharsets.ISO_8859_1);
        Files.writeString(segment, text.replace(callId, "CALL" + callId.charAt(4)), StandardCharsets.ISO_8859_1);
    }

    @Test
    void aRecordIsGivenOnceWhenItIsDurable() throws IOException {
        try (DurableRecords records = after(1)) {
            assertEquals(List.of(), all(records));
            durable.set(3);
            assertEquals(List.of(2L, 3L), all(records));
            assertEquals(List.of(), all(records));
            durable.set(5);
            assertEquals(5, records.end());
            assertEquals(List.of(4L, 5L), all(records));
        }
    }

    @Test
    void itGoesWhereItIsTold() throws IOException {
        durable.set(3);
        try (DurableRecords records = after(0)) {
            assertEquals(List.of(1L, 2L, 3L), all(records));
            records.goTo(1);
            assertEquals(List.of(2L, 3L), all(records));
            records.goTo(4);
            assertEquals(List.of(), all(records));
            durable.set(5);
            assertEquals(List.of(5L), all(records));
        }
    }

    @Test
    void damageIsPassedOverAndCountsOnce() throws IOException {
        damage("call2");
        damage("call4");
        durable.set(3);
        try (DurableRecords records = after(0)) {
            assertEquals(List.of(1L, 3L), all(records));
            durable.set(5);
            assertEquals(List.of(5L), all(records));
            assertEquals(2, records.damaged());
            records.goTo(0);
            assertEquals(List.of(1L, 3L, 5L), all(records));
            assertEquals(2, records.damaged());
        }
    }
}
