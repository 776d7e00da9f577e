package org.tollbridge.node.bench;

import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
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
import org.tollbridge.core.time.NodeClock;
import org.tollbridge.node.fault.CommandFault;
import org.tollbridge.service.call.CallRecord;
import org.tollbridge.service.call.Outcome;
import org.tollbridge.service.call.Reason;
import org.tollbridge.service.charging.Payer;

/** Runs the measurements of links to charging servers, and prints their table. */
final class DiameterRun {

    private static final DiameterNode OWN = new DiameterNode("scp.bench.example", DiameterServers.REALM);
    private static final DiameterTimes TIMES = new DiameterTimes(10_000, 30_000, 200);
    private static final long START = 1_700_000_000_000L;
    private static final int MOST_UNANSWERED = 100_000;
    private static final int SESSIONS = 64;

    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(60);

    private final Duration length;
    private final int inFlight;
    private final int rate;
    private final Supplier<String> lastWords;
    private final PrintWriter out;
    private boolean clean = true;

    /**
     * @param length of each measurement
     * @param rate requests per second of the steady measurement
     * @param lastWords last output of the servers, for a fault message
     */
    DiameterRun(Duration length, int inFlight, int rate, Supplier<String> lastWords, PrintWriter out) {
        this.length = length;
        this.inFlight = inFlight;
        this.rate = rate;
        this.lastWords = lastWords;
        this.out = out;
    }

    /** Whether every request succeeded. */
    boolean isClean() {
        return clean;
    }

    void head() {
        out.printf(
                Locale.ROOT, "%-16s %-14s %12s %8s %8s %8s%n", "", "load", "answers/s", "p50 ms", "p99 ms", "failed");
    }

    /** Measures Rf; returns the result of the steady measurement. */
    DiameterLoad.Measured accounting(int port) {
        try (AccountingPeer link = RfLink.open(OWN, peer(DiameterServers.ACCOUNTING_HOST, port), TIMES)) {
            awaitUp(link::ready, lastWords);
            return measure("Rf ACR", new DiameterLoad((number, answer) -> account(link, number, answer)));
        }
    }

    /** Measures Ro; returns the result of the steady measurement. */
    DiameterLoad.Measured credit(int port) {
        try (CreditPeer link = RoLink.open(
                OWN,
                peer(DiameterServers.CREDIT_HOST, port),
                TIMES,
                TIMES.answer(),
                MOST_UNANSWERED,
                NodeClock.system())) {
            awaitUp(link::ready, lastWords);
            return measure("Ro CCR", new DiameterLoad((number, answer) -> credit(link, number, answer)));
        }
    }

    private static DiameterPeer peer(String host, int port) {
        return new DiameterPeer(
                new DiameterNode(host, DiameterServers.REALM),
                new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    }

    private static void awaitUp(BooleanSupplier ready, Supplier<String> lastWords) {
        long limit = System.nanoTime() + PATIENCE_NANOS;
        while (!ready.getAsBoolean()) {
            if (System.nanoTime() - limit > 0) {
                throw new CommandFault(List.of("the server did not start; its output: " + lastWords.get()), 1);
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
        }
    }

    /** Warms up and measures the maximum; then returns the steady measurement. */
    private DiameterLoad.Measured measure(String name, DiameterLoad load) {
        load.atMost(inFlight, length);
        print(name, inFlight + " in flight", load.atMost(inFlight, length));
        DiameterLoad.Measured steady = load.atRate(rate, length);
        print(name, rate + "/s", steady);
        return steady;
    }

    private void print(String name, String load, DiameterLoad.Measured measured) {
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
                new CallRecord.Request(
                        "bench-" + number,
                        "ssp1",
                        800,
                        "8008100001",
                        Optional.of("862162345678"),
                        Optional.of("800"),
                        Optional.of(CreditCost.SUBSCRIBER),
                        START),
                new CallRecord.Course(
                        List.of("861062345678"),
                        OptionalLong.of(START + 5_000),
                        START + 65_000,
                        Outcome.ANSWERED,
                        Reason.COMPLETED,
                        OptionalInt.of(16),
                        OptionalInt.empty()),
                new CallRecord.Billing(Payer.CALLED_PARTY, Optional.empty(), Optional.empty()),
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
        return link.send(
                query,
                Optional.empty(),
                number,
                false,
                reply -> answer.came(reply.verdict() == CreditReply.Verdict.GRANTED));
    }
}
