package org.tollbridge.node.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.tollbridge.node.fault.CommandFault;
import org.tollbridge.node.home.NodeHome;
import org.tollbridge.provisioning.inventory.Author;
import org.tollbridge.provisioning.store.NumberImage;
import org.tollbridge.provisioning.store.NumberStore;
import org.tollbridge.provisioning.store.StoreException;
import org.tollbridge.provisioning.store.StoreSettings;
import org.tollbridge.service.plan.PlanCompiler;
import org.tollbridge.service.plan.ServiceNumber;
import org.tollbridge.service.plan.form.PlanText;
import org.tollbridge.simulator.link.MessageTap;
import org.tollbridge.simulator.load.LoadReport;
import org.tollbridge.wire.transport.Transport;
import org.tollbridge.wire.transport.TransportException;
import org.tollbridge.wire.transport.TransportSettings;

/**
 * Measures the cost per call of running several nodes: a single node and a cluster carry the same call rate in turn, to
 * a number without limits and to one whose calls are counted. The JVMs' use without calls is reported separately.
 */
final class ClusterCapacity {

    private static final String LIMITED = "8008299999";
    private static final String DESTINATION = "\noffice: destination\n  number: 861062345678\n";
    private static final String PLAIN_PLAN = "entry: office" + DESTINATION;
    private static final String LIMITED_PLAN = "entry: office\nlimits:\n  concurrent: 10000" + DESTINATION;
    private static final double MICROS = 1_000;

    private final Path home;
    private final int nodes;
    private final int rate;
    private final Duration length;
    private final int rounds;
    private final PrintWriter out;
    private final PrintWriter err;
    private boolean clean = true;

    ClusterCapacity(Path home, int nodes, int rate, Duration length, int rounds, PrintWriter out, PrintWriter err) {
        this.home = home;
        this.nodes = nodes;
        this.rate = rate;
        this.length = length;
        this.rounds = rounds;
        this.out = out;
        this.err = err;
    }

    /** Measures, prints, and returns the exit code: 1 when a call was lost or refused in any measurement. */
    int run() throws IOException, InterruptedException {
        out.println("Java " + System.getProperty("java.version") + ", "
                + Runtime.getRuntime().availableProcessors() + " processors, " + rate + " calls/s over all nodes, "
                + length.toSeconds() + " s per measurement");
        out.printf(Locale.ROOT, "%-10s %-14s %10s  %s%n", "", "calls", "CPU us", "per node");
        double plain;
        double limited;
        try (Transport transport = new Transport("switch", TransportSettings.DEFAULT);
                BenchNodes alone = start("one node", 1);
                BenchNodes cluster = start(nodes + " nodes", nodes)) {
            for (BenchNodes each : List.of(alone, cluster)) {
                err.println("bench: warming up " + each.name());
                double unused = carry(each, transport, LIMITED, 2);
                idle(each);
            }
            // Lost or refused calls do not count while a JVM is warming up.
            clean = true;
            double[][] costs = new double[4][rounds];
            for (int round = 0; round < rounds; round++) {
                costs[0][round] = carry(alone, transport, CapacityCommand.NUMBER, 1);
                costs[1][round] = carry(cluster, transport, CapacityCommand.NUMBER, 1);
                costs[2][round] = carry(alone, transport, LIMITED, 1);
                costs[3][round] = carry(cluster, transport, LIMITED, 1);
            }
            plain = median(costs[1]) - median(costs[0]);
            limited = median(costs[3]) - median(costs[2]);
        } catch (TransportException unavailable) {
            throw new CommandFault(List.of(String.valueOf(unavailable.getMessage())), 1);
        }
        out.printf(Locale.ROOT, "a cluster costs a call %.0f us, and under a limit %.0f us%n", plain, limited);
        out.flush();
        return clean ? 0 : 1;
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private BenchNodes start(String name, int size) throws IOException, InterruptedException {
        return BenchNodes.start(home, name, size, ClusterCapacity::prepare);
    }

    private static void prepare(NodeHome node, String configuration) throws IOException {
        node.prepare();
        Files.writeString(node.configuration(), configuration);
        try (NumberStore store = NumberStore.open(StoreSettings.embedded(node.store()))) {
            store.apply(
                    new NumberImage.Builder()
                            .add(number(CapacityCommand.NUMBER, PLAIN_PLAN))
                            .add(number(LIMITED, LIMITED_PLAN))
                            .build(),
                    Author.NODE);
        } catch (StoreException unusable) {
            throw new CommandFault(List.of(String.valueOf(unusable.getMessage())), 1);
        }
    }

    private static ServiceNumber number(String digits, String plan) {
        return new ServiceNumber(
                digits,
                digits.substring(0, 3),
                "Somebody",
                true,
                OptionalLong.empty(),
                OptionalLong.empty(),
                new PlanCompiler().compile(PlanText.read(plan).document().orElseThrow()));
    }

    /** Measures the use of a group's JVMs without calls. */
    private void idle(BenchNodes group) throws InterruptedException {
        List<Duration> before = times(group);
        TimeUnit.MILLISECONDS.sleep(length.toMillis());
        line(
                group,
                "none, ms/s",
                spent(group, before).stream()
                        .map(used -> used * MICROS / length.toNanos())
                        .toList());
    }

    private static List<Duration> times(BenchNodes group) {
        return group.jvms().stream().map(ChildJvm::processorTime).toList();
    }

    /** Nanoseconds used by each JVM. */
    private static List<Double> spent(BenchNodes group, List<Duration> before) {
        List<Duration> now = times(group);
        List<Double> spent = new ArrayList<>();
        for (int i = 0; i < now.size(); i++) {
            spent.add((double) now.get(i).minus(before.get(i)).toNanos());
        }
        return spent;
    }

    /** Lets a group carry calls; returns the processor time of all its JVMs per call, in microseconds. */
    private double carry(BenchNodes group, Transport transport, String number, int lengths)
            throws InterruptedException, TransportException {
        int size = group.jvms().size();
        List<Contender> contenders = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(size)) {
            for (int i = 0; i < size; i++) {
                contenders.add(Contender.connect(
                        group.name(),
                        group.jvms().get(i),
                        transport,
                        new Contender.Way(group.ports().get(i), 0, MessageTap.NONE),
                        CapacityCommand.load(number)));
            }
            List<Duration> before = times(group);
            Duration time = length.multipliedBy(lengths);
            List<CompletableFuture<Long>> loads = contenders.stream()
                    .map(each -> CompletableFuture.supplyAsync(
                            () -> completed(each.load().atRate(Math.max(1, rate / size), time, progress -> {})),
                            threads))
                    .toList();
            long calls = loads.stream().mapToLong(CompletableFuture::join).sum();
            List<Double> each = spent(group, before).stream()
                    .map(used -> used / MICROS / Math.max(1, calls))
                    .toList();
            line(group, number, each);
            return each.stream().mapToDouble(Double::doubleValue).sum();
        } finally {
            contenders.forEach(each -> each.load().close());
        }
    }

    private long completed(LoadReport report) {
        if (!report.isClean()) {
            clean = false;
            err.println("bench: not clean: completed " + report.completed() + ", refused " + report.refused()
                    + ", lost " + report.lost());
        }
        return report.completed();
    }

    private void line(BenchNodes group, String calls, List<Double> each) {
        double sum = each.stream().mapToDouble(Double::doubleValue).sum();
        String nodesEach = each.stream()
                .map(value -> String.format(Locale.ROOT, "%.1f", value))
                .collect(Collectors.joining(" "));
        out.printf(Locale.ROOT, "%-10s %-14s %10.1f  %s%n", group.name(), calls, sum, nodesEach);
        out.flush();
    }
}
