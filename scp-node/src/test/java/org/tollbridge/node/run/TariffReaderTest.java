package org.tollbridge.node.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tollbridge.node.config.ConfigurationReader;
import org.tollbridge.node.fault.CommandFault;
import org.tollbridge.node.home.NodeHome;

/** What a node with service classes of its own makes of tariffs. */
class TariffReaderTest {

    private static final String CLASSES = "[{name: premium, prefix: '168', payer: calling-party}]";

    @TempDir
    private Path folder;

    private NodeSettings read(Map<String, String> environment) {
        return SettingsReader.read(
                ConfigurationReader.read(Optional.empty(), environment).values(), new NodeHome(folder));
    }

    @Test
    void aNodeDoesNotStartWithALineForAServiceClassThatItDoesNotHave() throws IOException {
        Path file = folder.resolve("t.csv");
        Files.writeString(
                file, "service_class,pays,next_seconds,next_price\npremium,caller,60,2.00\n400,caller,60,0.11\n");

        CommandFault refused = assertThrows(
                CommandFault.class,
                () -> read(
                        Map.of("TOLLBRIDGE_SERVICE_CLASSES", CLASSES, "TOLLBRIDGE_CHARGING_TARIFFS", file.toString())));
        assertEquals(
                List.of(file
                        + ": line 3, column service_class: '400': there is no such service class; name one of premium"),
                refused.lines());
    }

    @Test
    void theShippedTariffIsNoFaultOfANodeThatHasOtherClasses() {
        NodeSettings settings = read(Map.of("TOLLBRIDGE_SERVICE_CLASSES", CLASSES));

        assertFalse(settings.rating().tariff().lines().isEmpty());
    }
}
