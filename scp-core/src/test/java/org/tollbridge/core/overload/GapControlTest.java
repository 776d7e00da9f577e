package org.tollbridge.core.overload;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.tollbridge.core.overload.Demand.Place;
import org.tollbridge.service.traffic.CallGapOrder;
import org.tollbridge.service.traffic.TrafficCriterion;
import org.tollbridge.service.traffic.TrafficCriterion.CalledNumber;
import org.tollbridge.service.traffic.TrafficCriterion.Service;

class GapControlTest {

    private static final Service FREEPHONE = new Service(800);
    private static final CalledNumber VOTE = new CalledNumber("8005551234");

    private final GapControl control = new GapControl(10);
    private long now = 1_000;

    private List<CallGapOrder> second(double rate, Demand demand) {
        now += 1_000;
        return control.decide(now, rate, demand);
    }

    private static Demand demand(long refused, Map<Place, Long> places) {
        return demand(refused, places, Optional.empty());
    }

    private static Demand demand(long refused, Map<Place, Long> places, Optional<CalledNumber> dominant) {
        long asked = places.entrySet().stream()
                .filter(entry -> entry.getKey().criterion() instanceof Service)
                .mapToLong(Map.Entry::getValue)
                .sum();
        return new Demand(1, asked, refused, places, dominant);
    }

    private static Place at(int pointCode, TrafficCriterion criterion) {
        return new Place(pointCode, criterion);
    }

    @Test
    void oneSecondOfRefusalsIsNotEnough() {
        Demand burst = demand(200, Map.of(at(1, FREEPHONE), 300L));
        Demand calm = demand(0, Map.of(at(1, FREEPHONE), 50L));
        assertEquals(List.of(), second(100, burst));
        assertEquals(List.of(), second(100, calm));
        assertEquals(List.of(), second(100, burst));
        assertEquals(0, control.active());
    }

    @Test
    void whatTheGateRefusesOfTheMarginIsNoReasonForGaps() {
        Demand slight = demand(10, Map.of(at(1, FREEPHONE), 110L));
        for (int i = 0; i < 10; i++) {
            assertEquals(List.of(), second(100, slight));
        }
    }

    @Test
    void persistingRefusalsGiveEachSwitchItsShareByService() {
        Demand three = demand(200, Map.of(at(1, FREEPHONE), 200L, at(2, FREEPHONE), 100L));
        second(100, three);
        // 110 calls/s are to come: 73 from switch 1, which has 200, and 37 from switch 2, which has 100.
        assertEquals(
                Map.of(1, new CallGapOrder(1, FREEPHONE, 8, 10), 2, new CallGapOrder(2, FREEPHONE, 17, 10)),
                byPointCode(second(100, three)));
    }

    private static Map<Integer, CallGapOrder> byPointCode(List<CallGapOrder> orders) {
        return orders.stream().collect(Collectors.toMap(CallGapOrder::pointCode, order -> order));
    }

    @Test
    void aNumberThatMostRefusalsAreForIsGappedAloneAndTheOthersKeepTheirRoom() {
        Demand vote = demand(
                300,
                Map.of(at(1, FREEPHONE), 400L, at(1, VOTE), 360L, at(1, new CalledNumber("8001112222")), 40L),
                Optional.of(VOTE));
        second(100, vote);
        // 110 less 40 for the others are 70 a second, of 360.
        assertEquals(List.of(new CallGapOrder(1, VOTE, 11, 10)), second(100, vote));
    }

    @Test
    void whereTheNumberAloneDoesNotHelpTheServiceFollows() {
        Demand vote = demand(300, Map.of(at(1, FREEPHONE), 400L, at(1, VOTE), 300L), Optional.of(VOTE));
        second(100, vote);
        second(100, vote);
        Demand rest = demand(100, Map.of(at(1, FREEPHONE), 210L, at(1, VOTE), 10L), Optional.empty());
        List<CallGapOrder> orders = second(100, rest);
        assertTrue(
                orders.stream().anyMatch(order -> order.criterion().equals(FREEPHONE) && !order.withdraws()),
                orders.toString());
    }

    @Test
    void quietTimesBeforeMakeNoDifference() {
        Demand calm = demand(0, Map.of(at(1, FREEPHONE), 10L));
        for (int i = 0; i < 30; i++) {
            second(100, calm);
        }
        Demand three = demand(200, Map.of(at(1, FREEPHONE), 300L));
        second(100, three);
        assertEquals(List.of(new CallGapOrder(1, FREEPHONE, 5, 10)), second(100, three));
    }

    @Test
    void aGapIsRenewedAtHalfItsTimeAndNotBefore() {
        Demand three = demand(200, Map.of(at(1, FREEPHONE), 300L));
        second(100, three);
        CallGapOrder order = second(100, three).getFirst();
        // The switch keeps it: one call a gap and the time to the next call.
        long through = Math.round(1_000 / (order.intervalMillis() + 1_000 / 300.0));
        Demand kept = demand(through - 100, Map.of(at(1, FREEPHONE), through));
        for (int i = 0; i < 4; i++) {
            assertEquals(List.of(), second(100, kept));
        }
        assertEquals(List.of(order), second(100, kept));
    }

    @Test
    void aGapIsWithdrawnOnceThreeSecondsBroughtClearlyLess() {
        Demand three = demand(200, Map.of(at(1, FREEPHONE), 300L));
        second(100, three);
        second(100, three);
        Demand little = demand(0, Map.of(at(1, FREEPHONE), 60L));
        assertTrue(second(100, little).stream().noneMatch(CallGapOrder::withdraws));
        assertTrue(second(100, little).stream().noneMatch(CallGapOrder::withdraws));
        assertEquals(List.of(CallGapOrder.withdraw(1, FREEPHONE)), second(100, little));
        assertEquals(0, control.active());
        assertEquals(List.of(), second(100, little));
    }

    @Test
    void aCapacityAboveWhatAGapCanExpressIsLeftToTheGate() {
        Demand much = demand(4_000, Map.of(at(1, FREEPHONE), 6_000L));
        second(2_000, much);
        assertEquals(List.of(), second(2_000, much));
        assertEquals(0, control.active());
    }

    @Test
    void withoutALimitNobodyIsTold() {
        Demand odd = demand(200, Map.of(at(1, FREEPHONE), 300L));
        second(Double.POSITIVE_INFINITY, odd);
        assertEquals(List.of(), second(Double.POSITIVE_INFINITY, odd));
    }
}
