package org.tollbridge.node.bench;

import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.ConcurrentHistogram;
import org.tollbridge.core.cluster.ClusterErrands;
import org.tollbridge.core.cluster.ClusterMember;
import org.tollbridge.core.cluster.ClusterSettings;
import org.tollbridge.core.time.NodeClock;
import org.tollbridge.service.call.CallLimits;
import org.tollbridge.service.call.CallRecord;
import org.tollbridge.service.call.Errand;
import org.tollbridge.service.call.Outcome;
import org.tollbridge.service.call.Reason;
import org.tollbridge.service.charging.Payer;
import org.tollbridge.service.plan.PlanLimits.Claim;
import org.tollbridge.service.plan.ServiceClasses;
import org.tollbridge.service.plan.WalkAnswer;

/** A node of {@code bench slots} in a process of its own. It counts with the others and requests slots itself. */
final class SlotsMember {

    private static final long HIGHEST_MICROS = TimeUnit.SECONDS.toMicros(60);
    private static final int DIGITS = 3;

    private final ClusterErrands errands;
    private final SlotLedger ledger;
    private final String name;
    private final int nodes;
    private final LongAdder pairs = new LongAdder();
    private final LongAdder full = new LongAdder();
    private final LongAdder silent = new LongAdder();
    private final LongAdder violations = new LongAdder();
    private final AtomicInteger asking = new AtomicInteger();
    private final AtomicInteger calls = new AtomicInteger();
    private ConcurrentHistogram latency = new ConcurrentHistogram(HIGHEST_MICROS, DIGITS);
    private volatile boolean over;

    private SlotsMember(ClusterErrands errands, SlotLedger ledger, String name, int nodes) {
        this.errands = errands;
        this.ledger = ledger;
        this.name = name;
        this.nodes = nodes;
    }

    private String measure(SlotsPhase phase, int seconds) throws InterruptedException {
        pairs.reset();
        full.reset();
        silent.reset();
        violations.reset();
        latency = new ConcurrentHistogram(HIGHEST_MICROS, DIGITS);
        over = false;
        long begin = System.nanoTime();
        long end = begin + TimeUnit.SECONDS.toNanos(seconds);
        if (phase.inFlight() > 0) {
            for (int i = 0; i < Math.max(1, phase.inFlight() / nodes); i++) {
                ask(phase, true);
            }
            while (System.nanoTime() - end < 0) {
                TimeUnit.MILLISECONDS.sleep(1);
            }
        } else {
            long pause = TimeUnit.SECONDS.toNanos(1) * nodes / phase.rate();
            for (long next = begin; next - end < 0; next += pause) {
                while (System.nanoTime() - next < 0) {
                    LockSupport.parkNanos(this, next - System.nanoTime());
                }
                ask(phase, false);
            }
        }
        over = true;
        while (asking.get() > 0) {
            TimeUnit.MILLISECONDS.sleep(1);
        }
        errands.awaitSettled();
        double taken = (System.nanoTime() - begin) / (double) TimeUnit.SECONDS.toNanos(1);
        ByteBuffer histogram = ByteBuffer.allocate(latency.getNeededByteBufferCapacity());
        int octets = latency.encodeIntoByteBuffer(histogram);
        return Math.round(pairs.sum() / taken) + " " + full.sum() + " " + silent.sum() + " " + violations.sum() + " "
                + Base64.getEncoder().encodeToString(Arrays.copyOf(histogram.array(), octets));
    }

    private void ask(SlotsPhase phase, boolean again) {
        int number = phase.first() + ThreadLocalRandom.current().nextInt(phase.numbers());
        String call = name + "-" + calls.incrementAndGet();
        long now = System.currentTimeMillis();
        long begun = System.nanoTime();
        asking.incrementAndGet();
        errands.run(
                call,
                new Errand.Count(1, List.of(Claim.concurrent(digits(number), phase.limit())), now),
                answer -> answered(phase, again, number, record(call, number, now), begun, answer));
    }

    private void answered(
            SlotsPhase phase, boolean again, int number, CallRecord record, long begun, WalkAnswer answer) {
        latency.recordValue(Math.min(HIGHEST_MICROS, (System.nanoTime() - begun) / 1_000));
        if (answer instanceof WalkAnswer.Done) {
            if (ledger.take(number) > phase.limit()) {
                violations.increment();
            }
            pairs.increment();
            ledger.giveBack(number);
        } else if (answer instanceof WalkAnswer.Full) {
            full.increment();
        } else {
            silent.increment();
        }
        errands.ended(record);
        if (again && !over) {
            ask(phase, true);
        }
        asking.decrementAndGet();
    }

    private static String digits(int number) {
        return Long.toString(4_008_000_000L + number);
    }

    private static CallRecord record(String call, int number, long at) {
        return new CallRecord(
                new CallRecord.Request(
                        call, "bench", 400, digits(number), Optional.empty(), Optional.empty(), Optional.empty(), at),
                new CallRecord.Course(
                        List.of(),
                        OptionalLong.empty(),
                        at,
                        Outcome.BUSY,
                        Reason.DESTINATION_BUSY,
                        OptionalInt.empty(),
                        OptionalInt.empty()),
                new CallRecord.Billing(Payer.SPLIT, Optional.empty(), Optional.empty()),
                List.of());
    }

    /**
     * Main method of the child process: measures together with the others, writes its results and ends.
     *
     * @param arguments own index, comma-separated ports of all, ledger, result, seconds, calls in flight, rate
     */
    public static void main(String[] arguments) throws Exception {
        int index = Integer.parseInt(arguments[0]);
        List<String> members = Arrays.stream(arguments[1].split(","))
                .map(port -> "127.0.0.1:" + port)
                .toList();
        int port = Integer.parseInt(arguments[1].split(",")[index]);
        SlotLedger ledger = SlotLedger.open(Path.of(arguments[2]));
        String name = "n" + index;
        ClusterSettings settings = new ClusterSettings(
                name,
                "bench",
                "bench-" + members.getFirst(),
                Optional.empty(),
                InetAddress.getLoopbackAddress(),
                port,
                false,
                members,
                Optional.empty(),
                members.size());
        int meeting = 0;
        List<String> lines = new ArrayList<>();
        try (ClusterMember member = ClusterMember.start(settings)) {
            while (member.readings().members().size() < members.size()) {
                TimeUnit.MILLISECONDS.sleep(10);
            }
            ledger.meet(meeting++, members.size());
            ClusterErrands errands = new ClusterErrands(
                    member,
                    ServiceClasses.china(),
                    (hashes, digits, answer) -> answer.accept(new WalkAnswer.Silent()),
                    CallLimits.DEFAULT,
                    NodeClock.system());
            SlotsMember self = new SlotsMember(errands, ledger, name, members.size());
            List<SlotsPhase> phases = SlotsPhase.all(Integer.parseInt(arguments[5]), Integer.parseInt(arguments[6]));
            for (SlotsPhase phase : phases) {
                ledger.meet(meeting++, members.size());
                lines.add(self.measure(phase, Integer.parseInt(arguments[4])));
            }
            ledger.meet(meeting, members.size());
            Files.write(Path.of(arguments[3]), lines);
        }
        System.exit(0);
    }
}
