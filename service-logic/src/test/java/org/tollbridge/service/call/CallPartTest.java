package org.tollbridge.service.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.tollbridge.service.call.CallLimits.Supervision;
import org.tollbridge.service.charging.Charge;
import org.tollbridge.service.charging.DayKind;
import org.tollbridge.service.charging.Party;
import org.tollbridge.service.charging.Payer;
import org.tollbridge.service.charging.Tariff;
import org.tollbridge.service.charging.TariffLine;
import org.tollbridge.service.charging.TariffLine.Block;
import org.tollbridge.service.charging.TariffLine.Period;
import org.tollbridge.service.charging.TariffLine.Price;
import org.tollbridge.service.charging.TariffLine.Rounding;
import org.tollbridge.service.charging.TariffLine.Scope;
import org.tollbridge.service.number.NumberPlan;
import org.tollbridge.service.number.PartyNumber;
import org.tollbridge.service.plan.PlanNode.Destination;
import org.tollbridge.service.plan.PlanRules;
import org.tollbridge.service.plan.ServiceClasses;

/** Long calls that have a record for each of their parts. */
class CallPartTest {

    private static final String NUMBER = "4008101234";
    private static final PartyNumber CALLER = Script.offered().calling().orElseThrow();

    private final Random random = new Random(20261129);

    private static Script call(SwitchProfile profile, Tariff tariff, int partSeconds) {
        CallLogic logic = new CallLogic(
                new PlanRules(NumberPlan.china(), ServiceClasses.china()),
                new CallLimits(60_000, 43_200_000, 30_000, 100, partSeconds, Supervision.NONE),
                new CallRating(tariff));
        return new Script(
                logic,
                profile,
                Script.number(NUMBER, "400", new Destination(Script.FIRST, List.of(), List.of(), OptionalInt.of(20))));
    }

    private Tariff tariff() {
        List<TariffLine> lines = new ArrayList<>();
        for (Party party : Party.values()) {
            int from = random.nextInt(1440);
            lines.add(line(
                    party, new Period(List.of(), from, 1 + random.nextInt(1440), Optional.empty(), Optional.empty())));
            lines.add(line(party, Period.ALWAYS));
        }
        return new Tariff("t", lines, ZoneId.of("Asia/Shanghai"), date -> DayKind.WORKDAY);
    }

    private TariffLine line(Party party, Period period) {
        Price price = new Price(
                random.nextInt(3) * 1_000L,
                random.nextInt(3) * 7,
                block(),
                block(),
                pick(List.of(Rounding.values())),
                pick(List.of(1L, 100L, 333L)));
        return new TariffLine("", "", new Scope("400", Optional.empty(), party, List.of(), List.of()), period, price);
    }

    private Block block() {
        return new Block(pick(List.of(1, 6, 7, 30, 60)), random.nextInt(5_000));
    }

    private <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    private static void talks(Script call, long waits) {
        call.after(waits).on(Script.dials(CALLER, NUMBER)).on(Script.notified(BcsmEvent.ANSWER, Leg.CALLED));
    }

    /** Whatever comes late by some milliseconds. */
    private void deadlines(Script call, long end) {
        while (call.last().deadline().orElseThrow() < end) {
            long late =
                    Math.min(random.nextInt(1_500), end - call.last().deadline().orElseThrow());
            call.after(call.last().deadline().orElseThrow() - call.now() + late).on(new CallEvent.DeadlinePassed());
        }
        call.after(end - call.now());
    }

    @Test
    void thePartsOfACallAddUpToTheWhole() {
        int parted = 0;
        for (int i = 0; i < 400; i++) {
            Tariff tariff = tariff();
            long waits = random.nextInt(86_400) * 1_000L + random.nextInt(1_000);
            long millis = random.nextInt(1_000_000);
            Script whole = call(Script.PLAIN, tariff, 0);
            talks(whole, waits);
            whole.after(millis).on(Script.hungUp(Leg.CALLING));
            Script parts = call(Script.PLAIN, tariff, 1 + random.nextInt(400));
            talks(parts, waits);
            deadlines(parts, parts.now() + millis);
            parts.on(Script.hungUp(Leg.CALLING));

            CallRecord one = whole.record();
            CallRecord last = parts.record();
            List<CallRecord> all = new ArrayList<>(parts.parts());
            all.add(last);
            assertEquals(
                    one.chargedSeconds(),
                    all.stream().mapToLong(CallRecord::chargedSeconds).sum());
            assertEquals(one.charge().orElseThrow().caller(), sum(all, true));
            assertEquals(one.charge().orElseThrow().subscriber(), sum(all, false));
            assertEquals(one.charge(), last.wholeCharge());
            assertEquals(one.wholeSeconds(), last.wholeSeconds());
            for (CallRecord each : all) {
                assertTrue(each.charge().orElseThrow().subscriber() >= 0 && each.chargedSeconds() >= 0);
            }
            for (int part = 1; part <= parts.parts().size(); part++) {
                CallRecord record = parts.parts().get(part - 1);
                assertEquals(part, record.part().orElseThrow().number());
                assertEquals(Reason.GOES_ON, record.reason());
                assertEquals(one.callId(), record.callId());
                assertEquals(all.get(part).part().orElseThrow().from(), record.endedAt());
            }
            parted += parts.parts().size() > 1 ? 1 : 0;
        }
        assertTrue(parted > 100, "calls in parts: " + parted);
    }

    private static long sum(List<CallRecord> records, boolean caller) {
        return records.stream()
                .map(record -> record.charge().orElseThrow())
                .mapToLong(charge -> caller ? charge.caller() : charge.subscriber())
                .sum();
    }

    @Test
    void aShortCallHasOneRecordAsBefore() {
        Script call = call(Script.PLAIN, tariff(), 60);
        talks(call, 0);
        call.after(59_999).on(Script.hungUp(Leg.CALLED));
        assertEquals(List.of(), call.parts());
        assertEquals(Optional.empty(), call.record().part());
    }

    @Test
    void whatTheSwitchMeasuresTakesNothingBack() {
        Script call = call(Script.REPORTING, tariff(), 60);
        talks(call, 0);
        call.after(60_000).on(new CallEvent.DeadlinePassed());
        call.after(10).on(Script.hungUp(Leg.CALLING));
        call.on(new CallEvent.ChargingReported("00"));
        call.on(new CallEvent.InformationReported(
                new CallInformation(OptionalInt.of(4), OptionalInt.of(59), OptionalInt.of(16))));
        assertEquals(60, call.parts().getFirst().chargedSeconds());
        assertEquals(0, call.record().chargedSeconds());
        assertEquals(60, call.record().wholeSeconds());
        assertEquals(0, call.record().charge().orElseThrow().subscriber());
    }

    @Test
    void aKilledNodeChargesForThePartsThatHaveTheirRecords() {
        Script call = call(Script.PLAIN, tariff(), 60);
        talks(call, 0);
        call.after(60_000).on(new CallEvent.DeadlinePassed()).after(20_000);
        CallRecord cut = call.standIn().orElseThrow();
        assertEquals(Reason.NODE_LOST, cut.reason());
        assertEquals(Payer.NOBODY, cut.payer());
        assertEquals(2, cut.part().orElseThrow().number());
        assertEquals(0, cut.charge().map(Charge::subscriber).orElse(0L));
        assertEquals(
                call.parts().getFirst().charge().orElseThrow().subscriber(),
                cut.wholeCharge().orElseThrow().subscriber());
    }

    @Test
    void theExplanationNamesTheParts() {
        Script call = call(Script.PLAIN, tariff(), 60);
        talks(call, 0);
        call.after(60_000).on(new CallEvent.DeadlinePassed()).on(Script.hungUp(Leg.CALLING));
        assertTrue(call.record().path().contains(new TraceLine(Script.START + 60_000, "part", "1")));
        assertEquals(List.of(), call.parts().getFirst().path());
    }
}
