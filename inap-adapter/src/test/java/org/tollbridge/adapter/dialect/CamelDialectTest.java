package org.tollbridge.adapter.dialect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tollbridge.service.charging.ChargeFacts;
import org.tollbridge.service.charging.ChargeFacts.Limit;
import org.tollbridge.wire.Octets;
import org.tollbridge.wire.asn1.Variant;

/**
 * The CAMEL-like dialect. The octets were put together by hand; their tags agree with the ASN.1 of 3GPP TS 29.078 11.0.0 as
 * Wireshark's CAP-datatypes.asn has it.
 */
class CamelDialectTest {

    private final Dialect camel = DialectFiles.load("camel");

    private static ChargeFacts limited(int maximumSeconds, Limit limit) {
        ChargeFacts call = DialectFiles.call();
        return new ChargeFacts(
                call.callId(),
                call.serviceClass(),
                call.serviceNumber(),
                call.subscriber(),
                call.caller(),
                call.callerAreaCode(),
                call.callerMobile(),
                call.destination(),
                call.destinationAreaCode(),
                call.payer(),
                call.subscriberRate(),
                call.callerRate(),
                call.attempt(),
                call.connectedAt(),
                maximumSeconds,
                limit,
                Optional.empty(),
                Optional.empty(),
                ChargeFacts.End.NONE);
    }

    private String applied(ChargeFacts call) throws DialectException {
        return camel.apply()
                .orElseThrow()
                .operation()
                .layOut(call)
                .getFirst()
                .octets()
                .toHex();
    }

    private Map<String, String> reported(String octets) throws DialectException {
        return camel.report().orElseThrow().read(Octets.fromHex(octets)).named();
    }

    @Test
    void applyChargingSaysTenthsOfASecondInTheFewestOctets() throws DialectException {
        assertEquals("a004" + "80021770", applied(limited(600, Limit.NONE)));
        assertEquals("a004" + "800200c8", applied(limited(20, Limit.NONE)));
        assertEquals("a003" + "80010a", applied(limited(1, Limit.NONE)));
        assertEquals("a005" + "80030d2f00", applied(limited(86_400, Limit.NONE)));
        assertEquals(Optional.of(Variant.ETSI), camel.apply().orElseThrow().variant());
        assertEquals(false, camel.apply().orElseThrow().calculationToScp());
    }

    @Test
    void applyChargingSaysReleaseTariffSwitchAndTone() throws DialectException {
        assertEquals(
                "a00f" + "80021770" + "8101ff" + "820128" + "a3030101ff",
                applied(limited(600, new Limit(true, 15, 40))));
    }

    @Test
    void furnishChargingHasFreeFormatData() throws DialectException {
        assertEquals(
                List.of("a00e" + "800c" + "02" + "0480012143ffffff" + "00fa" + "02"),
                camel.furnish().orElseThrow().layOut(DialectFiles.call()).stream()
                        .map(each -> each.octets().toHex())
                        .toList());
        assertEquals(Optional.empty(), camel.send());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            a00e a003810101 a104800204d2 820100           | leg=1, durationMillis=123400, callEnded=true
            a00b a003810101 a104800204d2                  | leg=1, durationMillis=123400, callEnded=false
            a00e a003810101 a104800204d2 8201ff           | leg=1, durationMillis=123400, callEnded=false
            a010 a003810102 a109a107 80010a 81020190      | tariffSwitchSeconds=40, leg=2, durationMillis=1000, callEnded=false
            """)
    void aReportTellsWhetherTheCallGoesOn(String octets, String facts) throws DialectException {
        assertEquals("{" + facts + "}", reported(octets.replace(" ", "")).toString());
    }

    @ParameterizedTest
    @CsvSource({"a00c a003810101 a105 8003800000 , below 0", "a009 a003810101 a1028000, no number"})
    void aNumberThatCannotBeIsRefused(String octets, String why) {
        DialectException refused = assertThrows(DialectException.class, () -> reported(octets.replace(" ", "")));
        assertEquals(true, String.valueOf(refused.getMessage()).contains(why), refused.getMessage());
    }

    @Test
    void whatIsLaidOutIsReadBack() throws DialectException {
        Layout layout = camel.apply().orElseThrow().operation().layout();
        assertEquals(Optional.empty(), layout.unreadable());
        assertEquals(
                Map.of("maximumSeconds", "600", "releaseAtMaximum", "true", "tariffSwitchSeconds", "40"),
                layout.read(Octets.fromHex("a00f80021770" + "8101ff" + "820128" + "a3030101ff"))
                        .named());
    }
}
