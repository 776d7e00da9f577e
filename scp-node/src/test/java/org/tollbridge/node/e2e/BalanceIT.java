package org.tollbridge.node.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.tollbridge.provisioning.inventory.Author;
import org.tollbridge.provisioning.inventory.Intent;
import org.tollbridge.provisioning.store.Balances;
import org.tollbridge.provisioning.store.StoreException;
import org.tollbridge.service.call.CallRecord;
import org.tollbridge.service.call.Outcome;
import org.tollbridge.service.call.Reason;
import org.tollbridge.simulator.ssf.CallResult;
import org.tollbridge.simulator.ssf.PartyScript.HangsUp;

/** Calls of a subscriber that has paid in advance, with nothing but the node's store. */
@Timeout(120)
class BalanceIT {

    private static final Intent ANN = Intent.of(new Author("ann", ""));
    private static final String NUMBER = "4008100001";
    private static final String CAPPED = "4008299997";
    private static final String SUBSCRIBER = "Beijing Paper Kite Couriers";

    /** A second costs a fen, from the first on. */
    private static final String TARIFF = """
            service_class,pays,next_seconds,next_price
            400,subscriber,1,0.01
            400,caller,60,0
            """;

    @TempDir
    private Path home;

    private static Calls talks(long seconds) {
        return Calls.to(NUMBER).everyone(Calls.answersAtOnce(seconds, HangsUp.CALLING));
    }

    @Test
    void aBalanceRefusesTheNextCallOrEndsTheOneInProgress() throws Exception {
        Path tariff = home.resolve("by-the-second.csv");
        Files.writeString(tariff, TARIFF);
        try (Scp scp = Scp.start(home, """
                        switches: [{name: applying, point-code: 1, charging: apply}]
                        charging: {tariffs: "%s"}
                        """.formatted(tariff));
                Ssp ssp = Ssp.connect(scp.address(), 1, settings -> settings.withSpeed(1))) {
            Balances balances = new Balances(scp.node().store());
            balances.put(SUBSCRIBER, false, ANN);
            balances.add(SUBSCRIBER, 100, ANN);
            Until.holds("the balance is seen", () -> scp.node().holdsCredit(SUBSCRIBER));

            // Whoever is in conversation goes on when it is used up.
            Until.holds(
                    "what was added to it is seen", () -> ssp.place(talks(2)).outcome() == CallResult.Outcome.ANSWERED);
            CallRecord first = scp.records().getLast();
            assertEquals(Reason.COMPLETED, first.reason());
            long cost = first.charge().orElseThrow().subscriber();
            assertTrue(cost >= 200, () -> "" + cost);
            assertEquals(OptionalInt.of(53), ssp.place(talks(1)).releaseCause());
            assertEquals(Reason.NO_CREDIT, scp.records().getLast().reason());
            Until.holds("the call is taken from it", () -> amount(balances) == 100 - cost);

            // Now two seconds are there, and a call in progress ends with them.
            balances.put(SUBSCRIBER, true, ANN);
            balances.add(SUBSCRIBER, cost + 100, ANN);
            Until.holds("the call is taken", () -> {
                CallResult result = ssp.place(talks(30));
                return result.outcome() == CallResult.Outcome.ANSWERED;
            });
            CallRecord second = scp.records().getLast();
            assertEquals(Outcome.ANSWERED, second.outcome());
            assertEquals(Reason.CREDIT_USED, second.reason());
            assertTrue(second.durationMillis() < 10_000, () -> "it went on");
            long rest = 200 - second.charge().orElseThrow().subscriber();
            Until.holds("the call is taken from it", () -> amount(balances) == rest);
            assertTrue(rest >= 0, () -> "below nothing: " + rest);

            // A number may spend two fen in a month, and its calls end with them.
            Plans.put(scp, CAPPED, """
                    entry: office
                    limits:
                      monthlyCost: 20
                      whenCostUsed: end
                    office: destination
                      number: 861062345678
                    """);
            Calls capped = Calls.to(CAPPED).everyone(Calls.answersAtOnce(30, HangsUp.CALLING));
            assertEquals(CallResult.Outcome.ANSWERED, ssp.place(capped).outcome());
            CallRecord third = scp.records().getLast();
            assertEquals(Reason.MONTHLY_COST_USED, third.reason());
            assertEquals(200, third.charge().orElseThrow().subscriber());
            assertEquals(OptionalInt.of(49), ssp.place(capped).releaseCause());
            assertEquals(Outcome.REFUSED, scp.records().getLast().outcome());
        }
    }

    private static long amount(Balances balances) {
        try {
            return balances.find(SUBSCRIBER).orElseThrow().amount();
        } catch (StoreException e) {
            throw new AssertionError(e);
        }
    }
}
