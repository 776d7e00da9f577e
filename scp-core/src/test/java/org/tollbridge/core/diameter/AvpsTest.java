package org.tollbridge.core.diameter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jdiameter.api.Avp;
import org.jdiameter.api.AvpSet;
import org.jdiameter.client.impl.parser.MessageParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tollbridge.core.accounting.AccountingRequest;
import org.tollbridge.core.credit.CreditReply;
import org.tollbridge.service.call.CallRecord;
import org.tollbridge.service.call.Outcome;
import org.tollbridge.service.call.Reason;

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

    /** A vendor's 4011 is not that of RFC 8506, by which a call would be free. */
    @ParameterizedTest
    @CsvSource({
        "2003, 60, 2001, GRANTED, true",
        "2003, 0, 2001, DENIED, true",
        "3004, 60, 3000, FAILED, false",
        "4011, 60, 4000, FAILED, false",
        "5030, 60, 5000, FAILED, false",
        "12, 60, 5000, FAILED, false"
    })
    void ofAVendorsResultTheClassCountsForCredit(
            int code, int seconds, int expected, CreditReply.Verdict verdict, boolean open) {
        AvpSet avps = new MessageParser().createEmptyMessage(272, 4).getAvps();
        vendorsResult(avps, code);
        avps.addGroupedAvp(456, true, false).addGroupedAvp(431, true, false).addAvp(420, seconds, true, false, true);

        CreditReply reply = RoAvps.read(avps);

        assertEquals(expected, reply.resultCode());
        assertEquals(verdict, reply.verdict());
        assertEquals(open, reply.open());
    }

    @Test
    void aVendorMayRefuseTheServiceAlone() {
        AvpSet avps = new MessageParser().createEmptyMessage(272, 4).getAvps();
        avps.addAvp(Avp.RESULT_CODE, 2002, true, false, true);
        vendorsResult(avps.addGroupedAvp(456, true, false), 5101);

        CreditReply reply = RoAvps.read(avps);

        assertEquals(5000, reply.resultCode());
        assertTrue(reply.open());
    }

    private static void vendorsResult(AvpSet to, int code) {
        AvpSet result = to.addGroupedAvp(297, true, false);
        result.addAvp(Avp.VENDOR_ID, 10_415, true, false, true);
        result.addAvp(298, code, true, false, true);
    }

    @Test
    void aShortNumberIsNoneOfAnotherCountry() {
        AvpSet avps = new MessageParser().createEmptyMessage(271, 3).getAvps();
        CallRecord call = new CallRecord(
                new CallRecord.Request(
                        "scp1-1",
                        "beijing-1",
                        800,
                        "8008100001",
                        Optional.of("8613800138000"),
                        Optional.of("800"),
                        Optional.of("acme"),
                        1_000),
                new CallRecord.Course(
                        List.of("95588"),
                        OptionalLong.empty(),
                        2_000,
                        Outcome.BUSY,
                        Reason.DESTINATION_BUSY,
                        OptionalInt.of(17),
                        OptionalInt.empty()),
                CallRecord.Billing.NOBODY,
                List.of());
        RfAvps.write(
                avps,
                new DiameterNode("scp1.example", "example", 7),
                "example",
                AccountingRequest.of(1, call).getFirst());

        assertEquals(OptionalLong.of(7), Avps.number(avps, Avp.ORIGIN_STATE_ID));
        AvpSet ims = Avps.group(avps, Avp.SERVICE_INFORMATION)
                .flatMap(information -> Avps.group(information, Avp.IMS_INFORMATION))
                .orElseThrow();
        assertEquals(Optional.of("tel:+8613800138000"), Avps.text(ims, Avp.CALLING_PARTY_ADDRESS));
        assertEquals(Optional.of("tel:95588;phone-context=+86"), Avps.text(ims, Avp.CALLED_PARTY_ADDRESS));
        assertEquals(Optional.of("tel:8008100001;phone-context=+86"), Avps.text(ims, Avp.REQUESTED_PARTY_ADDRESS));
    }
}
