package org.tollbridge.adapter.dialect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tollbridge.adapter.dialect.ChargingOperation.Characteristics;
import org.tollbridge.service.call.Leg;
import org.tollbridge.service.charging.ChargeFacts;
import org.tollbridge.service.charging.Payer;
import org.tollbridge.service.charging.TariffLine;
import org.tollbridge.wire.Octets;
import org.tollbridge.wire.asn1.Variant;

/** Whole dialects. The octets were put together by hand from the files' words and X.690. */
class DialectTest {
    private final Dialect usual = DialectFiles.load("default");
    private final Dialect full = DialectFiles.load("full");
    private final Dialect plain = DialectFiles.load("plain-bcd");
    private final ChargeFacts call = DialectFiles.call();

    @Test
    void theDefaultSaysWhatTheSwitchCannotKnow() throws DialectException {
        assertEquals(
                List.of(new Characteristics(
                        Octets.fromHex("800102" + "81050480012143" + "820200fa" + "830102"), Optional.empty())),
                usual.furnish().orElseThrow().layOut(call));
        assertEquals(
                List.of(new Characteristics(Octets.fromHex("800102" + "81020055"), Optional.of(Leg.CALLING))),
                usual.send().orElseThrow().layOut(call));
    }

    @Test
    void theDefaultAppliesChargingInTheDialoguesVariantWithAReport() throws DialectException {
        Dialect.Apply apply = usual.apply().orElseThrow();
        assertEquals(Optional.empty(), apply.variant());
        assertTrue(apply.calculationToScp());
        assertEquals(
                List.of(new Characteristics(
                        Octets.fromHex("800102" + "810400000258" + "820200fa" + "83020055"), Optional.empty())),
                apply.operation().layOut(call));
        // Without a limit to the duration, none is said.
        assertEquals(
                "8001018202000083020000",
                apply.operation()
                        .layOut(paidBy(Payer.CALLED_PARTY))
                        .getFirst()
                        .octets()
                        .toHex());
    }

    @Test
    void theDefaultReadsItsReport() throws DialectException {
        FactSheet report = usual.report().orElseThrow().read(Octets.fromHex("8004000004d2810101"));
        assertEquals(Map.of("durationMillis", "123400", "callEnded", "true"), report.named());
    }

    @Test
    void theFullOneFurnishesEachFactInItsOwnElement() throws DialectException {
        String inside = "800102" // payer SPLIT
                + "8103343030" // "400"
                + "82050480012143" // 4008101234, low half first
                + "830461636d65" // "acme"
                + "8406680126436587" // 861062345678
                + "8507685725061032f4" // 8675526001234
                + "86030000fa" // 250
                + "8703000055" // 85
                + "880102"; // second attempt
        assertEquals(
                List.of(new Characteristics(Octets.fromHex("a0" + hexLength(inside) + inside), Optional.empty())),
                full.furnish().orElseThrow().layOut(call));
    }

    @Test
    void limitWarningTariffSwitchAndMeterCanBeLaidOut() throws DialectException {
        TariffLine.Price price = new TariffLine.Price(
                500, 0, new TariffLine.Block(180, 2_200), new TariffLine.Block(60, 1_100), TariffLine.Rounding.UP, 100);
        ChargeFacts limited = new ChargeFacts(
                "n1-lb2-c3",
                "400",
                "4008101234",
                "",
                "",
                "",
                false,
                "",
                "",
                Payer.SPLIT,
                250,
                110,
                1,
                0,
                600,
                new ChargeFacts.Limit(true, 30, 90),
                Optional.of(price),
                Optional.empty(),
                ChargeFacts.End.NONE);

        assertEquals(
                "800102" + "810400000258" + "820200fa" + "8302006e" + "840101" + "8502001e" + "86040000005a",
                usual.apply()
                        .orElseThrow()
                        .operation()
                        .layOut(limited)
                        .getFirst()
                        .octets()
                        .toHex());
        Dialect meter = DialectFiles.parse("""
                sendCharging:
                  when: {callerNextPrice: present}
                  layout:
                    - {unsigned: callerSetUp, width: 2}
                    - {unsigned: callerFirstSeconds}
                    - {unsigned: callerFirstPrice, width: 2}
                    - {unsigned: callerNextSeconds}
                    - {unsigned: callerNextPrice, width: 2}
                """);
        assertEquals(
                "01f4" + "b4" + "0898" + "3c" + "044c",
                meter.send().orElseThrow().layOut(limited).getFirst().octets().toHex());
        assertEquals(List.of(), meter.send().orElseThrow().layOut(call));
    }

    @Test
    void theFullOneLeavesOutWhatIsNotKnown() throws DialectException {
        ChargeFacts unknown = new ChargeFacts(
                "n1-lb2-c3",
                "800",
                "8008101234",
                "",
                "",
                "",
                false,
                "861062345678",
                "10",
                Payer.CALLED_PARTY,
                0,
                0,
                1,
                0,
                0);
        assertEquals(
                "a01a" + "800101" + "8103383030" + "82050880012143" + "8506680126436587" + "880101",
                full.furnish().orElseThrow().layOut(unknown).getFirst().octets().toHex());
    }

    @Test
    void theFullOneTellsTheCallingLineWhatItPays() throws DialectException {
        assertEquals(
                List.of(new Characteristics(Octets.fromHex("a0088001028103000055"), Optional.of(Leg.CALLING))),
                full.send().orElseThrow().layOut(call));
    }

    @Test
    void theFullOneAppliesChargingInTheDialoguesVariantWithAReport() throws DialectException {
        Dialect.Apply apply = full.apply().orElseThrow();
        assertEquals(Optional.empty(), apply.variant());
        assertTrue(apply.calculationToScp());
        assertEquals(
                List.of(new Characteristics(
                        Octets.fromHex("a013" + "800102" + "810400000258" + "82030000fa" + "8303000055"),
                        Optional.empty())),
                apply.operation().layOut(call));
    }

    @Test
    void theFullOneReadsItsReport() throws DialectException {
        FactSheet report = full.report().orElseThrow().read(Octets.fromHex("a0098004000004d2810101"));
        assertEquals(Map.of("durationMillis", "123400", "callEnded", "true"), report.named());
    }

    @Test
    void aSecondDialectNeedsNothingButConfiguration() throws DialectException {
        assertEquals(
                List.of(new Characteristics(
                        Octets.fromHex("c1" + "20" + "00"
                                + "4008101234ffffff"
                                + "ffffffff861062345678"
                                + "000250"
                                + "20261122203045" // 20:30:45 in Beijing
                                + "0200"
                                + "61636d6520"),
                        Optional.of(Leg.CALLED))),
                plain.furnish().orElseThrow().layOut(call));
        // 85 thousandths are 8.5 units of 10: half goes up.
        assertEquals(
                List.of(new Characteristics(Octets.fromHex("0009"), Optional.of(Leg.CALLING))),
                plain.send().orElseThrow().layOut(call));
        Dialect.Apply apply = plain.apply().orElseThrow();
        assertEquals(Optional.of(Variant.ETSI), apply.variant());
        assertTrue(apply.calculationToScp());
        // Leg 2; odd, national, ISDN; 75526001234 without its country code.
        assertEquals(
                List.of(new Characteristics(Octets.fromHex("02" + "8310" + "572506103204"), Optional.of(Leg.CALLED))),
                apply.operation().layOut(call));
    }

    @Test
    void theExampleOfTheManualIsADialect() throws Exception {
        String manual = Files.readString(Path.of("../docs/dialects.md"));
        int from = manual.indexOf("```yaml") + "```yaml".length();
        Dialect example = DialectFiles.parse(manual.substring(from, manual.indexOf("```", from)));
        assertEquals(
                List.of(new Characteristics(Octets.fromHex("80010281050480012143"), Optional.empty())),
                example.furnish().orElseThrow().layOut(call));
        assertTrue(example.send().isPresent());
        assertTrue(example.apply().orElseThrow().calculationToScp());
        assertTrue(example.report().isPresent());
    }

    @Test
    void anOperationIsLeftOutWhereItsConditionDoesNotHold() throws DialectException {
        assertEquals(List.of(), plain.send().orElseThrow().layOut(paidBy(Payer.CALLED_PARTY)));
    }

    @Test
    void oneOperationGoesOutForEachParty() throws DialectException {
        Dialect both = DialectFiles.parse("""
                furnishCharging:
                  partyToCharge: [calling, called]
                  layout: {unsigned: leg}
                """);
        assertEquals(
                List.of(
                        new Characteristics(Octets.fromHex("01"), Optional.of(Leg.CALLING)),
                        new Characteristics(Octets.fromHex("02"), Optional.of(Leg.CALLED))),
                both.furnish().orElseThrow().layOut(call));
    }

    @Test
    void aFactThatDoesNotFitIsNamedAndNothingIsCutOff() {
        ChargeFacts tooLong = new ChargeFacts(
                "n1-lb2-c3", "400", "40081012345678901", "", "", "", false, "", "", Payer.SPLIT, 0, 0, 1, 0, 0);
        DialectException misfit = assertThrows(
                DialectException.class, () -> full.furnish().orElseThrow().layOut(tooLong));
        assertEquals(
                "full.furnishCharging.layout[0].value[2].value.bcd: "
                        + "serviceNumber 40081012345678901 does not fit 16 digits",
                misfit.getMessage());
    }

    private ChargeFacts paidBy(Payer payer) {
        return new ChargeFacts("n1-lb2-c3", "800", "8008101234", "", "", "", false, "", "", payer, 0, 0, 1, 0, 0);
    }

    private static String hexLength(String hex) {
        return Octets.of((byte) (hex.length() / 2)).toHex();
    }
}
