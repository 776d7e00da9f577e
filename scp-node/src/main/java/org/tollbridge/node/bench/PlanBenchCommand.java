package org.tollbridge.node.bench;

import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import org.tollbridge.core.plan.BlockDraws;
import org.tollbridge.provisioning.store.NumberImage;
import org.tollbridge.service.number.NormalNumber;
import org.tollbridge.service.number.NumberPlan;
import org.tollbridge.service.plan.CallPlan;
import org.tollbridge.service.plan.PlanCompiler;
import org.tollbridge.service.plan.PlanFacts;
import org.tollbridge.service.plan.PlanWalk;
import org.tollbridge.service.plan.PlanWorld;
import org.tollbridge.service.plan.ServiceNumber;
import org.tollbridge.service.plan.WalkStep;
import org.tollbridge.service.plan.form.PlanText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code tollbridge bench plan}. */
@Command(
        name = "plan",
        mixinStandardHelpOptions = true,
        header =
                "Measure the decisions per second and core with call plans of five levels, and the memory per number.%n",
        optionListHeading = "%nOptions:%n")
final class PlanBenchCommand implements Callable<Integer> {

    private static final String PLAN = """
            zone: Asia/Shanghai
            entry: where
            deny: list bad
            positions:
              emergency: off
            lists:
              bad: 86755DENIED*
            where: origin
              area 10, area AREA, prefix 86138 -> state
              otherwise -> state
            state: switch
              switch: emergency
              on -> first
              otherwise -> hours
            hours: time
              2026-10-01..2026-10-0DAY -> second
              workday HOURS:00-18:00 -> split
              otherwise -> split
            split: percentage
              SHARE% -> first
              REST% -> second
            first: destination
              number: FIRST
            second: destination
              number: 862162345678
              onBusy: 861062345678
            """;

    private static final List<NormalNumber> CALLERS = List.of(
            NumberPlan.china().recognise("861088886666"),
            NumberPlan.china().recognise("8613800138000"),
            NumberPlan.china().recognise("862088886666"),
            NormalNumber.ABSENT);

    /** How the next dialled number is chosen. */
    private enum Traffic {
        /** Any number with equal probability, so that it is hardly ever in a cache. */
        UNIFORM("every number as often"),
        /** By Zipf's law with exponent 1: the n-th number gets 1/n of the calls of the first. */
        ZIPF("numbers by Zipf's law");

        private final String words;

        Traffic(String words) {
            this.words = words;
        }

        int next(SplittableRandom random, int numbers) {
            return switch (this) {
                case UNIFORM -> random.nextInt(numbers);
                case ZIPF -> {
                    long rank = (long) Math.pow(numbers + 1.0, random.nextDouble()) - 1;
                    // Numbers with many calls are not adjacent.
                    yield (int) (rank * 1_000_003 % numbers);
                }
            };
        }
    }

    /**
     * Few enough calls to stay in the processor's cache, and enough that the cost of reading the clock is negligible.
     */
    private static final int BATCH = 512;

    @Option(
            names = "--numbers",
            paramLabel = "COUNT",
            defaultValue = "1000000",
            description = "Service numbers to load; default 1000000.")
    private int numbers;

    @Option(
            names = "--plans",
            paramLabel = "COUNT",
            defaultValue = "100000",
            description = "Different plans among them; default 100000.")
    private int plans;

    @Option(
            names = "--seconds",
            paramLabel = "SECONDS",
            defaultValue = "5",
            description = "Processor time of each of six runs, in seconds; default 5.")
    private int seconds;

    @Spec
    private CommandSpec spec;

    private final PrintStream out = System.out;

    @Override
    public Integer call() {
        OptionRange.check(spec, "--numbers", numbers, 1, 10_000_000);
        OptionRange.check(spec, "--plans", plans, 1, 1_000_000);
        OptionRange.check(spec, "--seconds", seconds, 1, 600);
        long before = used();
        NumberImage image = image();
        long octets = used() - before;
        out.printf(
                Locale.ROOT,
                "%,d numbers with %,d plans: %,d octets of heap per number%n",
                image.size(),
                plans,
                octets / image.size());
        PlanWorld none = PlanWorld.NONE;
        PlanWorld world = new PlanWorld(
                none.zone(),
                none.holidays(),
                none.places(),
                new BlockDraws(42, numbers),
                none.unreachable(),
                none.wrongPins());
        for (Traffic traffic : Traffic.values()) {
            for (int run = 1; run <= 3; run++) {
                out.printf(
                        Locale.ROOT,
                        "%s, run %d: %,d decisions per second and core%n",
                        traffic.words,
                        run,
                        run(image, world, traffic));
            }
        }
        return 0;
    }

    private NumberImage image() {
        NumberImage.Builder builder = new NumberImage.Builder();
        PlanCompiler compiler = new PlanCompiler();
        CallPlan[] compiled = new CallPlan[Math.min(plans, numbers)];
        for (int i = 0; i < compiled.length; i++) {
            compiled[i] = compiler.compile(PlanText.read(plan(i)).document().orElseThrow());
        }
        for (int i = 0; i < numbers; i++) {
            builder.add(new ServiceNumber(
                    digits(i),
                    "400",
                    "acme" + i % compiled.length,
                    true,
                    OptionalLong.empty(),
                    OptionalLong.empty(),
                    compiled[i % compiled.length]));
        }
        return builder.build();
    }

    /** Every plan has a destination of its own, and shares its conditions with varying other plans. */
    private static String plan(int i) {
        return PLAN.replace("FIRST", Long.toString(861_060_000_000L + i))
                .replace("DENIED", Integer.toString(i % 97))
                .replace("AREA", Integer.toString(300 + i % 89))
                .replace("HOURS", i % 2 == 0 ? "08" : "09")
                .replace("DAY", Integer.toString(3 + i % 5))
                .replace("SHARE", Integer.toString(1 + i % 79))
                .replace("REST", Integer.toString(99 - i % 79));
    }

    private static String digits(int i) {
        return Long.toString(4_000_000_000L + i);
    }

    /** Times only decisions: finding the number and walking through its plan. */
    private long run(NumberImage image, PlanWorld world, Traffic traffic) {
        ThreadMXBean clock = ManagementFactory.getThreadMXBean();
        SplittableRandom random = new SplittableRandom(numbers);
        PlanFacts[] calls = new PlanFacts[BATCH];
        long spent = 0;
        long done = 0;
        long routed = 0;
        while (spent < seconds * 1_000_000_000L) {
            for (int i = 0; i < calls.length; i++) {
                calls[i] = call(
                        digits(traffic.next(random, numbers)), CALLERS.get(random.nextInt(CALLERS.size())), done + i);
            }
            long begin = clock.getCurrentThreadCpuTime();
            for (PlanFacts call : calls) {
                ServiceNumber number = image.find(call.number()).orElseThrow();
                routed += PlanWalk.start(number.plan(), call, world) instanceof WalkStep.Route ? 1 : 0;
            }
            spent += clock.getCurrentThreadCpuTime() - begin;
            done += calls.length;
        }
        if (routed != done) {
            throw new IllegalStateException("not every decision was a route");
        }
        return done * 1_000_000_000L / spent;
    }

    private static PlanFacts call(String number, NormalNumber caller, long after) {
        return new PlanFacts(
                number,
                1_795_000_000_000L + after,
                caller,
                caller.areaCode(),
                false,
                OptionalInt.empty(),
                false,
                Map.of());
    }

    private static long used() {
        Runtime runtime = Runtime.getRuntime();
        System.gc();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
