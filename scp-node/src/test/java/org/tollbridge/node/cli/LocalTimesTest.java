package org.tollbridge.node.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tollbridge.node.home.NodeHome;
import org.tollbridge.provisioning.store.CallLoading;
import org.tollbridge.provisioning.store.NumberStore;
import org.tollbridge.provisioning.store.StoreSettings;
import org.tollbridge.provisioning.store.TestCall;

/** Moments in words have this machine's offset whatever the command; those in JSON are in UTC. */
class LocalTimesTest {

    @TempDir
    private Path folder;

    private String out(String... arguments) {
        Run run = Run.process(folder.resolve("home"), folder, Map.of("TZ", "Asia/Kathmandu"), Run.command(arguments));
        assertEquals(0, run.code(), run.err());
        return run.out();
    }

    @Test
    void wordsHaveTheOffsetOfTheMachineAndJsonIsInUtc() throws Exception {
        NodeHome home = new NodeHome(folder.resolve("home"));
        home.prepare();
        Instant at = Instant.parse("2026-11-28T08:00:00Z");
        try (NumberStore store = NumberStore.open(StoreSettings.embedded(home.store()), () -> at)) {
            new CallLoading(store, TestCall.GROUPING)
                    .add("scp1", List.of(TestCall.of("scp1-1", at).record()), 1, 0);
        }
        assertTrue(out("calls", "--since", "2026-11-28T13:45").startsWith("2026-11-28T13:45:00+05:45  scp1-1  "));
        assertTrue(out("calls", "--json").contains("\"offered_at\":\"2026-11-28T08:00:00Z\""));
        String words = out("calls");
        String printed = words.substring(0, words.indexOf(" "));
        assertEquals(words, out("calls", "--since", printed));
        assertEquals(words, out("calls", "--since", at.toString()));
        assertEquals("", out("calls", "--until", printed));

        out("range", "put", "800-810-0000", "800-810-9999");
        assertTrue(out("audit", "list", "--resource", "range").matches("(?s)\\d+  \\S+[+]05:45  .*"));
    }

    @Test
    void theQuarantineHasThemToo() throws Exception {
        Path quarantine = Files.createDirectories(folder.resolve("home/quarantine"));
        Files.writeString(
                quarantine.resolve("0000000012.json"),
                "{\"id\":12,\"time\":\"2026-11-28T08:00:00.123Z\",\"switch\":\"bj1\",\"pointCode\":1,\"reason\":\"odd\","
                        + "\"clause\":\"\",\"tcap\":\"6200\"}\n");
        assertEquals("""
                     id  time                       switch        octets  reason
                     12  2026-11-28T13:45:00+05:45  bj1                2  odd
                """, out("quarantine", "list"));
        assertTrue(out("quarantine", "show", "12").startsWith("quarantine 12: 2026-11-28T13:45:00+05:45, switch bj1 "));
    }
}
