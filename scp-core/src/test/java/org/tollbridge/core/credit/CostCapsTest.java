package org.tollbridge.core.credit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.tollbridge.core.counter.LocalErrands;
import org.tollbridge.service.call.CallRecord;
import org.tollbridge.service.call.Errand;
import org.tollbridge.service.call.Outcome;
import org.tollbridge.service.call.Reason;
import org.tollbridge.service.charging.Affordable;
import org.tollbridge.service.charging.Charge;
import org.tollbridge.service.charging.Payer;
import org.tollbridge.service.charging.RatedCall;
import org.tollbridge.service.charging.Yuan;
import org.tollbridge.service.credit.CreditAnswer;
import org.tollbridge.service.credit.CreditAnswer.Bound;
import org.tollbridge.service.credit.CreditAnswer.Granted;
import org.tollbridge.service.credit.CreditFailure;
import org.tollbridge.service.credit.CreditRequest;
import org.tollbridge.service.credit.CreditTerms;
import org.tollbridge.service.plan.CostCap;
import org.tollbridge.service.plan.PlanLimits.Claim;
import org.tollbridge.service.plan.ServiceClasses;
import org.tollbridge.service.plan.WalkAnswer;
import org.tollbridge.service.port.CreditControl;
import org.tollbridge.service.port.Errands;

class CostCapsTest {

    private static final String NUMBER = "4008101234";
    private static final CreditTerms TERMS = new CreditTerms(CreditFailure.TERMINATE, 1_000);

    /** A fen a begun 6 s, and a tenth of a fen to set it up: in ten-thousandths. */
    private static long price(RatedCall call) {
        return 1 + 100L * Math.ceilDiv(call.seconds(), 6);
    }

    private final LocalErrands counts = new LocalErrands(ServiceClasses.china(), (hashes, digits, answer) -> {});
    private CreditAnswer ofCredit = Granted.UNLIMITED;
    private final CreditControl credit = new CreditControl() {
        @Override
        public void ask(String callId, CreditRequest request, Consumer<CreditAnswer> answer) {
            answer.accept(ofCredit);
        }

        @Override
        public void ended(CallRecord record) {
            counts.ended(record);
        }
    };

    private static CreditAnswer ask(
            CostCaps caps, String call, Optional<CreditTerms> terms, long limit, boolean open, int talked) {
        Claim claim = new Claim(Claim.Kind.MONTHLY_COST, NUMBER, limit, 1_000);
        List<CreditAnswer> answers = new ArrayList<>();
        caps.ask(
                call,
                new CreditRequest(
                        0,
                        terms,
                        Optional.of(new CostCap(claim, open)),
                        new RatedCall("400", "acme", "", "", Payer.SPLIT, 5_000, talked),
                        NUMBER,
                        2_000,
                        5_000),
                answers::add);
        assertEquals(1, answers.size());
        return answers.getFirst();
    }

    private void count(String call, long limit) {
        Claim claim = new Claim(Claim.Kind.MONTHLY_COST, NUMBER, limit, 1_000);
        counts.run(call, new Errand.Count(1, List.of(claim), 2_000), answer -> {});
    }

    private static CallRecord record(String call, int seconds) {
        RatedCall rated = new RatedCall("400", "acme", "", "", Payer.SPLIT, 5_000, seconds);
        return new CallRecord(
                        new CallRecord.Request(
                                call,
                                "ssp1",
                                400,
                                NUMBER,
                                Optional.empty(),
                                Optional.of("400"),
                                Optional.of("acme"),
                                2_000),
                        new CallRecord.Course(
                                List.of(),
                                OptionalLong.of(5_000),
                                5_000 + 1_000L * seconds,
                                Outcome.ANSWERED,
                                Reason.COMPLETED,
                                OptionalInt.empty(),
                                OptionalInt.empty()),
                        new CallRecord.Billing(Payer.SPLIT, Optional.empty(), Optional.empty()),
                        List.of())
                .with(new Charge(0, price(rated), Yuan.CURRENCY, "t", List.of()));
    }

    @Test
    void aCallIsGrantedWhatTheMonthCanPayFor() {
        CostCaps caps = new CostCaps(credit, counts, CostCapsTest::price);
        count("one", 511);
        // 300 s cost 500.1 thousandths, a begun one counted.
        assertEquals(
                new Granted(OptionalInt.of(Affordable.PIECE), false, Optional.empty()),
                ask(caps, "one", Optional.empty(), 511, true, 0));
        assertEquals(
                new Granted(OptionalInt.of(6), true, Optional.empty(), Bound.MONTHLY_COST),
                ask(caps, "one", Optional.empty(), 511, true, 300));
        assertEquals(
                new CreditAnswer.Denied(Optional.empty(), Bound.MONTHLY_COST),
                ask(caps, "two", Optional.empty(), 511, true, 0));
    }

    @Test
    void theLessOfCreditAndMonthCounts() {
        CostCaps caps = new CostCaps(credit, counts, CostCapsTest::price);
        count("one", 511);
        ofCredit = new Granted(OptionalInt.of(30), true, Optional.empty());
        assertEquals(ofCredit, ask(caps, "one", Optional.of(TERMS), 511, true, 0));
        assertEquals(
                new Granted(OptionalInt.of(6), true, Optional.empty(), Bound.MONTHLY_COST),
                ask(caps, "one", Optional.of(TERMS), 11, true, 0));
        ofCredit = new CreditAnswer.Silent();
        assertEquals(ofCredit, ask(caps, "one", Optional.of(TERMS), 511, true, 0));
    }

    @Test
    void aServerThatGrantsAllTimeThereIsIsHeldToTheMonth() {
        CostCaps caps = new CostCaps(credit, counts, CostCapsTest::price);
        count("one", 511);
        ofCredit = new Granted(OptionalInt.of(Integer.MAX_VALUE), false, Optional.empty());
        assertEquals(
                new Granted(OptionalInt.of(6), true, Optional.empty(), Bound.MONTHLY_COST),
                ask(caps, "one", Optional.of(TERMS), 511, true, 300));
    }

    @Test
    void aCounterThatDoesNotAnswerIsAskedAgainWhereThePlanIsOpen() {
        Errands silent = new Errands() {
            @Override
            public void run(String callId, Errand errand, Consumer<WalkAnswer> answer) {
                answer.accept(new WalkAnswer.Silent());
            }

            @Override
            public void ended(CallRecord record) {}
        };
        CostCaps caps = new CostCaps(credit, silent, CostCapsTest::price);
        assertEquals(
                new Granted(OptionalInt.of(Affordable.PIECE), false, Optional.empty()),
                ask(caps, "one", Optional.empty(), 511, true, 0));
        assertEquals(new CreditAnswer.Silent(), ask(caps, "one", Optional.empty(), 511, false, 0));
    }

    @Test
    void callsInProgressNeverSpendMoreThanTheMonth() {
        Random random = new Random(800);
        for (int round = 0; round < 300; round++) {
            LocalErrands month = new LocalErrands(ServiceClasses.china(), (hashes, digits, answer) -> {});
            CostCaps caps = new CostCaps(credit, month, CostCapsTest::price);
            long limit = 1L + random.nextInt(4_000);
            Claim claim = new Claim(Claim.Kind.MONTHLY_COST, NUMBER, limit, 1_000);
            int calls = 1 + random.nextInt(8);
            int[] talked = new int[calls];
            for (int i = 0; i < calls; i++) {
                month.run("call" + i, new Errand.Count(1, List.of(claim), 2_000), answer -> {});
                talked[i] = 0;
            }
            long spent = 0;
            int open = calls;
            boolean[] over = new boolean[calls];
            while (open > 0) {
                int i = random.nextInt(calls);
                if (over[i]) {
                    continue;
                }
                CreditAnswer answer = ask(caps, "call" + i, Optional.empty(), limit, false, talked[i]);
                boolean last = true;
                if (answer instanceof Granted granted) {
                    int seconds = granted.seconds().orElseThrow();
                    boolean hangsUp = random.nextInt(4) == 0;
                    talked[i] += hangsUp ? random.nextInt(seconds + 1) : seconds;
                    last = hangsUp || granted.last();
                } else {
                    assertInstanceOf(CreditAnswer.Denied.class, answer);
                }
                if (last) {
                    over[i] = true;
                    open--;
                    CallRecord record = record("call" + i, talked[i]);
                    // A call that was refused before its answer costs nothing.
                    boolean refused = talked[i] == 0 && !(answer instanceof Granted);
                    spent += refused ? 0 : LocalErrands.cost(record, ServiceClasses.china());
                    month.ended(refused ? record.with(new Charge(0, 0, Yuan.CURRENCY, "t", List.of())) : record);
                }
            }
            long all = spent;
            assertTrue(all <= limit, () -> all + " spent of " + limit);
        }
    }
}
