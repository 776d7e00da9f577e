package org.tollbridge.core.overload;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;
import org.tollbridge.service.port.AdmissionGate;
import org.tollbridge.service.traffic.CallGapOrder;
import org.tollbridge.service.traffic.TrafficCriterion;

/** Overload control and switches that keep their gaps, or do not, in simulated time. */
final class SimulatedNetwork {

    private static final long SECOND = 1_000_000_000L;
    private static final int TELEVOTE = 0;

    /** A call as the gate sees it. */
    private record Call(int switchPointCode, String called) implements AdmissionGate.Begin {
        @Override
        public long waitedNanos() {
            return 0;
        }

        @Override
        public OptionalLong serviceKey() {
            return OptionalLong.of(800);
        }
    }

    private static final class Kept {
        private final long intervalNanos;
        private final long until;
        private long next;

        private Kept(long intervalNanos, long from, long until) {
            this.intervalNanos = intervalNanos;
            this.next = from;
            this.until = until;
        }
    }

    private final Random random;
    final double[] load;
    private final int numbers;
    private final double voteShare;
    private final boolean obeying;
    final OverloadControl control;
    private final Map<Demand.Place, Kept> kept = new HashMap<>();
    final List<CallGapOrder> orders = new ArrayList<>();
    private long now = 12_345;
    long asked;
    long admitted;

    SimulatedNetwork(long seed, int capacity, double times, double voteShare, boolean obeying) {
        this.random = new Random(seed);
        this.load = new double[1 + random.nextInt(8)];
        double sum = 0;
        for (int i = 0; i < load.length; i++) {
            load[i] = 0.1 + random.nextDouble();
            sum += load[i];
        }
        for (int i = 0; i < load.length; i++) {
            load[i] *= times * capacity / sum;
        }
        this.numbers = 1_000;
        this.voteShare = voteShare;
        this.obeying = obeying;
        this.control = new OverloadControl(
                new OverloadSettings(OptionalInt.of(capacity), Duration.ofMillis(20), Duration.ofMillis(100), true, 10),
                () -> now);
    }

    void run(int seconds, double share) {
        double total = 0;
        for (double each : load) {
            total += each * share;
        }
        double arrival = (double) now;
        for (int second = 0; second < seconds; second++) {
            long end = now + SECOND;
            while (true) {
                double next = Math.max(arrival, (double) now) - Math.log(1 - random.nextDouble()) * SECOND / total;
                arrival = next;
                if (next >= end) {
                    break;
                }
                now = (long) next;
                place(random.nextDouble() * total / share);
            }
            now = end;
            for (CallGapOrder order : control.tick()) {
                orders.add(order);
                kept.put(
                        new Demand.Place(order.pointCode(), order.criterion()),
                        new Kept(order.intervalMillis() * 1_000_000L, now, now + order.seconds() * SECOND));
            }
        }
    }

    private void place(double at) {
        int pointCode = 0;
        double sum = load[0];
        while (at > sum && pointCode < load.length - 1) {
            sum += load[++pointCode];
        }
        int number = random.nextDouble() < voteShare ? TELEVOTE : 1 + random.nextInt(numbers);
        Call call = new Call(pointCode + 1, Integer.toString(8_000_000 + number));
        if (obeying
                && (isGapped(call, new TrafficCriterion.CalledNumber(call.called))
                        || isGapped(call, new TrafficCriterion.Service(800)))) {
            return;
        }
        asked++;
        admitted += control.admits(call) ? 1 : 0;
    }

    private boolean isGapped(Call call, TrafficCriterion criterion) {
        Kept gap = kept.get(new Demand.Place(call.switchPointCode, criterion));
        if (gap == null || now >= gap.until) {
            return false;
        }
        if (now < gap.next) {
            return true;
        }
        gap.next = now + gap.intervalNanos;
        return false;
    }
}
