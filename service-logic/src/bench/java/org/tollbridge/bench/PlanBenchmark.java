package org.tollbridge.bench;

import java.util.Map;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.tollbridge.service.number.NormalNumber;
import org.tollbridge.service.number.NumberPlan;
import org.tollbridge.service.plan.CallPlan;
import org.tollbridge.service.plan.Draws;
import org.tollbridge.service.plan.PlanCompiler;
import org.tollbridge.service.plan.PlanFacts;
import org.tollbridge.service.plan.PlanWalk;
import org.tollbridge.service.plan.PlanWorld;
import org.tollbridge.service.plan.WalkStep;
import org.tollbridge.service.plan.form.PlanText;

/** One decision by a plan of five levels, with its trace: of one plan, and of any of many that differ in their destinations. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class PlanBenchmark {

    private static final String PLAN = """
            zone: Asia/Shanghai
            entry: where
            deny: list bad
            positions:
              emergency: off
            lists:
              bad: 8675526*
            where: origin
              area 10, prefix 86138 -> state
              otherwise -> state
            state: switch
              switch: emergency
              on -> first
              otherwise -> hours
            hours: time
              workday 08:00-18:00 -> split
              otherwise -> split
            split: percentage
              40% -> first
              60% -> second
            first: destination
              number: 861060000000
            second: destination
              number: 862162345678
            """;

    @Param({"1", "100000"})
    private int plans;

    private final SplittableRandom random = new SplittableRandom(1);
    private CallPlan[] compiled;
    private PlanWorld world;
    private PlanFacts call;
    private long draw;

    /** Compiles the plans. */
    @Setup
    public void compile() {
        PlanCompiler compiler = new PlanCompiler();
        compiled = new CallPlan[plans];
        for (int i = 0; i < plans; i++) {
            String text = PLAN.replace("861060000000", Long.toString(861_060_000_000L + i));
            compiled[i] = compiler.compile(PlanText.read(text).document().orElseThrow());
        }
        PlanWorld none = PlanWorld.NONE;
        world = new PlanWorld(
                none.zone(),
                none.holidays(),
                none.places(),
                (number, node) -> new Draws.Draw((int) (draw++ % 100), draw / 100),
                none.unreachable(),
                none.wrongPins());
        NormalNumber caller = NumberPlan.china().recognise("861088886666");
        call = new PlanFacts(
                "4008101234",
                1_795_000_000_000L,
                caller,
                caller.areaCode(),
                false,
                OptionalInt.empty(),
                false,
                Map.of());
    }

    @Benchmark
    public WalkStep decide() {
        return PlanWalk.start(compiled[random.nextInt(plans)], call, world);
    }
}
