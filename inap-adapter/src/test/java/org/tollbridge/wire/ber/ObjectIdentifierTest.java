package org.tollbridge.wire.ber;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tollbridge.wire.Octets;

class ObjectIdentifierTest {
    @ParameterizedTest
    @CsvSource({
        "0.4.0.1.1.1.0.0,04000101010000",
        "0.0.17.773.1.1.1,00118605010101",
        "2.999.3,883703",
        "1.2.840.113549,2a864886f70d"
    })
    void dottedAndEncoded(String dotted, String hex) {
        assertEquals(hex, ObjectIdentifier.of(dotted).contents().toHex());
        assertEquals(dotted, new ObjectIdentifier(Octets.fromHex(hex)).toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "3.1", "1.40", "1.-2", "1.x", "1..2", "1.2.99999999999"})
    void otherNotationsAreRefused(String dotted) {
        assertThrows(IllegalArgumentException.class, () -> ObjectIdentifier.of(dotted));
    }

    @Test
    void anArcBeyondALongIsShownAsUnknown() {
        assertEquals("1.2.?", new ObjectIdentifier(Octets.fromHex("2affffffffffffffffffff7f")).toString());
    }
}
