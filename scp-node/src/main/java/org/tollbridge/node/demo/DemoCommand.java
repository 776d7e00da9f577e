package org.tollbridge.node.demo;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.slf4j.LoggerFactory;
import org.tollbridge.adapter.dialect.Dialect;
import org.tollbridge.node.config.ConfigurationReader;
import org.tollbridge.node.config.Values;
import org.tollbridge.node.fault.CommandFault;
import org.tollbridge.node.home.NodeHome;
import org.tollbridge.node.home.TemporaryHome;
import org.tollbridge.node.run.Node;
import org.tollbridge.node.run.SettingsReader;
import org.tollbridge.node.simulate.DialectChargeReader;
import org.tollbridge.node.simulate.ScenarioReport;
import org.tollbridge.simulator.link.CaptureFile;
import org.tollbridge.simulator.link.LinkException;
import org.tollbridge.simulator.link.LinkSettings;
import org.tollbridge.simulator.link.MessageTap;
import org.tollbridge.simulator.scenario.Scenario;
import org.tollbridge.simulator.scenario.ScenarioException;
import org.tollbridge.simulator.scenario.ScenarioFile;
import org.tollbridge.simulator.scenario.ScenarioRunner;
import org.tollbridge.simulator.ssf.Switch;
import org.tollbridge.simulator.ssf.SwitchSettings;
import org.tollbridge.wire.transport.DialSettings;
import org.tollbridge.wire.transport.Protocol;
import org.tollbridge.wire.transport.Transport;
import org.tollbridge.wire.transport.TransportSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code tollbridge demo}. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        header = "Run a node, a switch, and fifteen calls between them.%n",
        description = {
            "Starts a node on loopback with a free port and a temporary home, so that it can run alongside a live one."
                    + " Loads the sample numbers, and has the switch simulator place calls over M3UA, SCCP, TCAP and INAP."
                    + " Leaves nothing behind."
        },
        optionListHeading = "%nOptions:%n",
        footer = {"", "Exit codes: 0 every call ended as expected, 1 one did not, 2 the demo could not run."})
public final class DemoCommand implements Callable<Integer> {

    private static final String SCENARIO = "demo.yaml";
    private static final Duration CALL_LIMIT = Duration.ofSeconds(15);
    private static final Duration LINK_LIMIT = Duration.ofSeconds(10);

    @Option(
            names = {"-v", "--verbose"},
            description = "Show each message decoded.")
    private boolean verbose;

    @Option(names = "--pcap", paramLabel = "FILE", description = "Write the messages to a capture file for Wireshark.")
    private Optional<Path> pcap = Optional.empty();

    @Option(
            names = "--transport",
            paramLabel = "tcp|sctp",
            defaultValue = "tcp",
            description = "Transport of M3UA; default ${DEFAULT-VALUE}. SCTP requires libsctp1 and kernel support.")
    private String transportName;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        // The node's log messages about link changes would obscure the table.
        ((Logger) LoggerFactory.getLogger("org.tollbridge")).setLevel(Level.ERROR);
        try (TemporaryHome temporary = TemporaryHome.create("tollbridge-demo")) {
            NodeHome home = new NodeHome(temporary.path());
            home.prepare();
            try (Node node = Node.start(SettingsReader.read(defaults(), home));
                    Transport transport = new Transport("switch", TransportSettings.DEFAULT)) {
                return pcap.isEmpty() ? place(node, transport, MessageTap.NONE) : captured(node, transport, pcap.get());
            }
        }
    }

    private int captured(Node node, Transport transport, Path file) throws IOException, InterruptedException {
        CaptureFile capture;
        try {
            capture = CaptureFile.create(file);
        } catch (IOException e) {
            throw new CommandFault("cannot write the capture " + file + "; name a file in a writable folder");
        }
        try (capture) {
            return place(node, transport, capture);
        }
    }

    private Values defaults() {
        return ConfigurationReader.read(
                        Optional.empty(),
                        Map.of(
                                "TOLLBRIDGE_M3UA_PORT",
                                "0",
                                "TOLLBRIDGE_HTTP_PORT",
                                "0",
                                "TOLLBRIDGE_M3UA_TRANSPORT",
                                transportName))
                .values();
    }

    private int place(Node node, Transport transport, MessageTap tap) throws IOException, InterruptedException {
        LinkSettings link = LinkSettings.of(node.address())
                .withDial(DialSettings.of(protocol(), List.of(node.address()), List.of()));
        SwitchSettings settings = SwitchSettings.of(link);
        try (Switch ssp = new Switch(transport, settings, tap)) {
            ssp.awaitActive(LINK_LIMIT);
            ScenarioReport report = new ScenarioReport(spec.commandLine().getOut(), verbose, link.pointCodes());
            Dialect dialect = node.settings().switches().get(0).dialect();
            ScenarioRunner runner = new ScenarioRunner(ssp::place, new DialectChargeReader(dialect), CALL_LIMIT);
            return report.finish(runner.run(scenario(), report::told));
        } catch (LinkException noLink) {
            throw new CommandFault(String.valueOf(noLink.getMessage()));
        }
    }

    private Protocol protocol() {
        return switch (transportName) {
            case "tcp" -> Protocol.TCP;
            case "sctp" -> Protocol.SCTP;
            default -> throw new CommandFault("--transport must be tcp or sctp, not " + transportName);
        };
    }

    private static Scenario scenario() throws IOException {
        try (InputStream yaml = DemoCommand.class.getResourceAsStream(SCENARIO)) {
            return ScenarioFile.read(new String(yaml.readAllBytes(), StandardCharsets.UTF_8));
        } catch (ScenarioException ownMistake) {
            throw new IllegalStateException(ownMistake);
        }
    }
}
