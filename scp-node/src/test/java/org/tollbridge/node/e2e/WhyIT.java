package org.tollbridge.node.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.tollbridge.node.e2e.Calls.isBusy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.tollbridge.node.cli.Run;
import org.tollbridge.service.call.CallRecord;

/** Real calls, explained from the journal while the node runs and after it has ended. */
@Timeout(180)
class WhyIT {

    private static final String SWITCHES = "switches: [{name: plain, point-code: 1}]\n";

    @TempDir
    private Path home;

    @TempDir
    private Path folder;

    private Run why(String... arguments) {
        String[] words = new String[arguments.length + 1];
        words[0] = "why";
        System.arraycopy(arguments, 0, words, 1, arguments.length);
        return Run.tollbridge(home, folder, words);
    }

    @Test
    void callsAreFoundByIdentifierNumberCallerAndTime() throws Exception {
        assertEquals(1, why("--last", "1").code());
        List<CallRecord> records;
        try (Scp scp = Scp.start(home, SWITCHES);
                Ssp ssp = Ssp.connect(scp.address(), 1)) {
            ssp.place(Calls.to("8008100002").where("1055501002", isBusy()));
            ssp.place(Calls.to("8008100001").from(Calls.MOBILE_CALLER));
            records = scp.records();
            assertEquals(2, records.size());
            Run running = why("--called", "800-810-0002", "--since", "10m");
            assertEquals("", running.err());
            assertEquals(0, running.code());
            assertTrue(running.out().contains("it is busy, cause 17 (user busy)"), running.out());
            assertTrue(running.out().contains("outcome  answered at 861055501012 after 1 forward"), running.out());
            assertTrue(running.out().contains("the subscriber pays everything, the caller nothing"), running.out());
        }
        List<String> list = why().out().lines().toList();
        assertEquals(3, list.size());
        assertTrue(list.getFirst().endsWith("[" + records.get(1).callId() + "]"), "the newest first: " + list);

        Run refused = why(records.get(1).callId(), "--json");
        JsonNode json = new ObjectMapper().readTree(refused.out());
        assertEquals("CALLER_NOT_ALLOWED", json.path("reason").asText());
        assertEquals("NOBODY", json.path("payer").asText());
        assertEquals(2, why("--caller", "139*", "--at", "noon").code());
        Run none = why("--caller", "4711");
        assertEquals(1, none.code());
        assertTrue(none.err().contains("which goes back to"), none.err());

        Run refusals = Run.tollbridge(home, folder, "records", "--outcome", "REFUSED,FAILED", "--since", "1h");
        assertEquals(0, refusals.code(), refusals.err());
        List<String> lines = refusals.out().lines().toList();
        assertEquals(2, lines.size(), "the columns and the one that was refused");
        assertTrue(lines.getLast().startsWith(records.get(1).callId() + ","), lines.getLast());
    }
}
