package org.tollbridge.core.diameter;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HexFormat;
import java.util.OptionalLong;
import org.jdiameter.api.AvpSet;
import org.junit.jupiter.api.Test;

class AvpsTest {

    /** Experimental-Result { Vendor-Id 10415, Experimental-Result-Code 5036 }. */
    private static final String VENDORS = "00000129 40000020 0000010a 4000000c 000028af 0000012a 4000000c 000013ac";

    /** The AVPs of an answer. */
    private static AvpSet read(String avps) throws Exception {
        String body = avps.replace(" ", "");
        String head = "01%06x40000110000000040000000100000002".formatted(20 + body.length() / 2);
        return new CheckedParser()
                .createMessage(HexFormat.of().parseHex(head + body))
                .getAvps();
    }

    @Test
    void aVendorsResultStandsInPlaceOfTheUsualOne() throws Exception {
        assertEquals(OptionalLong.of(5036), Avps.resultCode(read(VENDORS)));
        assertEquals(OptionalLong.of(2001), Avps.resultCode(read("0000010c 4000000c 000007d1" + VENDORS)));
        assertEquals(OptionalLong.empty(), Avps.resultCode(read("0000010a 4000000c 000028af")));
    }
}
