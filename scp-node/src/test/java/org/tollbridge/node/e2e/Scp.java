package org.tollbridge.node.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.tollbridge.core.journal.JournalReader;
import org.tollbridge.node.config.ConfigurationReader;
import org.tollbridge.node.control.Authors;
import org.tollbridge.node.control.ControlClient;
import org.tollbridge.node.control.Replies;
import org.tollbridge.node.home.NodeHome;
import org.tollbridge.node.run.CallCorrector;
import org.tollbridge.node.run.Node;
import org.tollbridge.node.run.SettingsReader;
import org.tollbridge.provisioning.inventory.Author;
import org.tollbridge.service.call.CallRecord;

/** A whole node with a home and a configuration file of its own, as {@code tollbridge run} starts it. */
final class Scp implements AutoCloseable {

    private static final Pattern OWN_PORT = Pattern.compile("(?m)^m3ua: *(\\{[^}\n]*|\n( .*\n)*? +)port: ");

    private final NodeHome home;
    private final Node node;

    private Scp(NodeHome home, Node node) {
        this.home = home;
        this.node = node;
    }

    /** Starts a node on any port of the loopback address, or on the one that the configuration names. */
    static Scp start(Path folder, String yaml) throws IOException {
        NodeHome home = new NodeHome(folder);
        home.prepare();
        Files.writeString(home.configuration(), yaml);
        Map<String, String> environment = new HashMap<>();
        if (!OWN_PORT.matcher(yaml).find()) {
            environment.put("TOLLBRIDGE_M3UA_PORT", "0");
        }
        if (!yaml.contains("transport: ")) {
            environment.put("TOLLBRIDGE_M3UA_TRANSPORT", Carrier.setting());
        }
        environment.put("TOLLBRIDGE_HTTP_PORT", "0");
        if (!yaml.contains("overload")) {
            // A cold node on a slow, busy machine makes calls wait, which is no matter for tests of other things.
            environment.put("TOLLBRIDGE_OVERLOAD_TARGET_MS", "1000");
            environment.put("TOLLBRIDGE_OVERLOAD_LONGEST_WAIT_MS", "10000");
        }
        ConfigurationReader.Loaded loaded = ConfigurationReader.read(Optional.of(home.configuration()), environment);
        assertEquals(List.of(), loaded.warnings());
        return new Scp(home, Node.start(SettingsReader.read(loaded.values(), home)));
    }

    Node node() {
        return node;
    }

    InetSocketAddress address() {
        return node.addresses().getFirst();
    }

    /** The records so far, once no call is open and all of them are on the disk. */
    List<CallRecord> records() throws Exception {
        awaitNoCalls();
        assertTrue(node.journal().awaitDurable(Duration.ofSeconds(20)), "records do not reach the disk");
        return recordsOnDisk();
    }

    /** What the journal's files hold, whether the node runs or not. */
    List<CallRecord> recordsOnDisk() throws IOException {
        List<CallRecord> records = new ArrayList<>();
        try (JournalReader reader = JournalReader.from(home.journal(), 1)) {
            for (var entry = reader.next(); entry.isPresent(); entry = reader.next()) {
                switch (entry.get()) {
                    case JournalReader.Written written -> records.add(written.record());
                    case JournalReader.Damage damage -> fail("the journal is damaged: " + damage);
                }
            }
        }
        return records;
    }

    /** What the node says to who corrects what the subscriber pays for a call. */
    JsonNode correct(String call, String subscriberPays, String why) throws Exception {
        List<JsonNode> lines = new ArrayList<>();
        try (ControlClient client = ControlClient.connect(home.controlSocket())) {
            client.ask(
                    Authors.write(
                            Replies.line()
                                    .put("command", CallCorrector.COMMAND)
                                    .put("call", call)
                                    .put("subscriber_pays", subscriberPays),
                            new Author("ann", why)),
                    InputStream.nullInputStream(),
                    lines::add);
        }
        return lines.getFirst();
    }

    /** Waits until neither the engine nor TCAP knows of a call, nor what stands between them, which TCAP tells last. */
    void awaitNoCalls() throws Exception {
        Until.holds("no open call", () -> node.openCalls() == 0);
        Until.holds("no open dialogue", () -> node.signalling().dialogues() == 0);
        Until.holds("no open dialogue of a call", () -> node.translator().openDialogues() == 0);
    }

    @Override
    public void close() {
        node.close();
    }
}
