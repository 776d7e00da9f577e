package org.tollbridge.node.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.junit.jupiter.api.Test;
import org.tollbridge.core.diameter.DiameterNode;
import org.tollbridge.core.diameter.DiameterTimes;
import org.tollbridge.provisioning.store.TestCall;
import org.tollbridge.service.call.CallRating;
import org.tollbridge.service.call.CallRecord;
import org.tollbridge.service.charging.Charge;
import org.tollbridge.service.charging.DayKind;
import org.tollbridge.service.charging.Tariff;
import org.tollbridge.service.credit.CreditFailure;
import org.tollbridge.service.credit.CreditTerms;
import org.tollbridge.service.plan.ServiceClasses;

/** Who keeps the credit of whom. */
class NodeCreditTest {

    private static ToLongFunction<CallRecord> ofRecord(Map<String, CreditTerms> servers) {
        CreditPlan plan = new CreditPlan(
                servers,
                new DiameterNode("scp1.example", "example"),
                List.of(),
                new DiameterTimes(1_000, 30_000, 1_000),
                1_000,
                100);
        CallRating rating = new CallRating(new Tariff("f", List.of(), ZoneOffset.UTC, day -> DayKind.WORKDAY));
        return NodeCredit.prices(plan, rating, ServiceClasses.china()).ofRecord();
    }

    @Test
    void whatServersChargeIsNotTakenFromABalanceToo() {
        CallRecord record = TestCall.of("scp1-1", Instant.EPOCH)
                .sentTo("861055501001")
                .answered(3_000, 60_000)
                .record()
                .with(new Charge(0, 8_500, "CNY", "f", List.of()));
        String subscriber = record.subscriber().orElseThrow();
        CreditTerms terms = new CreditTerms(CreditFailure.CONTINUE, 1_000);

        assertEquals(8_500, ofRecord(Map.of()).applyAsLong(record));
        assertEquals(8_500, ofRecord(Map.of("another", terms)).applyAsLong(record));
        assertEquals(0, ofRecord(Map.of(subscriber, terms)).applyAsLong(record));
    }

    /** 60.2 s from answer to end as seen here, of which the switch has measured 60: one minute in the record, and one to be paid. */
    @Test
    void aCallWithoutAPriceCostsTheMinutesThatItsRecordHas() {
        CallRecord record = TestCall.of("scp1-1", Instant.EPOCH)
                .sentTo("861055501001")
                .answered(3_000, 60_200)
                .measured(60)
                .record();

        assertEquals(60, record.chargedSeconds());
        assertEquals(7_000, ofRecord(Map.of()).applyAsLong(record));
    }
}
