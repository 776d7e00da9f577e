package org.tollbridge.wire.sccp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tollbridge.wire.Octets;

/** Composed by hand from Q.713 (03/2001) 5. */
class ManagementCodecTest {
    private static final ManagementCodec CODEC = new ManagementCodec(PointCodeLength.BITS_14);

    @ParameterizedTest
    @CsvSource({
        "016a020000, SSA, 106, 2",
        "026a020000, SSP, 106, 2",
        "036a020000, SST, 106, 2",
        "040c010800, SOR, 12, 2049",
        "05f1ff3f00, SOG, 241, 16383",
    })
    void aMessageDecodesAndEncodesToTheSameOctets(
            String hex, ManagementMessage.Type type, int subsystem, int pointCode) {
        ManagementDecoded decoded = CODEC.decode(Octets.fromHex(hex));
        assertEquals(ManagementMessage.of(type, subsystem, pointCode), decoded);
        assertEquals(Octets.fromHex(hex), CODEC.encode(ManagementMessage.of(type, subsystem, pointCode)));
    }

    @Test
    void congestionHasALevel() {
        ManagementMessage expected = new ManagementMessage(ManagementMessage.Type.SSC, 0, 2, 1, OptionalInt.of(8));
        assertEquals(expected, CODEC.decode(Octets.fromHex("060002000108")));
        assertEquals(Octets.fromHex("060002000108"), CODEC.encode(expected));
        assertThrows(
                IllegalArgumentException.class,
                () -> new ManagementMessage(ManagementMessage.Type.SSA, 0, 2, 1, OptionalInt.of(8)));
    }

    @Test
    void aNationalNetworkHasPointCodesOfThreeOctets() {
        ManagementCodec national = new ManagementCodec(PointCodeLength.BITS_24);
        ManagementMessage expected = ManagementMessage.of(ManagementMessage.Type.SST, 12, 0x010203);
        assertEquals(expected, national.decode(Octets.fromHex("030c03020100")));
        assertEquals(Octets.fromHex("030c03020100"), national.encode(expected));
        assertThrows(IllegalArgumentException.class, () -> CODEC.encode(expected));
    }

    @ParameterizedTest
    @CsvSource({"'', 0, 5.1.1", "076a020000, 0, 5.1.1", "016a0200, 4, 5.3", "016a02000001, 5, 5.3", "066a020000, 5, 5.3"
    })
    void aBadMessageIsAFailureWithPlaceAndClause(String hex, int offset, String clause) {
        DecodeFailure failure = assertInstanceOf(DecodeFailure.class, CODEC.decode(Octets.fromHex(hex)));
        assertEquals(offset, failure.offset(), failure::describe);
        assertEquals(clause, failure.clause(), failure::describe);
    }
}
