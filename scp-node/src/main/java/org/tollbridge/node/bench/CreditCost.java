package org.tollbridge.node.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.tollbridge.node.fault.CommandFault;
import org.tollbridge.simulator.link.MessageTap;
import org.tollbridge.wire.transport.Transport;
import org.tollbridge.wire.transport.TransportException;
import org.tollbridge.wire.transport.TransportSettings;

/** Measures the cost per call of asking for credit: two nodes carry the same calls in turn, and one of them asks. */
final class CreditCost {

    /** Owner of the dialled number in the sample data. */
    static final String SUBSCRIBER = "Beijing Jingwei Airlines";

    private static final int ROUNDS = 3;

    private final Path home;
    private final int creditPort;
    private final int seconds;
    private final int calls;
    private final PrintWriter out;

    CreditCost(Path home, int creditPort, int seconds, int calls, PrintWriter out) {
        this.home = home;
        this.creditPort = creditPort;
        this.seconds = seconds;
        this.calls = calls;
        this.out = out;
    }

    /** Processor time of a call with a credit request, relative to one without: the median of the rounds. */
    double ratio() throws IOException, InterruptedException {
        Files.createDirectories(home.resolve("with"));
        Files.writeString(home.resolve("with").resolve("tollbridge.yaml"), """
                diameter: {realm: %s}
                credit-servers:
                  - {host: %s, realm: %s, address: 127.0.0.1, port: %d}
                credit-subscribers:
                  - {subscriber: "%s", on-failure: terminate}
                """.formatted(
                DiameterServers.REALM, DiameterServers.CREDIT_HOST, DiameterServers.REALM, creditPort, SUBSCRIBER));
        out.printf(Locale.ROOT, "%-16s %-14s %12s %8s %8s %8s%n", "", "load", "calls/s", "CPU us", "p50 ms", "p99 ms");
        try (Transport transport = new Transport("switch", TransportSettings.DEFAULT);
                Contender without =
                        CapacityCommand.whole("call without Ro", home, "without", transport, MessageTap.NONE);
                Contender with = CapacityCommand.whole("call with Ro", home, "with", transport, MessageTap.NONE)) {
            for (Contender each : List.of(without, with)) {
                each.load().atRate(calls, Duration.ofSeconds(2L * seconds), progress -> {});
            }
            List<Double> ratios = new ArrayList<>();
            for (int round = 0; round < ROUNDS; round++) {
                double plain = measure(without);
                ratios.add(measure(with) / plain);
            }
            ratios.sort(Double::compare);
            return ratios.get(ROUNDS / 2);
        } catch (TransportException unavailable) {
            throw new CommandFault(List.of(String.valueOf(unavailable.getMessage())), 1);
        }
    }

    private double measure(Contender node) {
        Contender.Measured measured =
                node.measure(load -> load.atRate(calls, Duration.ofSeconds(seconds), progress -> {}));
        out.printf(
                Locale.ROOT,
                "%-16s %-14s %12.0f %8.1f %8.2f %8.2f%n",
                node.name(),
                calls + "/s",
                measured.report().rate(),
                measured.cpuMicros(),
                measured.report().milliseconds(50),
                measured.report().milliseconds(99));
        if (!measured.report().isClean()) {
            out.println("    not clean: completed " + measured.report().completed() + ", refused "
                    + measured.report().refused() + ", lost "
                    + measured.report().lost());
        }
        out.flush();
        return measured.cpuMicros();
    }
}
