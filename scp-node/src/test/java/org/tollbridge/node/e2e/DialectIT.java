package org.tollbridge.node.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.tollbridge.service.call.CallRecord;
import org.tollbridge.service.call.TraceLine;
import org.tollbridge.simulator.ssf.CallResult;

/** Charging octets that change with the configuration and with nothing else. */
@Tag("any-transport")
@Timeout(120)
@ExtendWith(Wiretap.class)
class DialectIT {

    /** The built-in dialect on one switch, and on the other one that stands in this file alone. */
    private static final String CONFIGURATION = """
            switches:
              - {name: usual, point-code: 1}
              - {name: other, point-code: 3, dialect: fixed-places}
              - {name: telling, point-code: 5, dialect: telling}
            service-classes:
              - {name: "800", prefix: "800", payer: called-party, subscriber-rate: 700, charging-events: true}
              - {name: "400", prefix: "400", payer: split, subscriber-rate: 250, caller-rate: 110,
                 destinations: "fixed, mobile, short", short-numbers: "95, 96"}
            dialects:
              telling:
                furnishCharging:
                  partyToCharge: [calling, called]
                  layout: [{literal: "01"}, {unsigned: leg, width: 1}]
                furnishAtEnd:
                  layout:
                    - literal: "02"
                    - {unsigned: talkedSeconds, width: 2}
                    - {unsigned: subscriberAmount, width: 4}
                    - {unsigned: releaseCause, width: 1}
                chargingEvents: ["a1", "a2"]
              fixed-places:
                furnishCharging:
                  layout:
                    - literal: "5a"
                    - {code: payer, map: {CALLED_PARTY: 17, SPLIT: 34}, otherwise: 0}
                    - {bcd: serviceNumber, digits: 10, width: 5, order: high-first}
                    - {unsigned: subscriberRate, width: 2, order: little}
                    - tlv: "[3]"
                      value: {ascii: callerAreaCode, most: 4}
                sendCharging:
                  partyToCharge: calling
                  when: {payer: SPLIT}
                  layout: {unsigned: callerRate, width: 2}
            """;

    @TempDir
    private Path home;

    @Test
    void theDialectOfASwitchDecidesItsOctets() throws Exception {
        Path tariff = home.resolve("tariff.csv");
        Files.writeString(tariff, """
                service_class,pays,next_seconds,next_price
                800,subscriber,6,0.07
                400,subscriber,60,0.25
                400,caller,60,0.11
                """);
        try (Scp scp = Scp.start(home, CONFIGURATION + "charging: {tariffs: \"" + tariff + "\"}\n");
                Ssp usual = Ssp.connect(scp.address(), 1);
                Ssp other = Ssp.connect(scp.address(), 3);
                Ssp telling = Ssp.connect(scp.address(), 5)) {
            assertEquals(
                    List.of("furnishChargingInformation 5a118008100001bc0283023130"), charges(other, "8008100001"));
            assertEquals(
                    List.of("furnishChargingInformation 5a224008100001fa0083023130", "sendChargingInformation 006e"),
                    charges(other, "4008100001"));
            // docs/dialects.md and default.yaml: payer, number low digit first, what the subscriber pays, attempt.
            assertEquals(
                    List.of(
                            "furnishChargingInformation 80010181050880010010820202bc830101",
                            "sendChargingInformation 80010181020000"),
                    charges(usual, "8008100001"));
            isToldPerLegAndAtTheEndAndReportsChargingEvents(telling, scp);
        }
    }

    private static void isToldPerLegAndAtTheEndAndReportsChargingEvents(Ssp telling, Scp scp) throws Exception {
        List<String> charges = charges(telling, "8008100001");
        assertEquals(
                List.of("furnishChargingInformation 0101", "furnishChargingInformation 0102"), charges.subList(0, 2));
        assertEquals(3, charges.size());
        CallRecord record = scp.records().getLast();
        long amount = record.charge().orElseThrow().subscriber();
        assertTrue(amount > 0);
        assertEquals(
                "furnishChargingInformation 02%04x%08x10".formatted(record.chargedSeconds(), amount),
                charges.getLast());
        assertEquals(
                List.of("a1 01", "a2 01"),
                record.path().stream()
                        .filter(line -> line.what().equals("charging event"))
                        .map(TraceLine::detail)
                        .toList());
    }

    private static List<String> charges(Ssp ssp, String dialled) throws Exception {
        CallResult result = ssp.place(Calls.to(dialled));
        assertEquals(CallResult.Outcome.ANSWERED, result.outcome());
        assertEquals(List.of(), result.violations());
        return result.charges().stream()
                .flatMap(charge -> Stream.of(
                        charge.operation().asn1Name() + " " + charge.octets().toHex()))
                .toList();
    }
}
