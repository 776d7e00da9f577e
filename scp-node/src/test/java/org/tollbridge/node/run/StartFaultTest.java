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
