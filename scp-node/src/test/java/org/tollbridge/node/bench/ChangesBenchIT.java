package org.tollbridge.node.bench;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.tollbridge.provisioning.store.PostgresqlServer;
import org.tollbridge.provisioning.store.StoreSettings;
import picocli.CommandLine;

/** That the benchmark measures what it says; how much is no matter for a test. */
@Timeout(240)
class ChangesBenchIT {

    private static String said(StoreSettings store) {
        StringWriter text = new StringWriter();
        CommandLine command = new CommandLine(new ChangesBenchCommand())
                .setOut(new PrintWriter(text))
                .setErr(new PrintWriter(text))
                .setExecutionExceptionHandler((fault, line, parsed) -> {
                    line.getErr().println(fault.getMessage());
                    return 2;
                });
        int code = command.execute(
                "--url",
                store.url(),
                "--user",
                store.user(),
                "--password",
                store.password(),
                "--numbers",
                "20",
                "--nodes",
                "2",
                "--changes",
                "5");
        return code + " " + text;
    }

    @Test
    void changesAreTimedUntilEveryNodeHasThem() {
        StoreSettings store = PostgresqlServer.running().fresh();

        String said = said(store);
        assertTrue(said.startsWith("0 "), said);
        String last = said.lines().reduce("", (before, line) -> line);
        assertTrue(
                last.matches("2 nodes; of 5 changes live in every node: 5; p50 ms: \\d+ p99 ms: \\d+ most ms: \\d+"),
                said);

        String again = said(store);
        assertTrue(again.startsWith("2 ") && again.contains("already has numbers; name an empty one"), again);
    }
}
