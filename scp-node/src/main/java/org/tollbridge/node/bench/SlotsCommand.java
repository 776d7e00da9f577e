package org.tollbridge.node.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.HdrHistogram.Histogram;
import org.tollbridge.node.fault.CommandFault;
import org.tollbridge.node.home.TemporaryHome;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code tollbridge bench slots}. */
@Command(
        name = "slots",
        mixinStandardHelpOptions = true,
        header = "Measure the shared counters of a cluster: calls that take a slot under a limit and release it.%n",
        description = {
            "Nodes in JVMs of their own share counters, each entry with one synchronous backup, and request slots themselves: for a hundred numbers with enough slots, for the same numbers with few slots, for one hot number, and at a steady rate. A pair is one call that takes and releases a slot; a refused call makes as many requests. Slots in use are also counted outside the cluster, in memory that the processes share: more concurrent calls than a limit allows are violations."
        },
        optionListHeading = "%nOptions:%n",
        footer = {
            "",
            "The last line has the pairs per second for the hundred numbers with enough slots, and the total of violations."
        })
final class SlotsCommand implements Callable<Integer> {

    private static final int MOST_NODES = 9;
    private static final int DIGITS = 3;
    private static final double MICROS = 1_000;
    private static final Duration START_AND_END = Duration.ofMinutes(2);

    @Option(
            names = "--nodes",
            paramLabel = "N",
            defaultValue = "3",
            description = "Number of nodes, 1 to " + MOST_NODES + "; default ${DEFAULT-VALUE}.")
    private int nodes;

    @Option(
            names = "--seconds",
            paramLabel = "N",
            defaultValue = "5",
            description = "Length of each measurement in seconds, 1 to 600; default ${DEFAULT-VALUE}.")
    private int seconds;

    @Option(
            names = "--in-flight",
            paramLabel = "N",
            defaultValue = "256",
            description = "Concurrent requests over all nodes, 1 to 10000; default ${DEFAULT-VALUE}.")
    private int inFlight;

    @Option(
            names = "--rate",
            paramLabel = "N",
            defaultValue = "2000",
            description = "Calls per second at the steady rate, 1 to 100000; default ${DEFAULT-VALUE}.")
    private int rate;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        OptionRange.check(spec, "--nodes", nodes, 1, MOST_NODES);
        OptionRange.check(spec, "--seconds", seconds, 1, 600);
        OptionRange.check(spec, "--in-flight", inFlight, 1, 10_000);
        OptionRange.check(spec, "--rate", rate, 1, 100_000);
        List<List<String>> results;
        try (TemporaryHome home = TemporaryHome.create("tollbridge-bench")) {
            results = run(home.path());
        }
        return print(results, spec.commandLine().getOut());
    }

    /** The output of each node, one line per measurement. */
    private List<List<String>> run(Path folder) throws IOException, InterruptedException {
        String ports = freePorts().stream().map(String::valueOf).collect(Collectors.joining(","));
        List<ChildJvm> children = new ArrayList<>();
        List<List<String>> results = new ArrayList<>();
        try {
            for (int i = 0; i < nodes; i++) {
                List<String> arguments = List.of(
                        Integer.toString(i),
                        ports,
                        folder.resolve("ledger").toString(),
                        folder.resolve("result" + i).toString(),
                        Integer.toString(seconds),
                        Integer.toString(inFlight),
                        Integer.toString(rate));
                children.add(
                        ChildJvm.start(SlotsMember.class.getName(), arguments, Map.of(), folder.resolve("log" + i)));
            }
            Duration limit = START_AND_END.plusSeconds(
                    (long) seconds * SlotsPhase.all(inFlight, rate).size());
            for (int i = 0; i < nodes; i++) {
                if (!children.get(i).awaitEnd(limit)) {
                    throw new CommandFault(
                            "a node of the benchmark failed: " + children.get(i).lastWords());
                }
                results.add(Files.readAllLines(folder.resolve("result" + i)));
            }
        } finally {
            children.forEach(ChildJvm::close);
        }
        return results;
    }

    private List<Integer> freePorts() throws IOException {
        List<ServerSocket> sockets = new ArrayList<>();
        List<Integer> ports = new ArrayList<>();
        for (int i = 0; i < nodes; i++) {
            ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
            sockets.add(socket);
            ports.add(socket.getLocalPort());
        }
        for (ServerSocket socket : sockets) {
            socket.close();
        }
        return ports;
    }

    private int print(List<List<String>> results, PrintWriter out) {
        out.println("Java " + System.getProperty("java.version") + ", "
                + Runtime.getRuntime().availableProcessors() + " processors, " + nodes + " nodes, " + inFlight
                + " calls in flight, " + seconds + " s per measurement");
        out.printf(
                Locale.ROOT,
                "%-18s %10s %10s %10s %8s %8s %8s %10s%n",
                "",
                "pairs/s",
                "refused",
                "no answer",
                "p50 ms",
                "p99 ms",
                "p99.9 ms",
                "violations");
        List<SlotsPhase> phases = SlotsPhase.all(inFlight, rate);
        long violations = 0;
        long manyPairs = 0;
        for (int phase = 1; phase < phases.size(); phase++) {
            long[] sums = new long[4];
            Histogram latency = new Histogram(DIGITS);
            for (List<String> node : results) {
                String[] fields = node.get(phase).split(" ");
                for (int i = 0; i < sums.length; i++) {
                    sums[i] += Long.parseLong(fields[i]);
                }
                latency.add(Histogram.decodeFromByteBuffer(
                        ByteBuffer.wrap(Base64.getDecoder().decode(fields[sums.length])), 0));
            }
            out.printf(
                    Locale.ROOT,
                    "%-18s %10d %10d %10d %8.2f %8.2f %8.2f %10d%n",
                    phases.get(phase).name(),
                    sums[0],
                    sums[1],
                    sums[2],
                    latency.getValueAtPercentile(50) / MICROS,
                    latency.getValueAtPercentile(99) / MICROS,
                    latency.getValueAtPercentile(99.9) / MICROS,
                    sums[3]);
            violations += sums[3];
            manyPairs = phase == 1 ? sums[0] : manyPairs;
        }
        out.printf(Locale.ROOT, "pairs/s: %d violations: %d%n", manyPairs, violations);
        out.flush();
        return violations == 0 ? 0 : 1;
    }
}
