package org.tollbridge.simulator.ssf;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PartiesTest {

    @ParameterizedTest
    @CsvSource({
        "1065550001, 1065550001",
        "01065550001, 1065550001",
        "1065550001, 01065550001",
        "861065550001, 1065550001",
        "1065550001, 861065550001",
        "00861065550001, 01065550001",
        "8613912345678, 13912345678",
        "1065550001F, 1065550001",
        "86555001, 86555001",
    })
    void aDestinationIsFoundHoweverItIsWritten(String sent, String scripted) {
        assertEquals(Scripts.BUSY, Parties.of(Scripts.call(Map.of(scripted, Scripts.BUSY)), sent));
    }

    @ParameterizedTest
    @CsvSource({"1065550002, 1065550001", "86555001, 555001", "1065550001, 8665550001"})
    void otherNumbersAreOthers(String sent, String scripted) {
        CallScript script = Scripts.call(Map.of(scripted, Scripts.BUSY));
        assertEquals(script.otherwise(), Parties.of(script, sent));
    }

    @Test
    void theNumberAsWrittenComesFirst() {
        CallScript script = Scripts.call(Map.of("01065550001", Scripts.BUSY, "1065550001", Scripts.SILENT));
        assertEquals(Scripts.BUSY, Parties.of(script, "01065550001"));
        assertEquals(Scripts.SILENT, Parties.of(script, "1065550001"));
    }
}
