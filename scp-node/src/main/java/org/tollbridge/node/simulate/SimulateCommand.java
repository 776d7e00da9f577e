package org.tollbridge.node.simulate;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.tollbridge.adapter.dialect.Dialect;
import org.tollbridge.node.config.ConfigurationReader;
import org.tollbridge.node.fault.CommandFault;
import org.tollbridge.node.home.NodeHome;
import org.tollbridge.node.run.SettingsReader;
import org.tollbridge.node.trace.WiresharkHint;
import org.tollbridge.simulator.link.CaptureFile;
import org.tollbridge.simulator.link.LinkException;
import org.tollbridge.simulator.link.LinkSettings;
import org.tollbridge.simulator.link.MessageTap;
import org.tollbridge.simulator.load.LoadCall;
import org.tollbridge.simulator.load.LoadReport;
import org.tollbridge.simulator.load.LoadRun;
import org.tollbridge.simulator.load.LoadSettings;
import org.tollbridge.simulator.scenario.Scenario;
import org.tollbridge.simulator.scenario.ScenarioException;
import org.tollbridge.simulator.scenario.ScenarioFile;
import org.tollbridge.simulator.scenario.ScenarioResult;
import org.tollbridge.simulator.scenario.ScenarioRunner;
import org.tollbridge.simulator.ssf.CallScript;
import org.tollbridge.simulator.ssf.Switch;
import org.tollbridge.simulator.ssf.SwitchSettings;
import org.tollbridge.wire.transport.Transport;
import org.tollbridge.wire.transport.TransportException;
import org.tollbridge.wire.transport.TransportSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tollbridge simulate}. */
@Command(
        name = "simulate",
        mixinStandardHelpOptions = true,
        header = "Simulate a switch: place the calls of a scenario at any SCP.%n",
        description = {
            "Places the calls of a scenario one after the other, follows the SCP's instructions, and compares the"
                    + " results with those that the scenario expects. With --rate, the calls are a load: placed in turn at"
                    + " that rate, each is answered and cleared at once, whatever the SCP does."
        },
        optionListHeading = "%nOptions:%n",
        parameterListHeading = "%nScenario:%n",
        footer = {
            "",
            "Examples:",
            "  tollbridge simulate samples/first-calls.yaml",
            "  tollbridge simulate --rate 500 --seconds 30 samples/first-calls.yaml",
            "  tollbridge simulate --host 192.0.2.7 --pcap calls.pcap -v samples/first-calls.yaml",
            "",
            "Exit codes: 0 all as expected, 1 not all, 2 cannot be done as called."
        })
public final class SimulateCommand implements Callable<Integer> {

    private static final Duration CALL_LIMIT = Duration.ofMinutes(2);
    private static final Duration LINK_LIMIT = Duration.ofSeconds(10);

    @Parameters(arity = "1", paramLabel = "SCENARIO", description = "Scenario file (YAML); see docs/simulator.md.")
    private Path file;

    @Mixin
    private SwitchOptions switchOptions;

    @Option(
            names = {"-v", "--verbose"},
            description = "Show each message decoded.")
    private boolean verbose;

    @Option(names = "--pcap", paramLabel = "FILE", description = "Write the messages to a capture file for Wireshark.")
    private Optional<Path> pcap = Optional.empty();

    @Option(
            names = "--records",
            paramLabel = "FILE",
            description = "Write the switch's own record of each call, for tollbridge reconcile; not with --rate.")
    private Optional<Path> records = Optional.empty();

    @Option(names = "--rate", paramLabel = "N", description = "Place a load of N calls per second, 1 to 100000.")
    private Optional<Integer> rate = Optional.empty();

    @Option(
            names = "--seconds",
            paramLabel = "N",
            defaultValue = "10",
            description = "Duration of the load, with --rate: 1 to 86400; default ${DEFAULT-VALUE}.")
    private int seconds;

    @Option(
            names = "--obey-gaps",
            negatable = true,
            defaultValue = "true",
            fallbackValue = "true",
            description =
                    "With --rate: obey the gaps that the SCP requests (CallGap), or place all calls; default true.")
    private boolean obeyGaps;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (rate.orElse(1) < 1 || rate.orElse(1) > 100_000) {
            throw new CommandFault("--rate must be 1 to 100000, not " + rate.get());
        }
        if (seconds < 1 || seconds > 86_400) {
            throw new CommandFault("--seconds must be 1 to 86400, not " + seconds);
        }
        if (records.isPresent() && rate.isPresent()) {
            throw new CommandFault("--records: a load writes no records; leave out --rate");
        }
        Scenario scenario = scenario();
        try (Transport transport = new Transport("switch", TransportSettings.DEFAULT)) {
            if (pcap.isEmpty()) {
                return place(scenario, transport, MessageTap.NONE);
            }
            WiresharkHint.of(switchOptions.link().pointCodes())
                    .ifPresent(hint -> spec.commandLine().getErr().println("tollbridge: " + hint));
            try (CaptureFile capture = capture(pcap.get())) {
                return place(scenario, transport, capture);
            }
        } catch (LinkException | TransportException noLink) {
            throw new CommandFault(String.valueOf(noLink.getMessage()));
        }
    }

    private Scenario scenario() {
        try {
            return ScenarioFile.read(Files.readString(file));
        } catch (ScenarioException faulty) {
            throw new CommandFault(
                    faulty.faults().stream().map(fault -> file + ": " + fault).toList(), CommandFault.BAD_CALL);
        } catch (NoSuchFileException missing) {
            throw new CommandFault(file + " does not exist; name an existing scenario file");
        } catch (IOException unreadable) {
            throw new CommandFault(file + " cannot be read as UTF-8 text; name a scenario file in UTF-8");
        }
    }

    private static CaptureFile capture(Path wanted) {
        try {
            return CaptureFile.create(wanted);
        } catch (IOException e) {
            throw new CommandFault("cannot write the capture " + wanted + "; name a file in a writable folder");
        }
    }

    private int place(Scenario scenario, Transport transport, MessageTap tap)
            throws IOException, InterruptedException, LinkException, TransportException {
        return rate.isPresent() ? load(scenario, transport, tap, rate.get()) : calls(scenario, transport, tap);
    }

    private int calls(Scenario scenario, Transport transport, MessageTap tap)
            throws IOException, InterruptedException, LinkException {
        LinkSettings link = switchOptions.link();
        ScenarioReport report = new ScenarioReport(spec.commandLine().getOut(), verbose, link.pointCodes());
        try (Switch ssp = new Switch(transport, SwitchSettings.of(link), tap)) {
            ssp.awaitActive(LINK_LIMIT);
            ScenarioRunner runner = new ScenarioRunner(ssp::place, new DialectChargeReader(usualDialect()), CALL_LIMIT);
            List<ScenarioResult> results = runner.run(scenario, report::told);
            if (records.isPresent()) {
                Files.writeString(records.get(), SwitchRecords.of(results));
            }
            return report.finish(results);
        }
    }

    /** A node's default layout; octets in another layout do not show the payer. */
    private static Dialect usualDialect() {
        NodeHome home = NodeHome.of(System.getenv());
        return SettingsReader.read(
                        ConfigurationReader.read(Optional.empty(), java.util.Map.of())
                                .values(),
                        home)
                .switches()
                .get(0)
                .dialect();
    }

    private int load(Scenario scenario, Transport transport, MessageTap tap, int perSecond)
            throws InterruptedException, LinkException, TransportException {
        PrintWriter err = spec.commandLine().getErr();
        LoadSettings settings = LoadSettings.of(scenario.calls().stream()
                        .map(Scenario.Call::script)
                        .map(CallScript::initialDp)
                        .map(LoadCall::new)
                        .toList())
                .obeyingGaps(obeyGaps);
        LoadReport report;
        try (LoadRun run = new LoadRun(transport, switchOptions.link(), settings, tap)) {
            report = run.atRate(perSecond, Duration.ofSeconds(seconds), progress -> {
                err.printf(
                        "%6.0f s  placed %d, completed %d (%.0f/s), open %d, failed %d, kept %d%n",
                        progress.seconds(),
                        progress.placed(),
                        progress.completed(),
                        progress.rate(),
                        progress.open(),
                        progress.failed(),
                        progress.kept());
                err.flush();
            });
        }
        PrintWriter out = spec.commandLine().getOut();
        out.printf(
                "placed %d, completed %d, refused %d, aborted %d, lost %d, not placed %d, gapped %d, filtered %d,"
                        + " unexpected %d%n",
                report.placed(),
                report.completed(),
                report.refused(),
                report.aborted(),
                report.lost(),
                report.notPlaced(),
                report.gapped(),
                report.filtered(),
                report.unexpected());
        out.printf(
                "first answer after: p50 %.2f ms, p99 %.2f ms, p99.9 %.2f ms, longest %.2f ms%n",
                report.milliseconds(50), report.milliseconds(99), report.milliseconds(99.9), report.milliseconds(100));
        out.flush();
        return report.isClean() ? 0 : 1;
    }
}
