package org.tollbridge.node.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tollbridge.core.diameter.DiameterNode;
import org.tollbridge.node.config.ConfigurationReader;
import org.tollbridge.node.home.NodeHome;

/** Who a node is to its charging servers. */
class DiameterReaderTest {

    @TempDir
    private Path folder;

    private NodeSettings read() {
        return SettingsReader.read(
                ConfigurationReader.read(
                                Optional.empty(),
                                Map.of(
                                        "TOLLBRIDGE_DIAMETER_HOST",
                                        "scp1.example",
                                        "TOLLBRIDGE_DIAMETER_REALM",
                                        "example",
                                        "TOLLBRIDGE_ACCOUNTING_SERVERS",
                                        "[{host: cdf.example, address: 127.0.0.1}]"))
                        .values(),
                new NodeHome(folder));
    }

    @Test
    void eachStartIsToldFromThoseBefore() {
        NodeHome home = new NodeHome(folder);
        for (int start = 1; start <= 3; start++) {
            NodeSettings settings = read();
            DiameterNode own = new DiameterNode("scp1.example", "example", start);
            assertEquals(own, settings.accounting().orElseThrow().own());
            assertEquals(own, settings.credit().own());
            StartCount.add(home);
        }
    }
}
