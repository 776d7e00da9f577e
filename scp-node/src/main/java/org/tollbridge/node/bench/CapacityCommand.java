package org.tollbridge.node.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.tollbridge.node.Main;
import org.tollbridge.node.fault.CommandFault;
import org.tollbridge.node.home.TemporaryHome;
import org.tollbridge.simulator.link.MessageTap;
import org.tollbridge.simulator.load.LoadCall;
import org.tollbridge.simulator.load.LoadSettings;
import org.tollbridge.wire.inap.EventTypeBcsm;
import org.tollbridge.wire.inap.InitialDp;
import org.tollbridge.wire.isup.CallingPartysCategory;
import org.tollbridge.wire.isup.IsupNumber;
import org.tollbridge.wire.isup.NatureOfAddress;
import org.tollbridge.wire.isup.NumberFormat;
import org.tollbridge.wire.transport.Transport;
import org.tollbridge.wire.transport.TransportException;
import org.tollbridge.wire.transport.TransportSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code tollbridge bench capacity}. */
@Command(
        name = "capacity",
        mixinStandardHelpOptions = true,
        header = "Compare the capacity of one node with bare jSS7 in the same run.%n",
        description = {
            "The switch in this JVM drives two SCPs in turn, each in a JVM of its own: (a) bare jSS7 that answers with"
                    + " precomputed octets, and (b) a whole node with service logic, charging operations and journal. A"
                    + " dialogue is InitialDP; RequestReportBCSMEvent, FurnishChargingInformation, SendChargingInformation"
                    + " and Connect; answer report; disconnect report; END. Both put the same octets on the wire.",
            "",
            "With --nodes above 1, the cost of a cluster is measured instead: one node, then several that share"
                    + " counters and keep copies of each other's calls, carry the same call rate, without a limit and with"
                    + " one.",
            "",
            "Switch and SCP share the machine's processors, so only the ratio of the two results can be compared with"
                    + " other machines."
        },
        optionListHeading = "%nOptions:%n",
        footer = {
            "",
            "The last line is the ratio of the rates, the median of the rounds; with several nodes, the total"
                    + " processor time that the cluster adds to a call under a limit."
        })
public final class CapacityCommand implements Callable<Integer> {

    /** The dialled number. */
    static final String NUMBER = "8008100001";

    /** Printed by a node when it is running. */
    static final String RUNS = "(process ";

    private static final Duration STARTS = Duration.ofSeconds(60);

    @Option(
            names = "--seconds",
            paramLabel = "N",
            defaultValue = "10",
            description = "Length of each measurement in seconds, 1 to 600; default ${DEFAULT-VALUE}.")
    private int seconds;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            defaultValue = "3",
            description = "Measurements of each SCP at maximum load, 1 to 99; default ${DEFAULT-VALUE}.")
    private int rounds;

    @Option(
            names = "--in-flight",
            paramLabel = "N",
            defaultValue = "200",
            description = "Open dialogues at maximum load, 1 to 20000; default ${DEFAULT-VALUE}.")
    private int inFlight;

    @Option(
            names = "--nodes",
            paramLabel = "N",
            defaultValue = "1",
            description = "Number of nodes, 1 to 9; default ${DEFAULT-VALUE}.")
    private int nodes;

    @Option(
            names = "--rate",
            paramLabel = "N",
            defaultValue = "600",
            description = "With several nodes: total calls per second, 10 to 20000; default ${DEFAULT-VALUE}.")
    private int rate;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        OptionRange.check(spec, "--seconds", seconds, 1, 600);
        OptionRange.check(spec, "--rounds", rounds, 1, 99);
        OptionRange.check(spec, "--in-flight", inFlight, 1, 20_000);
        OptionRange.check(spec, "--nodes", nodes, 1, 9);
        OptionRange.check(spec, "--rate", rate, 10, 20_000);
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        if (nodes > 1) {
            try (TemporaryHome home = TemporaryHome.create("tollbridge-bench")) {
                return new ClusterCapacity(home.path(), nodes, rate, Duration.ofSeconds(seconds), rounds, out, err)
                        .run();
            }
        }
        AnswerTap tap = new AnswerTap();
        try (TemporaryHome home = TemporaryHome.create("tollbridge-bench");
                Transport transport = new Transport("switch", TransportSettings.DEFAULT);
                Contender whole = whole("(b) whole node", home.path(), "node", transport, tap)) {
            whole.load().atRate(10, Duration.ofSeconds(1), progress -> {});
            CannedAnswers answers = tap.answers()
                    .orElseThrow(() -> new CommandFault(List.of("the node did not answer with Connect"), 1));
            try (Contender bare = bare(home.path(), transport, answers)) {
                return new CapacityRun(bare, whole, Duration.ofSeconds(seconds), rounds, inFlight, out, err).run();
            }
        } catch (TransportException unavailable) {
            throw new CommandFault(List.of(String.valueOf(unavailable.getMessage())), 1);
        }
    }

    /**
     * A whole node in a JVM of its own, and the switch that drives it.
     *
     * @param folder the node's folder in {@code home}; a configuration there is read
     */
    static Contender whole(String name, Path home, String folder, Transport transport, MessageTap tap)
            throws IOException, InterruptedException, TransportException {
        int port = freePort();
        ChildJvm jvm = node(home, folder, port);
        jvm.awaitWords(RUNS, STARTS);
        return Contender.connect(name, jvm, transport, new Contender.Way(port, 0, tap), load(NUMBER));
    }

    /** A whole node in a JVM of its own, which may still be starting. */
    static ChildJvm node(Path home, String folder, int port) throws IOException {
        return ChildJvm.start(
                Main.class.getName(),
                List.of("run"),
                Map.of(
                        "TOLLBRIDGE_HOME",
                        home.resolve(folder).toString(),
                        "TOLLBRIDGE_M3UA_PORT",
                        Integer.toString(port),
                        "TOLLBRIDGE_HTTP_PORT",
                        "0",
                        // A node at its limit is measured, so refusals must not shorten its queues.
                        "TOLLBRIDGE_OVERLOAD_TARGET_MS",
                        "1000",
                        "TOLLBRIDGE_OVERLOAD_LONGEST_WAIT_MS",
                        "10000"),
                home.resolve(folder + ".log"));
    }

    private static Contender bare(Path home, Transport transport, CannedAnswers answers)
            throws IOException, InterruptedException, TransportException {
        int port = freePort();
        int switchPort = freePort();
        List<String> arguments = new ArrayList<>(List.of(Integer.toString(port), Integer.toString(switchPort)));
        arguments.addAll(answers.toWords());
        ChildJvm jvm = ChildJvm.start(BareJss7.class.getName(), arguments, Map.of(), home.resolve("bare.log"));
        return Contender.connect(
                "(a) bare jSS7", jvm, transport, new Contender.Way(port, switchPort, MessageTap.NONE), load(NUMBER));
    }

    static LoadSettings load(String dialled) {
        InitialDp initialDp = InitialDp.TYPE
                .values()
                .set(InitialDp.SERVICE_KEY, 800L)
                .set(InitialDp.CALLED_PARTY_NUMBER, number(NumberFormat.CALLED, dialled))
                .set(InitialDp.CALLING_PARTY_NUMBER, number(NumberFormat.CALLING, "2162345678"))
                .set(InitialDp.CALLING_PARTYS_CATEGORY, CallingPartysCategory.ORDINARY.toOctets())
                .set(InitialDp.EVENT_TYPE_BCSM, EventTypeBcsm.COLLECTED_INFO)
                .build();
        return LoadSettings.of(List.of(new LoadCall(initialDp)));
    }

    private static org.tollbridge.wire.Octets number(NumberFormat format, String digits) {
        return IsupNumber.of(format, NatureOfAddress.NATIONAL, digits).toOctets();
    }

    /** A free port. */
    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
