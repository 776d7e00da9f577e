package org.tollbridge.core.credit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.tollbridge.core.credit.Purse.Posted;
import org.tollbridge.service.charging.Affordable;
import org.tollbridge.service.charging.Payer;
import org.tollbridge.service.charging.RatedCall;
import org.tollbridge.service.credit.CreditAnswer;
import org.tollbridge.service.credit.CreditFailure;
import org.tollbridge.service.credit.CreditRequest;
import org.tollbridge.service.credit.CreditTerms;

/** A balance of 1,000 from which a second takes 1. */
class PurseTest {

    private static final long BALANCE = 1_000;

    private final Purse purse = new Purse(balance(BALANCE));

    private static BalanceKeeper.Balance balance(long amount) {
        return new BalanceKeeper.Balance("acme", amount, true, 0);
    }

    private CreditAnswer ask(String call, int talked) {
        RatedCall rated =
                new RatedCall("800", "acme", "861088886666", "861062345678", Payer.CALLED_PARTY, 5_000, talked);
        return purse.ask(
                call,
                new CreditRequest(
                        talked == 0 ? 0 : 1,
                        new CreditTerms(CreditFailure.TERMINATE, 1_000),
                        rated,
                        "8008101234",
                        1_000,
                        5_000),
                RatedCall::seconds);
    }

    private static CreditAnswer granted(int seconds, boolean last) {
        return new CreditAnswer.Granted(OptionalInt.of(seconds), last, Optional.empty());
    }

    @Test
    void aCallGoesThroughAllOfIt() {
        assertEquals(granted(Affordable.PIECE, false), ask("one", 0));
        assertEquals(BALANCE, purse.free("one"), "what it has reserved is its own");
        assertEquals(BALANCE - 300, purse.free("two"));

        purse.take(balance(BALANCE - 120), List.of(new Posted("one", true, 120)));
        assertEquals(BALANCE, purse.free("one"));
        assertEquals(BALANCE - 300, purse.free("two"), "a part that is paid is not taken twice");

        assertEquals(granted(300, false), ask("one", 300));
        assertEquals(BALANCE - 600, purse.free("two"));

        purse.ended("one", 200);
        assertEquals(BALANCE - 320, purse.free("two"));

        purse.take(balance(BALANCE - 320), List.of(new Posted("one", false, 200)));
        assertEquals(BALANCE - 320, purse.free("two"));
        assertEquals(BALANCE - 320, purse.free("one"));
    }

    @Test
    void theReaderMayBeFirst() {
        ask("one", 0);
        purse.take(balance(BALANCE - 50), List.of(new Posted("one", false, 50)));
        assertEquals(BALANCE - 50, purse.free("two"));
        purse.ended("one", 50);
        assertEquals(BALANCE - 50, purse.free("two"));
    }

    @Test
    void whatIsNotThereIsNotGranted() {
        for (int call = 0; call < 3; call++) {
            assertEquals(granted(300, false), ask("call" + call, 0));
        }
        assertEquals(granted(100, true), ask("last", 0));
        assertEquals(new CreditAnswer.Denied(Optional.empty()), ask("more", 0));
        purse.take(balance(-5), List.of());
        assertEquals(-5 - 300, purse.free("last") + 2 * 300);
    }

    /** Each of three hundred thousand calls asks while as many wait for a store that is away. */
    @Test
    @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void callsThatWaitForTheStoreAreNotCountedForEachThatAsks() {
        Purse rich = new Purse(balance(2_000_000));
        for (int call = 0; call < 300_000; call++) {
            rich.ended("call" + call, 5);
        }
        for (int call = 0; call < 300_000; call++) {
            assertEquals(500_000, rich.free("another"));
        }
    }

    /** What a call has come to, as somebody knows who sees all of it. */
    private static final class Model {
        private int reserved;
        private int paid;
        private int total;
        private boolean ended;
        private boolean posted;

        boolean over() {
            return ended || posted;
        }
    }

    @Test
    void theEquationHoldsInWhateverOrderCallsEndAndAreRead() {
        Random random = new Random(4711);
        for (int round = 0; round < 300; round++) {
            Purse held = new Purse(balance(BALANCE));
            Map<String, Model> calls = new TreeMap<>();
            long kept = BALANCE;
            for (int step = 0; step < 60; step++) {
                String id = "call" + random.nextInt(5);
                Model call = calls.computeIfAbsent(id, name -> new Model());
                List<Posted> posted = new ArrayList<>();
                switch (random.nextInt(4)) {
                    case 0 -> reserve(held, id, call);
                    case 1 -> kept -= part(id, call, random.nextInt(40), posted);
                    case 2 -> end(held, id, call, random.nextInt(40));
                    default -> kept -= last(id, call, random.nextInt(40), posted);
                }
                held.take(balance(kept), posted);
                calls.values().removeIf(each -> each.ended && each.posted);
                long expected = kept;
                for (Model each : calls.values()) {
                    expected -= each.over() ? (each.posted ? 0 : each.total) : Math.max(0, each.reserved - each.paid);
                }
                assertEquals(expected, held.free("another"), "round " + round + ", step " + step);
            }
        }
    }

    private static void reserve(Purse held, String id, Model call) {
        if (call.over()) {
            return;
        }
        RatedCall rated = new RatedCall("800", "acme", "86", "8610", Payer.CALLED_PARTY, 5_000, call.paid);
        CreditAnswer answer = held.ask(
                id,
                new CreditRequest(
                        1, new CreditTerms(CreditFailure.TERMINATE, 1_000), rated, "8008101234", 1_000, 5_000),
                RatedCall::seconds);
        if (answer instanceof CreditAnswer.Granted granted) {
            call.reserved = call.paid + granted.seconds().orElseThrow();
        }
    }

    private static int part(String id, Model call, int cost, List<Posted> posted) {
        if (call.over()) {
            return 0;
        }
        call.paid += cost;
        posted.add(new Posted(id, true, cost));
        return cost;
    }

    private static void end(Purse held, String id, Model call, int cost) {
        if (call.ended) {
            return;
        }
        if (!call.posted) {
            call.total = cost;
        }
        call.ended = true;
        held.ended(id, call.total);
    }

    private static int last(String id, Model call, int cost, List<Posted> posted) {
        if (call.posted) {
            return 0;
        }
        if (!call.ended) {
            call.total = cost;
        }
        // Of a call that costs nothing and has no parts the reader tells nothing.
        if (call.total > 0 || call.paid > 0) {
            call.posted = true;
            posted.add(new Posted(id, false, call.total));
        }
        return call.total;
    }
}
