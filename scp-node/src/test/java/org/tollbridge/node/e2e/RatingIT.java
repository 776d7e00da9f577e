package org.tollbridge.node.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.tollbridge.node.cli.Run;
import org.tollbridge.service.call.CallRecord;
import org.tollbridge.service.call.Reason;
import org.tollbridge.service.charging.Charge;
import org.tollbridge.simulator.ssf.PartyScript.HangsUp;

/** What calls over the wire cost: in their records, in what limits count, and in what is told of them. */
@Timeout(180)
class RatingIT {

    private static final String NUMBER = "4008299999";

    @TempDir
    private Path home;

    @TempDir
    private Path folder;

    private Scp start(String tariff) throws Exception {
        Path file = folder.resolve("tariff.csv");
        Files.writeString(file, tariff);
        return Scp.start(home, "charging: {tariffs: \"" + file + "\"}\n");
    }

    private static final String HEADER = "version,service_class,pays,subscriber,set_up,next_seconds,next_price,unit\n";

    @Test
    void bothPartsOfACallAreInItsRecord() throws Exception {
        try (Scp scp = start(HEADER + "v7,400,caller,,0.05,3600,0.11,0.01\nv8,400,subscriber,,,3600,0.25,0.01\n");
                Ssp ssp = Ssp.connect(scp.address(), 1)) {
            Plans.put(scp, NUMBER, "entry: office\noffice: destination\n  number: 861062345678\n");
            ssp.place(Calls.to(NUMBER));
            ssp.place(Calls.to(NUMBER).everyone(Calls.isBusy()));

            List<CallRecord> records = scp.records();
            Charge charge = records.getFirst().charge().orElseThrow();
            assertEquals(1_600, charge.caller());
            assertEquals(2_500, charge.subscriber());
            assertEquals(List.of("v7", "v8"), charge.versions());
            assertEquals(Optional.empty(), records.get(1).charge());

            Run why = Run.tollbridge(home, folder, "why", records.getFirst().callId());
            assertTrue(
                    why.out()
                            .contains("price    caller 0.16, subscriber 0.25 CNY, by tariff " + charge.tariff()
                                    + ", version v7 and v8"),
                    why.out());
            Run rate = Run.tollbridge(
                    home, folder, "rate", "--from", Calls.FIXED_CALLER, "--to", NUMBER, "--seconds", "60");
            assertTrue(rate.out().contains("by tariff  " + charge.tariff()), rate.out() + rate.err());
        }
    }

    @Test
    void whatTheTariffSaysIsWhatTheMonthCounts() throws Exception {
        // By the rates of the service class two calls of a minute would be 0.50 yuan, far from the limit.
        try (Scp scp = start(HEADER
                        + "v7,400,caller,,,60,0.11,0.01\n"
                        + "own,400,subscriber,Somebody,200,3600,1.00,0.01\nv8,400,subscriber,,,60,0.25,0.01\n");
                Ssp ssp = Ssp.connect(scp.address(), 1)) {
            Plans.put(
                    scp,
                    NUMBER,
                    "entry: office\nlimits:\n  monthlyCost: 401000\noffice: destination\n  number: 861062345678\n");
            for (int call = 1; call <= 2; call++) {
                ssp.place(Calls.to(NUMBER).everyone(Calls.answers(300, HangsUp.CALLING)));
                scp.awaitNoCalls();
            }

            assertEquals(OptionalInt.of(49), ssp.place(Calls.to(NUMBER)).releaseCause());
            List<CallRecord> records = scp.records();
            assertEquals(2_010_000, records.get(1).charge().orElseThrow().subscriber());
            assertEquals(Reason.MONTHLY_COST_USED, records.get(2).reason());
        }
    }

    @Test
    void aGapInTheTariffIsInTheRecordAndInTheMetrics() throws Exception {
        try (Scp scp = start(HEADER + "v7,400,caller,,,60,0.11,0.01\n");
                Ssp ssp = Ssp.connect(scp.address(), 1)) {
            Plans.put(scp, NUMBER, "entry: office\noffice: destination\n  number: 861062345678\n");
            ssp.place(Calls.to(NUMBER));

            assertTrue(scp.records().getFirst().unpriced());
            assertEquals(1, scp.node().engine().counters().unpriced());
        }
    }
}
