package org.tollbridge.node.why;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tollbridge.provisioning.store.TestCall;
import org.tollbridge.service.call.CallRecord;

class WhyCommandTest {

    private static CallRecord offered(String id, int second) {
        return TestCall.of(id, Instant.parse("2026-11-28T08:00:00Z").plusSeconds(second))
                .record();
    }

    @Test
    void callsAreListedByTheTimeThatIsShown() {
        // As the journal has them: by their ends.
        List<CallRecord> found = List.of(offered("scp1-3", 56), offered("scp1-1", 60), offered("scp1-2", 54));
        assertEquals(
                List.of("scp1-1", "scp1-3", "scp1-2"),
                WhyCommand.newestFirst(found).stream().map(CallRecord::callId).toList());
    }
}
