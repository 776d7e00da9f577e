package org.tollbridge.node.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.tollbridge.node.home.NodeHome;

@Timeout(120)
class RunCommandTest {

    private static final Pattern BANNER = Pattern.compile(
            "tollbridge \\S+ \\(process (\\d+)\\) is listening on 127\\.0\\.0\\.1:(\\d+), point code 2 \\(0-0-2\\), SSN 106, 1 switch,"
                    + " (\\d+) numbers, http://127\\.0\\.0\\.1:\\d+, home (.*)");

    @TempDir
    private Path folder;

    private Path home() {
        return folder.resolve("home");
    }

    private Process start() throws IOException {
        ProcessBuilder builder = new ProcessBuilder(Run.command("run"))
                .directory(folder.toFile())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.environment().keySet().removeIf(name -> name.startsWith("TOLLBRIDGE_"));
        builder.environment()
                .putAll(Map.of(
                        "TOLLBRIDGE_HOME",
                        home().toString(),
                        "TOLLBRIDGE_M3UA_PORT",
                        "0",
                        "TOLLBRIDGE_HTTP_PORT",
                        "0"));
        return builder.start();
    }

    /** Reads up to the banner; what a node says before is about the sample numbers. */
    private static Matcher banner(BufferedReader err) throws IOException {
        StringBuilder said = new StringBuilder();
        for (String line = err.readLine(); line != null; line = err.readLine()) {
            Matcher matcher = BANNER.matcher(line);
            if (matcher.matches()) {
                return matcher;
            }
            said.append(line).append('\n');
        }
        throw new AssertionError("no banner, but:\n" + said);
    }

    @Test
    void sigtermEndsItInOrder() throws IOException, InterruptedException {
        Process node = start();
        BufferedReader err = node.errorReader(StandardCharsets.UTF_8);
        Matcher banner = banner(err);
        assertEquals(Long.toString(node.pid()), banner.group(1));
        assertEquals(home().toString(), banner.group(4));
        assertTrue(Files.exists(new NodeHome(home()).controlSocket()));
        // Not Process.destroy, which would close the stream that is read next.
        node.toHandle().destroy();
        assertEquals("tollbridge: stopped", err.readLine());
        assertTrue(node.waitFor(30, TimeUnit.SECONDS));
        assertEquals(0, node.exitValue());
        assertFalse(Files.exists(new NodeHome(home()).controlSocket()));
    }

    @Test
    void aSecondNodeOnTheHomeIsRefusedAndOneAfterAKillIsNot() throws IOException, InterruptedException {
        Process node = start();
        banner(node.errorReader(StandardCharsets.UTF_8));
        Run second = Run.process(
                home(), folder, Map.of("TOLLBRIDGE_M3UA_PORT", "0", "TOLLBRIDGE_HTTP_PORT", "0"), Run.command("run"));
        assertEquals(
                new Run(
                        2,
                        "",
                        "tollbridge: the home " + home() + " is in use by process " + node.pid()
                                + "; stop that one, or set TOLLBRIDGE_HOME to another folder\n"),
                second);
        node.destroyForcibly().waitFor();
        assertTrue(Files.exists(new NodeHome(home()).controlSocket()), "the killed node left its socket");
        Process next = start();
        banner(next.errorReader(StandardCharsets.UTF_8));
        Path file = Files.writeString(
                folder.resolve("f.csv"), "service_number,subscriber,destination\n8008107777,A,010-55507777\n");
        Run load = Run.tollbridge(home(), folder, "load", file.toString());
        assertTrue(load.out().endsWith("; live in the running node\n"), load.toString());
        Run drain = Run.tollbridge(home(), folder, "drain");
        assertEquals(0, drain.code(), drain.err());
        assertTrue(drain.err().startsWith("tollbridge: draining; 0 calls are open"), drain.err());
        assertEquals("the node has stopped\n", drain.out());
        assertEquals(0, next.waitFor());
    }

    @Test
    void aPortInUseIsOneLineThatNamesThePortAndTheMend() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = Integer.toString(taken.getLocalPort());
            Run run = Run.process(
                    home(),
                    folder,
                    Map.of("TOLLBRIDGE_M3UA_PORT", port, "TOLLBRIDGE_HTTP_PORT", "0"),
                    Run.command("run"));
            assertEquals(2, run.code());
            String last = run.err().lines().reduce((a, b) -> b).orElse("");
            assertTrue(
                    last.startsWith("tollbridge: m3ua.address, m3ua.port: TCP 127.0.0.1:" + port + " cannot be opened"),
                    run.err());
            assertFalse(run.err().contains("\tat "), run.err());
        }
    }

    @Test
    void aBadConfigurationIsReportedWholeAndNothingStarts() throws IOException {
        Path file = Files.writeString(folder.resolve("t.yaml"), "m3ua:\n  prot: 2905\nsccp:\n  ssn: 300\n");
        Run run = Run.process(
                home(), folder, Map.of("TOLLBRIDGE_M3UA_POINT_CODE", "x"), Run.command("run", "-c", file.toString()));
        assertEquals(2, run.code());
        assertEquals(
                "tollbridge: " + file + ":2: there is no key m3ua.prot; the nearest known one is m3ua.port\n"
                        + "tollbridge: TOLLBRIDGE_M3UA_POINT_CODE: m3ua.point-code is 'x' and must be a point code such"
                        + " as 1, 0x1 or 0-0-1\n"
                        + "tollbridge: " + file + ":4: sccp.ssn is '300' and must be a whole number from 2 to 254\n",
                run.err());
        assertFalse(Files.exists(home()), "not even a home was made");
    }

    @Test
    void theHomesOwnConfigurationIsReadAndAVariableThatIsNoKeyIsReported() throws IOException {
        NodeHome home = new NodeHome(home());
        home.prepare();
        Files.writeString(home.configuration(), "m3ua: {port: here}\n");
        Run run = Run.process(home(), folder, Map.of(), Run.command("run"));
        assertEquals(2, run.code());
        assertTrue(run.err().contains(home.configuration() + ":1: m3ua.port is 'here'"), run.err());
    }
}
