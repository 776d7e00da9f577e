package org.tollbridge.node.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.tollbridge.node.home.TemporaryHome;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code tollbridge bench diameter}. */
@Command(
        name = "diameter",
        mixinStandardHelpOptions = true,
        header = "Measure the capacity of the links to charging servers, and the cost of credit control per call.%n",
        description = {
            "The simulator's accounting and credit server, in a JVM of its own, receives Accounting-Requests (Rf, stop"
                    + " records) and Credit-Control-Requests (Ro, initial) over the same links that a node uses, first at"
                    + " the maximum rate and then at a steady rate. Then two whole nodes carry the same calls in turn; the"
                    + " second one carries them for a subscriber with credit control: an initial and a final request for"
                    + " each call.",
            "",
            "All processes share the machine's processors, so only the ratio of the two nodes can be compared with"
                    + " other machines."
        },
        optionListHeading = "%nOptions:%n",
        footer = {"", "The last line has the sustained rates, their p99 and the ratio of the processor times."})
public final class DiameterBenchCommand implements Callable<Integer> {

    @Option(
            names = "--seconds",
            paramLabel = "N",
            defaultValue = "10",
            description = "Length of each measurement in seconds, 1 to 600; default ${DEFAULT-VALUE}.")
    private int seconds;

    @Option(
            names = "--in-flight",
            paramLabel = "N",
            defaultValue = "64",
            description = "Outstanding requests at maximum load, 1 to 10000; default ${DEFAULT-VALUE}.")
    private int inFlight;

    @Option(
            names = "--rate",
            paramLabel = "N",
            defaultValue = "5000",
            description = "Requests per second at the steady rate, 1 to 100000; default ${DEFAULT-VALUE}.")
    private int rate;

    @Option(
            names = "--calls",
            paramLabel = "N",
            defaultValue = "1000",
            description = "Calls per second of each node, 1 to 20000; default ${DEFAULT-VALUE}.")
    private int calls;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        OptionRange.check(spec, "--seconds", seconds, 1, 600);
        OptionRange.check(spec, "--in-flight", inFlight, 1, 10_000);
        OptionRange.check(spec, "--rate", rate, 1, 100_000);
        OptionRange.check(spec, "--calls", calls, 1, 20_000);
        try (TemporaryHome home = TemporaryHome.create("tollbridge-bench")) {
            return run(home.path(), spec.commandLine().getOut());
        }
    }

    private int run(Path home, PrintWriter out) throws IOException, InterruptedException {
        int accountingPort = CapacityCommand.freePort();
        int creditPort = CapacityCommand.freePort();
        try (ChildJvm servers = ChildJvm.start(
                DiameterServers.class.getName(),
                List.of(Integer.toString(accountingPort), Integer.toString(creditPort), CreditCost.SUBSCRIBER),
                Map.of(),
                home.resolve("servers.log"))) {
            out.println("Java " + System.getProperty("java.version") + ", "
                    + Runtime.getRuntime().availableProcessors() + " processors, " + seconds
                    + " s per measurement");
            DiameterRun links = new DiameterRun(Duration.ofSeconds(seconds), inFlight, rate, servers::lastWords, out);
            links.head();
            DiameterLoad.Measured rf = links.accounting(accountingPort);
            DiameterLoad.Measured ro = links.credit(creditPort);
            double ratio = new CreditCost(home, creditPort, seconds, calls, out).ratio();
            out.printf(
                    Locale.ROOT,
                    "Rf ACR/s: %.0f p99 ms: %.2f Ro CCR/s: %.0f p99 ms: %.2f CPU of a call with Ro / without: %.2f%n",
                    rf.rate(),
                    rf.millisOf99(),
                    ro.rate(),
                    ro.millisOf99(),
                    ratio);
            out.flush();
            return links.isClean() ? 0 : 1;
        }
    }
}
