package org.tollbridge.core.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.tollbridge.core.journal.Journal;
import org.tollbridge.core.journal.JournalSettings;

/** Open calls of a node while no other node can keep copies of them. */
@Timeout(180)
class LonelyCallsTest {

    private static final int CALLS = 100;

    @TempDir
    private Path directory;

    /** The last one that is left of several, for as long as that lasts. */
    @Test
    void nothingIsKeptOfCallsThatAreOver() throws Exception {
        try (Members members = Members.behindOnePointCode(1);
                Journal journal = Journal.open(JournalSettings.in(directory))) {
            SharedCalls shared = new SharedCalls(members.get(0), journal, record -> true, callId -> List.of("key"));
            shared.start(losses -> {}, () -> {});
            for (int i = 0; i < CALLS; i++) {
                shared.standIn(OpenCalls.open("over" + i), new OpenCalls.Dialogue("handle"));
                shared.append(OpenCalls.over("over" + i));
            }
            shared.standIn(OpenCalls.open("a"), new OpenCalls.Dialogue("handle"));

            Members.await(() -> shared.waiting() == 1);
            Members.await(() -> journal.waiting() == 0);
            assertEquals(CALLS, OpenCalls.written(directory).size());
            shared.close();
        }
    }
}
