package org.tollbridge.adapter.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HexFormat;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tollbridge.service.call.CallEvent;
import org.tollbridge.service.number.NatureOfAddress;
import org.tollbridge.service.number.PartyNumber;
import org.tollbridge.wire.inap.InapError;
import org.tollbridge.wire.inap.InitialDp;
import org.tollbridge.wire.inap.Operation;

/** The octets are varied from vector initialDP-1 of vectors/inap-cs1.jsonl. */
class OffersTest {
    private static final PartyNumber CALLED = new PartyNumber(NatureOfAddress.NATIONAL, "8005551234");

    @Test
    void vectorInitialDp1() {
        assertEquals(
                new Offers.Call(
                        new CallEvent.Offered(
                                42,
                                CALLED,
                                Optional.of(new PartyNumber(NatureOfAddress.NATIONAL, "441234567")),
                                OptionalInt.of(10),
                                Optional.empty(),
                                false),
                        false),
                read("301b80012a82070310085055214383078313442143650785010a9c0102"));
    }

    @Test
    void dialledDigitsStandInForTheCalledNumber() {
        assertEquals(new Offers.Call(bare(42, CALLED), false), read("300c80012a810703100850552143"));
    }

    @Test
    void theCalledNumberGoesBeforeTheDialledDigits() {
        PartyNumber other = new PartyNumber(NatureOfAddress.NATIONAL, "12");
        assertEquals(new Offers.Call(bare(42, other), false), read("301180012a81070310085055214382030310" + "21"));
    }

    @Test
    void theServiceKeyMayBeMissingInQ1218() {
        assertEquals(new Offers.Call(bare(0, CALLED), false), read("3009820703100850552143"));
    }

    @Test
    void aCategoryWithoutAnOctetCountsAsNotGiven() {
        assertEquals(new Offers.Call(bare(42, CALLED), false), read("300e80012a8207031008505521438500"));
    }

    @ParameterizedTest
    @CsvSource({
        "0110214305, SUBSCRIBER, 12345, false",
        "8110214305, SUBSCRIBER, 12345, true",
        "8210214305, UNKNOWN, 12345, true",
        "8310214305, NATIONAL, 12345, true",
        "8410214305, INTERNATIONAL, 12345, true",
        "8510214305, OTHER, 12345, true",
        "f010214305, OTHER, 12345, true"
    })
    void natureAndDigits(String number, NatureOfAddress nature, String digits, boolean odd) {
        PartyNumber expected = new PartyNumber(nature, odd ? digits : digits + "0");
        assertEquals(new Offers.Call(bare(42, expected), false), read("300a80012a8205" + number));
    }

    @Test
    void theEndOfPulsingSignalIsNoDigit() {
        CallEvent.Offered offered = assertInstanceOf(Offers.Call.class, read("300980012a8204" + "021021f3"))
                .offered();
        assertEquals(new PartyNumber(NatureOfAddress.UNKNOWN, "123"), offered.called());
        assertTrue(offered.complete());
    }

    /** redirectionInformation [30]: Q.763 (12/99), 3.45; before 1992 it had one octet, without a counter. */
    @ParameterizedTest
    @CsvSource({
        "3312, 2, 3", // call diverted, first unconditionally; twice
        "03, 1, 0", // call diverted, and no more is said
        "0010, 0, 0", // no redirection
        "0311, 1, 0",
        "1017, 7, 1" // a counter speaks for itself
    })
    void aCallMayHaveBeenRedirectedBefore(String information, int counter, int originalReason) {
        byte octets = (byte) (information.length() / 2);
        String parameter = "9e" + HexFormat.of().toHexDigits(octets) + information;
        String whole = "30" + HexFormat.of().toHexDigits((byte) (14 + octets)) + "80012a820703100850552143" + parameter;
        CallEvent.Offered offered =
                assertInstanceOf(Offers.Call.class, read(whole)).offered();
        assertEquals(
                counter == 0 ? Optional.empty() : Optional.of(new CallEvent.Diversion(counter, originalReason)),
                offered.diverted());
    }

    @Test
    void theLocationTellsWhereAMobileIs() {
        Offers.Call call =
                assertInstanceOf(Offers.Call.class, read("301480012a820703100850552143" + "8a06841368012103"));
        assertEquals(
                Optional.of(new PartyNumber(NatureOfAddress.INTERNATIONAL, "8610123")),
                call.offered().location());
    }

    @Test
    void aCallingNumberThatCannotBeReadCountsAsNotGiven() {
        // odd number of signals, and none there
        assertEquals(new Offers.Call(bare(42, CALLED), false), read("301080012a820703100850552143" + "83028313"));
    }

    @ParameterizedTest
    @CsvSource({"9184, true", "91a1, true", "9181, false", "91ff, false", "9104, false"})
    void aFaxIsKnownByItsHighLayer(String highLayer, boolean fax) {
        Offers.Call call =
                assertInstanceOf(Offers.Call.class, read("301080012a820703100850552143" + "9702" + highLayer));
        assertEquals(fax, call.offered().fax());
    }

    @Test
    void withoutADialledNumberThereIsNoCall() {
        assertEquals(new Offers.Refused(InapError.MISSING_PARAMETER), read("300380012a"));
        assertEquals(new Offers.Refused(InapError.UNEXPECTED_DATA_VALUE), read("300780012a82020310"));
        assertEquals(new Offers.Refused(InapError.UNEXPECTED_DATA_VALUE), read("300780012a82028310"));
    }

    @ParameterizedTest
    @CsvSource({"01,false", "02,false", "03,false", "09,false", "0a,false", "0c,true", "0d,true", "11,true", "12,true"})
    void theTriggerTellsTheHalfOfTheCall(String trigger, boolean terminating) {
        assertEquals(
                new Offers.Call(bare(42, CALLED), terminating),
                read("300f80012a820703100850552143" + "9c01" + trigger));
    }

    private static CallEvent.Offered bare(long serviceKey, PartyNumber called) {
        return new CallEvent.Offered(
                serviceKey, called, Optional.empty(), OptionalInt.empty(), Optional.empty(), false);
    }

    private static Offers.Reading read(String hex) {
        return Offers.read((InitialDp) ReportsTest.read(Operation.INITIAL_DP, hex));
    }
}
