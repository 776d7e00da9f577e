package org.tollbridge.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class OctetsTest {
    @Test
    void hexRoundTrips() {
        assertEquals("00ff7f80", Octets.fromHex("00FF7f80").toHex());
        assertEquals(Octets.EMPTY, Octets.fromHex(""));
    }

    @Test
    void badHexIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> Octets.fromHex("abc"));
        assertThrows(IllegalArgumentException.class, () -> Octets.fromHex("zz"));
    }

    @Test
    void isNotChangedThroughTheArrayItWasMadeOf() {
        byte[] array = {1, 2, 3};
        Octets octets = Octets.of(array);
        array[0] = 9;
        assertEquals(1, octets.at(0));
        octets.toByteArray()[1] = 9;
        assertEquals(2, octets.at(1));
    }

    @Test
    void octetsAreUnsigned() {
        assertEquals(255, Octets.fromHex("ff").at(0));
    }

    @Test
    void slicesSeeOnlyTheirPart() {
        Octets slice = Octets.fromHex("0102030405").slice(1, 3);
        assertEquals("020304", slice.toHex());
        assertEquals("0304", slice.slice(1).toHex());
        assertEquals(Octets.fromHex("020304"), slice);
        assertEquals(Octets.fromHex("020304").hashCode(), slice.hashCode());
        assertEquals(slice, slice.compact());
        assertThrows(IndexOutOfBoundsException.class, () -> slice.at(3));
        assertThrows(IndexOutOfBoundsException.class, () -> slice.at(-1));
        assertThrows(IndexOutOfBoundsException.class, () -> slice.slice(2, 2));
        assertThrows(IndexOutOfBoundsException.class, () -> slice.slice(4));
    }

    @Test
    void ordersUnsignedAndPrefixFirst() {
        assertTrue(Octets.fromHex("7f").compareTo(Octets.fromHex("80")) < 0);
        assertTrue(Octets.fromHex("01").compareTo(Octets.fromHex("0100")) < 0);
        assertNotEquals(Octets.fromHex("01"), Octets.fromHex("0100"));
    }

    @Test
    void joinsParts() {
        assertEquals(
                Octets.fromHex("010203"),
                Octets.concat(List.of(Octets.fromHex("01"), Octets.EMPTY, Octets.fromHex("0203"))));
    }
}
