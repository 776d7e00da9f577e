package org.tollbridge.core.diameter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.HexFormat;
import java.util.OptionalInt;
import org.jdiameter.api.AvpDataException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tollbridge.core.credit.CreditReply;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class CheckedParserTest {

    private static final String SUCCESS = "0000010c 4000000c 000007d1";

    /** A credit control answer with these AVPs. */
    private static byte[] answer(String avps) {
        byte[] body = HexFormat.of().parseHex(avps.replace(" ", ""));
        String head = "01%06x 40000110 00000004 00000001 00000002".formatted(20 + body.length);
        return HexFormat.of().parseHex(head.replace(" ", "") + HexFormat.of().formatHex(body));
    }

    @Test
    void whatIsWellMadeIsRead() throws Exception {
        // Result-Code, and a service that is granted 60 s with a Validity-Time of 30 s, each in a group.
        String granted = "000001af 40000014 000001a4 4000000c 0000003c";
        String service = "000001c8 40000028" + granted + "000001c0 4000000c 0000001e";
        byte[] octets = answer(SUCCESS + service);
        CreditReply reply =
                RoAvps.read(new CheckedParser().createMessage(octets).getAvps());
        assertEquals(OptionalInt.of(60), reply.seconds());
        assertEquals(OptionalInt.of(30), reply.validity());
    }

    @ParameterizedTest
    @CsvSource({
        "its last AVP is not padded, 0000010c 40000009 01",
        "the last AVP of a group is not padded, 000001c8 40000011 00000001 00000009 01000000",
        "a group in a group, 000001c8 40000019 000001af 40000011 00000001 00000009 01000000",
        "an application with a vendor's that is not padded, 00000104 40000011 0000010a 00000009 01000000",
        "a vendor's result that is not padded, 00000129 40000011 0000010a 00000009 01000000",
        "an AVP without room for its head, 0000010c 40000007 00000000",
        "an AVP of no octets, 0000010c 40000000",
        "an AVP of a vendor without room for it, 0000010c c000000a 00000000",
        "an AVP longer than the message, 0000010c 4000ffff 00000000",
        "half an AVP, 0000010c",
    })
    void whatIsNotIsRefused(String what, String avps) {
        assertThrows(AvpDataException.class, () -> new CheckedParser().createMessage(answer(avps)), what);
    }
}
