package org.tollbridge.adapter.call;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tollbridge.service.number.NatureOfAddress;
import org.tollbridge.service.number.PartyNumber;

class DestinationFormTest {

    @ParameterizedTest
    @CsvSource({
        "'', false, NATIONAL, 1062345678, NATIONAL, 1062345678",
        "86, false, NATIONAL, 1062345678, NATIONAL, 1062345678",
        "86, true, NATIONAL, 1062345678, INTERNATIONAL, 861062345678",
        "86, true, INTERNATIONAL, 861062345678, INTERNATIONAL, 861062345678",
        "86, false, INTERNATIONAL, 861062345678, NATIONAL, 1062345678",
        "86, false, INTERNATIONAL, 442012345678, INTERNATIONAL, 442012345678",
        "86, true, UNKNOWN, 10010, UNKNOWN, 10010",
        "86, false, SUBSCRIBER, 62345678, SUBSCRIBER, 62345678"
    })
    void writesNumbersOfItsOwnCountry(
            String country,
            boolean international,
            NatureOfAddress nature,
            String digits,
            NatureOfAddress wanted,
            String written) {
        assertEquals(
                new PartyNumber(wanted, written),
                new DestinationForm(country, international).apply(new PartyNumber(nature, digits)));
    }
}
