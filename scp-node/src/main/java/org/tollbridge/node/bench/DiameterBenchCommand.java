package org.tollbridge.node.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.tollbridge.core.accounting.AccountingPeer;
import org.tollbridge.core.accounting.AccountingRequest;
import org.tollbridge.core.credit.CreditPeer;
import org.tollbridge.core.credit.CreditQuery;
import org.tollbridge.core.credit.CreditReply;
import org.tollbridge.core.diameter.DiameterNode;
import org.tollbridge.core.diameter.DiameterPeer;
import org.tollbridge.core.diameter.DiameterTimes;
import org.tollbridge.core.diameter.RfLink;
import org.tollbridge.core.diameter.RoLink;
import org.tollbridge.node.fault.CommandFault;
import org.tollbridge.node.home.TemporaryHome;
import org.tollbridge.service.call.CallRecord;
import org.tollbridge.service.call.Outcome;
import org.tollbridge.service.call.Reason;
import org.tollbridge.service.charging.Payer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code tollbridge bench diameter}. */
@Command(
        name = "diameter",
        mixinStandardHelpOptions = true,
        header = "What the links to charging servers carry, and what credit costs a call.%n",
        description = {
            "The simulator's accounting and credit server, in a JVM of their own, are sent Accounting-Requests (Rf, stop"
                    + " records) and Credit-Control-Requests (Ro, initial) over the links that a node has: as many as are"
                    + " answered, and so many a second. Then two whole nodes carry the same calls in turn, the second one"
                    + " for a subscriber that asks for credit: an initial and a final request for each call.",
            "",
            "All share the machine's processors, so only the ratio of the two nodes means something elsewhere."
        },
        optionListHeading = "%nOptions:%n",
        footer = {"", "The last line has the rates that were kept up, their p99 and the ratio of the processor times."})
public final class DiameterBenchCommand implements Callable<Integer> {

    private static final DiameterNode OWN = new DiameterNode("scp.bench.example", DiameterServers.REALM);
    private static final DiameterTimes TIMES = new DiameterTimes(10_000, 30_000, 200);
    private static final long START = 1_700_000_000_000L;
    /** The server looks through all that it keeps for open sessions; a call's is open for a moment. */
    private static final int SESSIONS = 64;

    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(60);

    @Option(
            names = "--seconds",
            paramLabel = "N",
            defaultValue = "10",
            description = "Length of each measurement, 1 to 600; default ${DEFAULT-VALUE}.")
    private int seconds;

    @Option(
            names = "--in-flight",
            paramLabel = "N",
            defaultValue = "64",
            description = "Requests under way at the maximum, 1 to 10000; default ${DEFAULT-VALUE}.")
    private int inFlight;

    @Option(
            names = "--rate",
            paramLabel = "N",
            defaultValue = "5000",
            description = "Requests a second of the steady measurement, 1 to 100000; default ${DEFAULT-VALUE}.")
    private int rate;

    @Option(
            names = "--calls",
            paramLabel = "N",
            defaultValue = "1000",
            description = "Calls a second of each node, 1 to 20000; default ${DEFAULT-VALUE}.")
    private int calls;

    @Spec
    private CommandSpec spec;

    private boolean clean = true;

    @Override
    public Integer call() throws IOException, InterruptedException {
        require(seconds >= 1 && seconds <= 600, "--seconds: 1 to 600", seconds);
        require(inFlight >= 1 && inFlight <= 10_000, "--in-flight: 1 to 10000", inFlight);
        require(rate >= 1 && rate <= 100_000, "--rate: 1 to 100000", rate);
        require(calls >= 1 && calls <= 20_000, "--calls: 1 to 20000", calls);
        try (TemporaryHome home = TemporaryHome.create("tollbridge-bench")) {
            return run(home.path(), spec.commandLine().getOut());
        }
    }

    private void require(boolean condition, String rule, int value) {
        if (!condition) {
            throw new ParameterException(spec.commandLine(), rule + ", not " + value);
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
                    + " s for each measurement");
            out.printf(
                    Locale.ROOT,
                    "%-16s %-14s %12s %8s %8s %8s%n",
                    "",
                    "load",
                    "answers/s",
                    "p50 ms",
                    "p99 ms",
                    "failed");
            DiameterLoad.Measured rf;
            try (AccountingPeer link = RfLink.open(OWN, peer(DiameterServers.ACCOUNTING_HOST, accountingPort), TIMES)) {
                awaitUp(link::ready, servers);
                rf = measure("Rf ACR", new DiameterLoad((number, answer) -> account(link, number, answer)), out);
            }
            DiameterLoad.Measured ro;
            try (CreditPeer link =
                    RoLink.open(OWN, peer(DiameterServers.CREDIT_HOST, creditPort), TIMES, TIMES.answer())) {
                awaitUp(link::ready, servers);
                ro = measure("Ro CCR", new DiameterLoad((number, answer) -> credit(link, number, answer)), out);
            }
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
            return clean ? 0 : 1;
        }
    }

    private static DiameterPeer peer(String host, int port) {
        return new DiameterPeer(
                new DiameterNode(host, DiameterServers.REALM),
                new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    }

    private static void awaitUp(BooleanSupplier ready, ChildJvm servers) {
        long limit = System.nanoTime() + PATIENCE_NANOS;
        while (!ready.getAsBoolean()) {
            if (System.nanoTime() - limit > 0) {
                throw new CommandFault(List.of("the server does not come; it said: " + servers.lastWords()), 1);
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
        }
    }

    /** The steady measurement, after a warm-up and the one at the maximum. */
    private DiameterLoad.Measured measure(String name, DiameterLoad load, PrintWriter out) {
        load.atMost(inFlight, seconds);
        print(name, inFlight + " in flight", load.atMost(inFlight, seconds), out);
        DiameterLoad.Measured steady = load.atRate(rate, seconds);
        print(name, rate + "/s", steady, out);
        return steady;
    }

    private void print(String name, String load, DiameterLoad.Measured measured, PrintWriter out) {
        clean &= measured.failed() == 0;
        out.printf(
                Locale.ROOT,
                "%-16s %-14s %12.0f %8.2f %8.2f %8d%n",
                name,
                load,
                measured.rate(),
                measured.medianMillis(),
                measured.millisOf99(),
                measured.failed());
        out.flush();
    }

    private static boolean account(AccountingPeer link, int number, DiameterLoad.Answer answer) {
        AccountingRequest request = new AccountingRequest(
                "0;" + number + ";bench-" + number, AccountingRequest.Type.STOP, 1, START + 65_000, record(number));
        return link.send(request, number, false, code -> answer.came(code / 1_000 == 2));
    }

    private static CallRecord record(int number) {
        return new CallRecord(
                "bench-" + number,
                "ssp1",
                800,
                "8008100001",
                Optional.of("862162345678"),
                Optional.of("800"),
                Optional.of(CreditCost.SUBSCRIBER),
                Optional.of("861062345678"),
                List.of("861062345678"),
                START,
                OptionalLong.of(START + 5_000),
                START + 65_000,
                Outcome.ANSWERED,
                Reason.COMPLETED,
                OptionalInt.of(16),
                OptionalInt.empty(),
                Payer.CALLED_PARTY,
                Optional.empty(),
                List.of());
    }

    private static boolean credit(CreditPeer link, int number, DiameterLoad.Answer answer) {
        CreditQuery query = new CreditQuery(
                CreditQuery.Type.INITIAL,
                "0;" + number % SESSIONS + ";bench",
                0,
                "bench-" + number,
                CreditCost.SUBSCRIBER,
                "800",
                "8008100001",
                "862162345678",
                Optional.of("861062345678"),
                START,
                OptionalLong.empty(),
                START,
                OptionalInt.empty());
        return link.send(query, number, false, reply -> answer.came(reply.verdict() == CreditReply.Verdict.GRANTED));
    }
}
