package org.tollbridge.node.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tollbridge.node.config.ConfigurationReader;
import org.tollbridge.node.fault.CommandFault;
import org.tollbridge.node.home.NodeHome;

/** A node that cannot start names the key and the mend, and leaves nothing running. */
@Timeout(60)
class StartFaultTest {

    @TempDir
    private Path folder;

    private NodeHome home() {
        NodeHome home = new NodeHome(folder.resolve("home"));
        home.prepare();
        return home;
    }

    private Node start(Map<String, String> environment) {
        Map<String, String> all = new HashMap<>(Map.of("TOLLBRIDGE_M3UA_PORT", "0", "TOLLBRIDGE_HTTP_PORT", "0"));
        all.putAll(environment);
        return Node.start(SettingsReader.read(
                ConfigurationReader.read(Optional.empty(), all).values(), home()));
    }

    private CommandFault fault(Map<String, String> environment) {
        return assertThrows(CommandFault.class, () -> start(environment));
    }

    @Test
    void aPartThatDoesNotStartIsReportedAndNotWhatWasNeverStarted() throws IOException {
        Path file = Files.createFile(folder.resolve("a-file"));
        CommandFault fault = fault(Map.of("TOLLBRIDGE_MEDIATION_FOLDER", file.toString()));
        assertTrue(String.valueOf(fault.getMessage()).contains("mediation.folder " + file), fault::getMessage);
        assertEquals(List.of(), List.of(fault.getSuppressed()), "everything else closes");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "TOLLBRIDGE_MEDIATION_FOLDER | FILE | mediation.folder FILE cannot be used (FILE: there is a file of this"
                        + " name); name a folder that the node may make and write in",
                "TOLLBRIDGE_BATCHES_FOLDER | FILE/below | batches.folder FILE/below cannot be used (FILE/below: Not a"
                        + " directory); name a folder that the node may make and write in",
                "TOLLBRIDGE_BATCHES_FOLDER | /proc/none | batches.folder /proc/none cannot be used (/proc/none: no such"
                        + " file or folder); name a folder that the node may make and write in",
                "TOLLBRIDGE_M3UA_ADDRESS | 203.0.113.9 | m3ua.address, m3ua.port: TCP 203.0.113.9:0 cannot be opened:"
                        + " 203.0.113.9 is none of this machine's addresses: give one that is",
            })
    void aFaultNamesTheKeyTheReasonAndTheMend(String variable, String value, String fault) throws IOException {
        String file = Files.createFile(folder.resolve("a-file")).toString();
        assertEquals(
                List.of(fault.replace("FILE", file)),
                fault(Map.of(variable, value.replace("FILE", file))).lines());
    }

    @Test
    void whatWasOpenedBeforeALatePartThatFailsIsClosed() throws IOException {
        Path inTheWay = Files.createDirectory(home().controlSocket()).resolve("in-the-way");
        Files.createFile(inTheWay);
        CommandFault fault = fault(Map.of());
        assertEquals(List.of(), List.of(fault.getSuppressed()), "everything closes");
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .anyMatch(Set.of("plans", "quarantine", "journal")::contains)) {
            assertTrue(System.nanoTime() < deadline, "the threads of the parts end");
            Thread.onSpinWait();
        }
        Files.delete(inTheWay);
        start(Map.of()).close();
    }
}
