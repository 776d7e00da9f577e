package org.tollbridge.provisioning.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tollbridge.service.number.NatureOfAddress;
import org.tollbridge.service.number.NormalNumber;
import org.tollbridge.service.number.NumberPlan;
import org.tollbridge.service.number.PartyNumber;

class KnownPlacesTest {

    @TempDir
    private Path folder;

    private static NormalNumber number(String digits) {
        return NumberPlan.china().recognise(digits);
    }

    /** Ranges of China Mobile in Beijing and in Shenzhen, by the data of libphonenumber. */
    @Test
    void mobileRangesAreKnownWithoutFiles() throws IOException {
        KnownPlaces places = new KnownPlaces(Optional.empty(), Optional.empty(), List.of());
        assertEquals("10", places.areaOf(number("8613800100000")));
        assertEquals("755", places.areaOf(number("8613802250000")));
        assertEquals(Optional.of("China Mobile"), places.carrierOf(number("8613800100000")));
        assertEquals("", places.areaOf(number("861062345678")));
        assertEquals("", places.areaOf(number("8617012345678")), "known to be in the country, and no more");
    }

    @Test
    void theOperatorsFilesRule() throws IOException {
        Path ranges = Files.writeString(folder.resolve("ranges.csv"), "# ranges\n861380010,21,\n8613,,Ours\n");
        Path ported = Files.writeString(folder.resolve("ported.csv"), "8613800100001,China Unicom\n");
        KnownPlaces places = new KnownPlaces(Optional.of(ranges), Optional.of(ported), List.of());
        assertEquals("21", places.areaOf(number("8613800100000")));
        assertEquals(Optional.of("China Unicom"), places.carrierOf(number("8613800100001")));
        assertEquals(Optional.of("China Unicom"), places.provenCarrierOf(number("8613800100001")));
        assertEquals(Optional.of("Ours"), places.carrierOf(number("8613900100001")));
        assertEquals(
                Optional.empty(),
                places.provenCarrierOf(number("8613900100001")),
                "a range proves nothing beside a lookup");
    }

    @Test
    void numbersThatGatewaysMakeUpAreKnownByTheirPattern() throws IOException {
        KnownPlaces places = new KnownPlaces(Optional.empty(), Optional.empty(), List.of("A9000000", "13x0000xxxx"));
        assertTrue(places.isMadeUp(number("867559000000")));
        assertTrue(places.isMadeUp(number("8613500001234")));
        assertEquals(false, places.isMadeUp(number("8613510001234")));
        assertEquals(false, places.isMadeUp(NormalNumber.ABSENT));
    }

    /** Where local numbers have eight digits, a made-up one of seven is no number of the number plan. */
    @ParameterizedTest
    @CsvSource({
        "NATIONAL, 109000000, true",
        "NATIONAL, 219000000, true",
        "UNKNOWN, 0109000000, true",
        "INTERNATIONAL, 86109000000, true",
        "SUBSCRIBER, 9000000, true",
        "NATIONAL, 109000001, false",
        "INTERNATIONAL, 13500001234, false"
    })
    void aNumberThatGatewaysMakeUpNeedNotFitTheNumberPlan(NatureOfAddress nature, String digits, boolean madeUp)
            throws IOException {
        KnownPlaces places = new KnownPlaces(Optional.empty(), Optional.empty(), List.of("A9000000", "13x0000xxxx"));
        assertEquals(
                madeUp, places.isMadeUp(NumberPlan.china().normalise(new PartyNumber(nature, digits), "10")), digits);
    }

    @Test
    void aBadLineOrPatternIsNamed() throws IOException {
        Path ranges = Files.writeString(folder.resolve("ranges.csv"), "8613,10\n");
        assertTrue(assertThrows(
                        IllegalArgumentException.class,
                        () -> new KnownPlaces(Optional.of(ranges), Optional.empty(), List.of()))
                .toString()
                .contains("ranges.csv: line 1: '8613,10': 3 fields"));
        Files.writeString(ranges, "8613,0755,China Mobile\n");
        assertTrue(assertThrows(
                        IllegalArgumentException.class,
                        () -> new KnownPlaces(Optional.of(ranges), Optional.empty(), List.of()))
                .toString()
                .contains("ranges.csv: 8613: '0755' is not an area code; write it without leading 0, such as 10"));
        assertThrows(
                IllegalArgumentException.class,
                () -> new KnownPlaces(Optional.empty(), Optional.empty(), List.of("+A9")));
    }
}
