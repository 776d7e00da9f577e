package org.tollbridge.node.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.tollbridge.node.cli.Run;
import org.tollbridge.simulator.diameter.AccountingServer;

/** Kills a node with SIGKILL under calls, again and again: the accounting server has what the journal has, each once. */
class AccountingKillIT {

    private static final int KILLS = 3;
    private static final int CALLS = 150;
    private static final Pattern BANNER = Pattern.compile(".* is listening on 127\\.0\\.0\\.1:(\\d+), .*");

    @TempDir
    private Path home;

    private Process start() throws IOException {
        ProcessBuilder builder = new ProcessBuilder(Run.command("run")).redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.environment().keySet().removeIf(name -> name.startsWith("TOLLBRIDGE_"));
        builder.environment()
                .putAll(Map.of(
                        "TOLLBRIDGE_HOME", home.toString(), "TOLLBRIDGE_M3UA_PORT", "0", "TOLLBRIDGE_HTTP_PORT", "0"));
        return builder.start();
    }

    private static int port(BufferedReader err) throws IOException {
        List<String> said = new ArrayList<>();
        for (String line = err.readLine(); line != null; line = err.readLine()) {
            Matcher matcher = BANNER.matcher(line);
            if (matcher.matches()) {
                return Integer.parseInt(matcher.group(1));
            }
            said.add(line);
        }
        throw new AssertionError("no banner, but " + said);
    }

    /** What is said after the banner must be read, or the node would wait for that. */
    private static void drain(BufferedReader err) {
        Thread.ofVirtual().start(() -> err.lines().forEach(line -> {}));
    }

    @Test
    @Timeout(300)
    void theServerHasWhatTheJournalHasEachOnceAndInOrder() throws Exception {
        try (AccountingServer cdf = AccountingServer.start(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                "cdf1.billing.example",
                "billing.example")) {
            String yaml = """
                    diameter: {realm: billing.example, reconnect-ms: 200}
                    accounting-servers:
                      - {host: cdf1.billing.example, address: 127.0.0.1, port: %d}
                    """.formatted(cdf.address().getPort());
            Files.writeString(home.resolve("tollbridge.yaml"), yaml);
            for (int kill = 0; kill < KILLS; kill++) {
                killUnderCalls(cdf);
            }
            try (Scp scp = Scp.start(home, yaml)) {
                Until.holds(
                        "all is accounted",
                        () -> scp.node().accounting().orElseThrow().readings().waiting() == 0);
                List<String> expected = AccountingIT.expected(scp.recordsOnDisk());
                assertEquals(
                        expected,
                        AccountingIT.brief(cdf).stream()
                                .map(each -> each.replace(" T", ""))
                                .toList());
                assertTrue(expected.size() > KILLS * CALLS / 2, () -> "only " + expected.size());
            }
        }
    }

    private void killUnderCalls(AccountingServer cdf) throws Exception {
        long before = cdf.records().size();
        Process node = start();
        try (BufferedReader err = node.errorReader(StandardCharsets.UTF_8);
                Ssp ssp = Ssp.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port(err)), 1)) {
            drain(err);
            for (int call = 0; call < CALLS; call++) {
                var unused = ssp.begin(Calls.to("4008100001"));
            }
            Until.holds("a part is accounted", () -> cdf.records().size() > before + CALLS / 2);
            // By its handle: a process that is destroyed closes its streams here.
            node.toHandle().destroyForcibly();
            assertTrue(node.waitFor(30, TimeUnit.SECONDS));
        } finally {
            node.destroyForcibly();
        }
    }
}
