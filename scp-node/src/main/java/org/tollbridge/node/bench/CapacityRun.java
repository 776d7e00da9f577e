package org.tollbridge.node.bench;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.tollbridge.node.bench.Contender.Drive;
import org.tollbridge.node.bench.Contender.Measured;

/** Runs the measurements of {@code bench capacity} in turn, and prints their table. */
final class CapacityRun {

    private static final List<Integer> RATES = List.of(500, 2_000);
    private static final int WARM_UP_WINDOWS = 20;
    private static final int STEADY_WINDOWS = 4;

    private final Contender bare;
    private final Contender whole;
    private final Duration length;
    private final int rounds;
    private final int inFlight;
    private final PrintWriter out;
    private final PrintWriter err;
    private boolean clean = true;

    CapacityRun(
            Contender bare,
            Contender whole,
            Duration length,
            int rounds,
            int inFlight,
            PrintWriter out,
            PrintWriter err) {
        this.bare = bare;
        this.whole = whole;
        this.length = length;
        this.rounds = rounds;
        this.inFlight = inFlight;
        this.out = out;
        this.err = err;
    }

    /** Measures, prints, and returns the exit code: 1 when a dialogue was lost or refused in any measurement. */
    int run() {
        out.println("Java " + System.getProperty("java.version") + ", "
                + Runtime.getRuntime().availableProcessors() + " processors, " + length.toSeconds()
                + " s per measurement");
        for (Contender contender : List.of(bare, whole)) {
            say("warming up " + contender.name());
            warmUp(contender);
        }
        out.printf(
                Locale.ROOT,
                "%-16s %-14s %12s %8s %8s %8s %8s%n",
                "",
                "load",
                "dialogues/s",
                "CPU us",
                "p50 ms",
                "p99 ms",
                "p99.9 ms");
        List<Double> ratios = new ArrayList<>();
        for (int round = 1; round <= rounds; round++) {
            String load = inFlight + " in flight";
            double a = measure(bare, load, run -> run.atMost(inFlight, length, progress -> {}));
            double b = measure(whole, load, run -> run.atMost(inFlight, length, progress -> {}));
            ratios.add(b / a);
        }
        for (int rate : RATES) {
            measure(bare, rate + "/s", run -> run.atRate(rate, length, progress -> {}));
            measure(whole, rate + "/s", run -> run.atRate(rate, length, progress -> {}));
        }
        ratios.sort(Double::compare);
        out.printf(Locale.ROOT, "ratio b/a: %.2f%n", ratios.get(ratios.size() / 2));
        out.flush();
        return clean ? 0 : 1;
    }

    /**
     * Drives a contender until its rate stops growing, for at most four times the length of a measurement. The JIT
     * compiler needs tens of seconds, and the goal is the capacity of a node that has run for days.
     */
    private void warmUp(Contender contender) {
        Duration window = length.dividedBy(WARM_UP_WINDOWS / 4);
        double best = 0;
        int steady = 0;
        for (int i = 0; i < WARM_UP_WINDOWS && steady < STEADY_WINDOWS; i++) {
            double rate =
                    contender.load().atMost(inFlight, window, progress -> {}).rate();
            steady = rate > best ? 0 : steady + 1;
            best = Math.max(best, rate);
        }
    }

    private double measure(Contender contender, String load, Drive drive) {
        say(contender.name() + ", " + load);
        Measured measured = contender.measure(drive);
        var report = measured.report();
        out.printf(
                Locale.ROOT,
                "%-16s %-14s %12.0f %8.1f %8.2f %8.2f %8.2f%n",
                contender.name(),
                load,
                report.rate(),
                measured.cpuMicros(),
                report.milliseconds(50),
                report.milliseconds(99),
                report.milliseconds(99.9));
        if (!report.isClean()) {
            clean = false;
            out.println("    not clean: placed " + report.placed() + ", completed " + report.completed() + ", refused "
                    + report.refused() + ", aborted " + report.aborted() + ", lost " + report.lost()
                    + ", not placed " + report.notPlaced() + ", unexpected " + report.unexpected());
        }
        out.flush();
        return report.rate();
    }

    private void say(String what) {
        err.println("bench: " + what);
        err.flush();
    }
}
