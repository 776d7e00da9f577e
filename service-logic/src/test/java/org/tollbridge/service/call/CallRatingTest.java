package org.tollbridge.service.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tollbridge.service.charging.Charge;
import org.tollbridge.service.charging.DayKind;
import org.tollbridge.service.charging.Party;
import org.tollbridge.service.charging.Tariff;
import org.tollbridge.service.charging.TariffLine;
import org.tollbridge.service.charging.TariffLine.Block;
import org.tollbridge.service.charging.TariffLine.Period;
import org.tollbridge.service.charging.TariffLine.Price;
import org.tollbridge.service.charging.TariffLine.Rounding;
import org.tollbridge.service.charging.TariffLine.Scope;
import org.tollbridge.service.number.NatureOfAddress;
import org.tollbridge.service.number.NumberPlan;
import org.tollbridge.service.number.PartyNumber;
import org.tollbridge.service.plan.PlanRules;
import org.tollbridge.service.plan.ServiceClasses;

/** Records get their price in the step that ends the call. */
class CallRatingTest {

    private static final long SECOND = 1_000;

    private static TariffLine line(String version, Optional<String> subscriber, int seconds, long price) {
        Block block = new Block(seconds, price);
        return new TariffLine(
                "line",
                version,
                new Scope("800", subscriber, Party.SUBSCRIBER, List.of(), List.of("86")),
                Period.ALWAYS,
                new Price(0, 0, block, block, Rounding.UP, 1));
    }

    private static CallLogic logic(TariffLine... lines) {
        Tariff tariff = new Tariff("f1", List.of(lines), ZoneOffset.UTC, date -> DayKind.WORKDAY);
        return new CallLogic(
                new PlanRules(NumberPlan.china(), ServiceClasses.china()), Script.LIMITS, new CallRating(tariff));
    }

    private static CallRecord record(CallLogic logic, long talkMillis) {
        Script call = new Script(logic, Script.PLAIN, Script.freephone(List.of(), List.of()));
        call.on(Script.offered());
        call.after(3 * SECOND).on(Script.notified(BcsmEvent.ANSWER, Leg.CALLED));
        call.after(talkMillis).on(Script.hungUp(Leg.CALLED));
        return call.record();
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "1, 700", "6000, 700", "6001, 1400", "60000, 7000", "3540000, 413000"})
    void aBegunSecondCounts(long talkMillis, long subscriber) {
        CallRecord record = record(logic(line("2026", Optional.empty(), 6, 700)), talkMillis);

        assertEquals(
                Optional.of(new Charge(0, subscriber, "CNY", "f1", subscriber == 0 ? List.of() : List.of("2026"))),
                record.charge());
        assertFalse(record.unpriced());
    }

    @Test
    void anAnnouncementQuotesTheTariffAndNotTheRateOfTheClass() {
        Block block = new Block(60, 1_500);
        TariffLine mobile = new TariffLine(
                "line",
                "",
                new Scope("400", Optional.empty(), Party.CALLER, List.of("8613"), List.of()),
                Period.ALWAYS,
                new Price(0, 0, block, block, Rounding.UP, 1));

        assertEquals(150, quoted(logic(mobile), "8613800138000"));
        assertEquals(110, quoted(logic(mobile), "861088886666"));
    }

    /** What a caller hears that a minute costs, in thousandths of a yuan. */
    private static long quoted(CallLogic logic, String caller) {
        Script call = new Script(logic, Script.HEARING, Script.planned("4008101234", "400", """
                entry: hello
                hello: announce
                  announcement: welcome
                  to -> office
                office: destination
                  number: 861062345678
                """));
        call.on(Script.dials(new PartyNumber(NatureOfAddress.INTERNATIONAL, caller), "4008101234"));
        return call.last().instructions().stream()
                .filter(Instruction.Play.class::isInstance)
                .map(each -> ((Instruction.Play) each).announcement().milliYuanPerMinute())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aSubscriberHasLinesOfItsOwn() {
        CallLogic logic = logic(
                line("others", Optional.of("globex"), 6, 1),
                line("own", Optional.of("acme"), 60, 5_000),
                line("all", Optional.empty(), 6, 700));

        assertEquals(5_000, record(logic, 10 * SECOND).charge().orElseThrow().subscriber());
    }

    @Test
    void whereTheTariffHasAGapTheRecordSaysThatItHasNoPrice() {
        CallRecord record = record(logic(line("others", Optional.of("globex"), 6, 1)), SECOND);

        assertEquals(Optional.empty(), record.charge());
        assertTrue(record.unpriced());
    }

    @Test
    void aCallThatNobodyAnsweredHasNoPriceAndNeedsNone() {
        Script call = new Script(
                logic(line("2026", Optional.empty(), 6, 700)), Script.PLAIN, Script.freephone(List.of(), List.of()));
        call.on(Script.offered());
        call.on(Script.interrupted(BcsmEvent.CALLED_PARTY_BUSY, 17));

        assertEquals(Optional.empty(), call.record().charge());
        assertFalse(call.record().unpriced());
    }

    @Test
    void theShorterOfBothMeasuresCounts() {
        CallRecord seen = record(logic(), 10_001);

        assertEquals(11, seen.chargedSeconds());
        assertEquals(10, measured(seen, 10).chargedSeconds());
        assertEquals(11, measured(seen, 600).chargedSeconds());
        assertEquals(0, measured(seen, -1).chargedSeconds());
    }

    private static CallRecord measured(CallRecord seen, int seconds) {
        return new CallRecord(
                new CallRecord.Request(
                        seen.callId(),
                        seen.switchName(),
                        seen.serviceKey(),
                        seen.dialled(),
                        seen.caller(),
                        seen.serviceClass(),
                        seen.subscriber(),
                        seen.offeredAt()),
                new CallRecord.Course(
                        seen.attempts(),
                        seen.answeredAt(),
                        seen.endedAt(),
                        seen.outcome(),
                        seen.reason(),
                        seen.releaseCause(),
                        OptionalInt.of(seconds)),
                new CallRecord.Billing(seen.payer(), seen.chargingReport(), Optional.empty()),
                seen.path());
    }

    @Test
    void aDefectInMidConversationIsRatedToo() {
        CallLogic logic = logic(line("2026", Optional.empty(), 6, 700));
        Script call = new Script(logic, Script.PLAIN, Script.freephone(List.of(), List.of()));
        call.on(Script.offered());
        call.after(3 * SECOND).on(Script.notified(BcsmEvent.ANSWER, Leg.CALLED));
        call.after(SECOND).fail(Script.offered());

        assertEquals(700, call.record().charge().orElseThrow().subscriber());
    }
}
