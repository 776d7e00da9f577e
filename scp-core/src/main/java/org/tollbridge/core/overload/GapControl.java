package org.tollbridge.core.overload;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tollbridge.core.overload.Demand.Place;
import org.tollbridge.service.traffic.CallGapOrder;
import org.tollbridge.service.traffic.TrafficCriterion;

/**
 * Decides which call gaps switches are ordered to keep. Called once a second with the demand since the last call; it
 * has no clock. Not thread-safe.
 *
 * <p>A switch with L random call attempts per second and a gap g after each call passes 1 / (g + 1/L) calls per second.
 * So the gap for a target rate T is g = 1/T - 1/L, and the calls seen under a gap reveal the load before it: 1/L =
 * 1/seen - g. Together these follow the load up and down, and end a gap once it is not needed, without lifting it as a
 * trial.
 */
final class GapControl {

    /**
     * Gaps let through slightly more than the node can take: the gate is the exact limit, and no capacity is wasted.
     * The margin widens while the node takes clearly less than it could, because calls do not arrive entirely at
     * random.
     */
    private static final double NARROWEST = 1.1;

    private static final double WIDEST = 1.6;
    private static final double STEP = 0.05;
    private static final double NEARLY_ALL = 0.97;
    /** The share of refusals, beyond those due to the margin, that counts as overload. */
    private static final double OVERLOADED = 0.1;

    private static final long FEWEST_REFUSALS = 5;
    /** A service with a smaller share of the demand does not deserve a gap. */
    private static final double WORTHWHILE = 0.05;
    /** The share left to a number however high the demand for others. */
    private static final double LEAST_SHARE = 0.1;

    private static final double SMOOTHING = 0.5;
    private static final double HIGHEST_ESTIMATE = 20;
    private static final double CHANGE = 0.2;
    private static final int CALM = 3;
    private static final int MOST_GAPS = 1_024;

    private static final class Gap {
        private double demand;
        private int interval;
        private long sentAt;
        private double seen;
        private boolean told;

        /** @param seen calls per second that passed this gap */
        private void observe(double seen) {
            double between = seen > 0 ? 1 / seen - interval / 1e3 : 0;
            double estimate = seen <= 0 ? 0 : 1 / Math.max(between, 1 / (HIGHEST_ESTIMATE * seen));
            demand += SMOOTHING * (estimate - demand);
            this.seen = seen;
        }
    }

    private final int seconds;
    private final Map<Place, Gap> gaps = new LinkedHashMap<>();
    private final Map<TrafficCriterion, Integer> calm = new HashMap<>();
    private boolean overloadedBefore;
    private double margin = NARROWEST;

    /** @param seconds how long a switch keeps a gap that is not renewed, at least 2 */
    GapControl(int seconds) {
        this.seconds = seconds;
    }

    /** Returns the number of gaps that switches are assumed to keep now. */
    int active() {
        return (int) gaps.values().stream().filter(gap -> gap.told).count();
    }

    /**
     * Returns the orders to send to switches now.
     *
     * @param nowMillis from any origin, never going back
     * @param rate calls per second that are admitted; infinite without a limit
     */
    List<CallGapOrder> decide(long nowMillis, double rate, Demand demand) {
        observe(demand);
        boolean overloaded = Double.isFinite(rate)
                && demand.refused() >= FEWEST_REFUSALS
                && demand.refused() > (1 - 1 / margin + OVERLOADED) * demand.asked();
        if (overloaded && overloadedBefore) {
            begin(demand);
        }
        overloadedBefore = overloaded;
        double taken = (demand.asked() - demand.refused()) / demand.seconds();
        margin = active() == 0
                ? NARROWEST
                : Math.clamp(margin + (taken < NEARLY_ALL * rate ? STEP : -STEP), NARROWEST, WIDEST);
        Set<TrafficCriterion> criteria = new LinkedHashSet<>();
        gaps.keySet().forEach(place -> criteria.add(place.criterion()));
        List<CallGapOrder> orders = new ArrayList<>();
        for (TrafficCriterion criterion : criteria) {
            boolean over = isCalm(criterion, allowance(criterion, rate, demand));
            orders.addAll(order(nowMillis, criterion, over, allowance(criterion, margin * rate, demand)));
        }
        return orders;
    }

    /**
     * Updates all gaps. A switch applies a number's gap first, so the calls seen for the number have passed its
     * service's gap too.
     */
    private void observe(Demand demand) {
        Map<Integer, Double> through = new HashMap<>();
        gaps.forEach((place, gap) -> {
            if (place.criterion() instanceof TrafficCriterion.Service) {
                double seen = demand.rate(place);
                gap.observe(seen);
                if (gap.told && gap.demand > seen) {
                    through.merge(place.pointCode(), seen / gap.demand, Math::min);
                }
            }
        });
        gaps.forEach((place, gap) -> {
            if (place.criterion() instanceof TrafficCriterion.CalledNumber) {
                gap.observe(demand.rate(place) / through.getOrDefault(place.pointCode(), 1.0));
            }
        });
    }

    /** Starts gaps: for the number with most of the refusals, otherwise for every service in demand. */
    private void begin(Demand demand) {
        boolean byNumber = demand.dominant()
                .filter(number -> gaps.keySet().stream()
                        .noneMatch(place -> place.criterion().equals(number)))
                .isPresent();
        demand.places().keySet().stream()
                .filter(place -> switch (place.criterion()) {
                    case TrafficCriterion.CalledNumber number ->
                        byNumber && demand.dominant().get().equals(number);
                    case TrafficCriterion.Service service ->
                        !byNumber && demand.rate(service) > WORTHWHILE * demand.rate();
                })
                .limit(MOST_GAPS - gaps.size())
                .forEach(place -> gaps.computeIfAbsent(place, begun -> {
                    Gap gap = new Gap();
                    gap.demand = demand.rate(place);
                    return gap;
                }));
    }

    /** Returns the calls per second of one kind that all switches together may let through. */
    private double allowance(TrafficCriterion criterion, double allowed, Demand demand) {
        return switch (criterion) {
            case TrafficCriterion.CalledNumber number ->
                isServiceGapped()
                        ? LEAST_SHARE * allowed
                        : Math.max(allowed - (demand.rate() - demand.rate(number)), LEAST_SHARE * allowed);
            case TrafficCriterion.Service service -> {
                double own = wanted(service);
                double all = own;
                Set<TrafficCriterion> others = new LinkedHashSet<>();
                demand.places().keySet().forEach(place -> others.add(place.criterion()));
                for (TrafficCriterion other : others) {
                    if (other instanceof TrafficCriterion.Service && !other.equals(service)) {
                        all += Math.max(wanted(other), demand.rate(other));
                    }
                }
                yield all > 0 ? allowed * own / all : allowed;
            }
        };
    }

    /** Returns whether the other calls alone exceed the capacity. */
    private boolean isServiceGapped() {
        return gaps.entrySet().stream()
                .anyMatch(entry ->
                        entry.getValue().told && entry.getKey().criterion() instanceof TrafficCriterion.Service);
    }

    /** Returns the calls per second of one kind attempted at the switches that keep gaps. */
    private double wanted(TrafficCriterion criterion) {
        return gaps.entrySet().stream()
                .filter(entry -> entry.getKey().criterion().equals(criterion))
                .mapToDouble(entry -> entry.getValue().demand)
                .sum();
    }

    private List<CallGapOrder> order(long nowMillis, TrafficCriterion criterion, boolean over, double allowance) {
        List<CallGapOrder> orders = new ArrayList<>();
        double wanted = wanted(criterion);
        Iterator<Map.Entry<Place, Gap>> each = gaps.entrySet().iterator();
        while (each.hasNext()) {
            Map.Entry<Place, Gap> entry = each.next();
            Place place = entry.getKey();
            if (!place.criterion().equals(criterion)) {
                continue;
            }
            Gap gap = entry.getValue();
            int interval = gap.demand > 0 ? interval(gap.demand, allowance * gap.demand / wanted) : 0;
            if (!gap.told && interval < 1) {
                each.remove();
            } else if (over) {
                orders.add(CallGapOrder.withdraw(place.pointCode(), criterion));
                each.remove();
            } else if (isToBeTold(gap, interval, nowMillis)) {
                gap.interval = interval < 1 ? gap.interval : interval;
                gap.sentAt = nowMillis;
                gap.told = true;
                orders.add(new CallGapOrder(place.pointCode(), criterion, gap.interval, seconds));
            }
        }
        return orders;
    }

    /**
     * Returns whether clearly fewer calls than allowed passed all gaps of a kind for some seconds: more than chance
     * explains.
     */
    private boolean isCalm(TrafficCriterion criterion, double allowance) {
        double seen = 0;
        boolean told = false;
        for (Map.Entry<Place, Gap> entry : gaps.entrySet()) {
            if (entry.getKey().criterion().equals(criterion)) {
                seen += entry.getValue().seen;
                told |= entry.getValue().told;
            }
        }
        boolean little = Double.isInfinite(allowance) || seen < allowance - 2 * Math.sqrt(allowance);
        int inARow = told && little ? calm.merge(criterion, 1, Integer::sum) : 0;
        if (inARow == 0 || inARow >= CALM) {
            calm.remove(criterion);
        }
        return inARow >= CALM;
    }

    private boolean isToBeTold(Gap gap, int interval, long nowMillis) {
        boolean other = interval >= 1 && Math.abs(interval - gap.interval) > CHANGE * gap.interval;
        return !gap.told || other || nowMillis - gap.sentAt >= seconds * 500L;
    }

    /** Returns milliseconds, rounded down so that the gate has enough calls to choose from. */
    private static int interval(double demand, double target) {
        double between = 1_000 / target - 1_000 / demand;
        return (int) Math.max(0, Math.min(CallGapOrder.LONGEST_INTERVAL, between));
    }
}
