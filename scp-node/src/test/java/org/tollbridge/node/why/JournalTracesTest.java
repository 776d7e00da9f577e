package org.tollbridge.node.why;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tollbridge.core.journal.Journal;
import org.tollbridge.core.journal.JournalSettings;
import org.tollbridge.provisioning.store.CallLoading;
import org.tollbridge.provisioning.store.CallRecords;
import org.tollbridge.provisioning.store.NumberStore;
import org.tollbridge.provisioning.store.StoreSettings;
import org.tollbridge.provisioning.store.StoredCall;
import org.tollbridge.provisioning.store.TestCall;
import org.tollbridge.service.call.CallRecord;

/** Calls of a journal, explained. */
class JournalTracesTest {

    private static final Instant AT = Instant.parse("2026-11-28T08:00:00Z");

    @TempDir
    private Path folder;

    @BeforeEach
    void write() throws Exception {
        try (Journal journal = Journal.open(JournalSettings.in(folder.resolve("journal")))) {
            journal.append(call(1));
            journal.append(call(2));
            assertTrue(journal.awaitDurable(Duration.ofSeconds(20)));
        }
    }

    private static CallRecord call(int number) {
        return TestCall.of("scp1-" + number, AT).through("open", "desk").record();
    }

    private StoredCall stored(int number, int hiddenDigits) throws Exception {
        try (NumberStore store = NumberStore.open(StoreSettings.embedded(folder.resolve("store")))) {
            new CallLoading(store, TestCall.GROUPING).add("scp1", List.of(call(number)), number, hiddenDigits);
            return new CallRecords(store).find("scp1-" + number).orElseThrow();
        }
    }

    private Optional<ObjectNode> trace(StoredCall call) throws Exception {
        return new JournalTraces(folder.resolve("journal"), ZoneId.of("Asia/Shanghai")).of(call);
    }

    @Test
    void aCallHasEveryStep() throws Exception {
        ObjectNode trace = trace(stored(2, 0)).orElseThrow();

        assertEquals("scp1-2", trace.path("callId").asText());
        assertEquals("2026-11-28T16:00+08:00", trace.path("offeredAt").asText());
        assertEquals("desk", trace.path("path").path(0).path("to").asText());
    }

    @Test
    void whatTheStoreHidesIsHidden() throws Exception {
        String trace = trace(stored(1, 4)).orElseThrow().toString();

        assertTrue(trace.contains("86108888xxxx"), trace);
        assertFalse(trace.contains("861088886666"), trace);
    }

    @Test
    void aCallOfAnotherNodeIsNotThere() throws Exception {
        assertEquals(Optional.empty(), trace(stored(3, 0)));
    }
}
