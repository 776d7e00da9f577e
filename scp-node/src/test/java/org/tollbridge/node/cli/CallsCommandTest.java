package org.tollbridge.node.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tollbridge.node.home.NodeHome;
import org.tollbridge.provisioning.store.CallRecords;
import org.tollbridge.provisioning.store.NumberStore;
import org.tollbridge.provisioning.store.StoreSettings;
import org.tollbridge.service.call.CallRecord;
import org.tollbridge.service.call.Outcome;
import org.tollbridge.service.call.Reason;
import org.tollbridge.service.charging.Payer;

/** Calls of a store, asked for on the command line. */
class CallsCommandTest {

    private static final Instant AT = Instant.parse("2026-11-28T08:00:00Z");

    @TempDir
    private Path folder;

    private Run run(String... arguments) {
        return Run.tollbridge(folder.resolve("home"), folder, arguments);
    }

    private void store() throws Exception {
        NodeHome home = new NodeHome(folder.resolve("home"));
        home.prepare();
        try (NumberStore store = NumberStore.open(StoreSettings.embedded(home.store()))) {
            CallRecord call = new CallRecord(
                    "scp1-1",
                    "sh1",
                    800,
                    "8008101234",
                    Optional.of("861088886666"),
                    Optional.of("800"),
                    Optional.of("acme"),
                    Optional.empty(),
                    List.of(),
                    AT.toEpochMilli(),
                    OptionalLong.empty(),
                    AT.toEpochMilli(),
                    Outcome.REFUSED,
                    Reason.TOO_MANY_CALLS,
                    OptionalInt.of(17),
                    OptionalInt.empty(),
                    Payer.NOBODY,
                    Optional.empty(),
                    List.of());
            new CallRecords(store).add("scp1", List.of(call), 1, 0);
        }
    }

    @Test
    void whatIsAskedForIsTold() throws Exception {
        store();
        String line = "2026-11-28T08:00:00Z  scp1-1  861088886666 to 8008101234  REFUSED TOO_MANY_CALLS\n";

        assertEquals(new Run(0, line, ""), run("calls"));
        assertEquals(
                new Run(0, line, ""),
                run("calls", "--called", "800-810-1234", "--since", "2026-11-27", "--until", "2026-11-30"));
        assertEquals(new Run(0, "", ""), run("calls", "--outcome", "ANSWERED"));
    }

    @Test
    void whatCannotBeReadIsNamedWithWhatToWrite() {
        Run time = run("calls", "--since", "yesterday");
        Run reason = run("calls", "--reason", "BAD_LUCK");

        assertEquals(2, time.code());
        assertTrue(time.err().contains("--since: 'yesterday' is no time; write it as 2026-10-01T09:30"), time.err());
        assertEquals(2, reason.code());
        assertTrue(reason.err().contains("TOO_MANY_CALLS"), reason.err());
        assertEquals(new Run(1, "", "tollbridge: --limit is 1 to 100000, not 0\n"), run("calls", "--limit", "0"));
    }
}
