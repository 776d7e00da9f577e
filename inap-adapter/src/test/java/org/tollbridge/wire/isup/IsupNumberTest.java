package org.tollbridge.wire.isup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.tollbridge.wire.Octets;

class IsupNumberTest {
    private static IsupNumber view(NumberFormat format, String hex) {
        return IsupNumber.view(format, Octets.fromHex(hex)).toOptional().orElseThrow();
    }

    @Test
    void calledPartyNumberWithAnEvenNumberOfDigits() {
        IsupNumber number = view(NumberFormat.CALLED, "03100850552143");
        assertEquals(NatureOfAddress.NATIONAL, number.nature());
        assertEquals(NumberingPlan.ISDN, number.plan());
        assertEquals("8005551234", number.digits());
        assertFalse(number.flag());
    }

    @Test
    void callingPartyNumberWithAnOddNumberOfDigitsAndItsIndicators() {
        IsupNumber number = view(NumberFormat.CALLING, "8397010203");
        assertEquals(NatureOfAddress.NATIONAL, number.nature());
        assertTrue(number.flag(), "incomplete");
        assertEquals(Presentation.RESTRICTED, number.presentation());
        assertEquals(Screening.NETWORK_PROVIDED, number.screening());
        assertEquals("10203", number.digits());
    }

    @Test
    void genericNumberBeginsWithItsQualifier() {
        IsupNumber number = view(NumberFormat.GENERIC, "06841321436507");
        assertEquals(6, number.qualifier());
        assertEquals(NatureOfAddress.INTERNATIONAL, number.nature());
        assertEquals("1234567", number.digits());
    }

    @ParameterizedTest
    @CsvSource({"0310BC,CB", "031010FE,01EF", "8310AF00,FA0"})
    void signalsBeyondNineAreLetters(String hex, String digits) {
        assertEquals(digits, view(NumberFormat.CALLED, hex).digits());
        assertEquals(Octets.fromHex(hex), view(NumberFormat.CALLED, hex).toOctets());
    }

    @Test
    void aNumberMayHaveNoDigits() {
        IsupNumber number = view(NumberFormat.CALLING, "000b");
        assertEquals("", number.digits());
        assertEquals(Presentation.NOT_AVAILABLE, number.presentation());
    }

    @Test
    void madeNumbersHaveZeroSpareBitsAndFiller() {
        IsupNumber even = IsupNumber.of(NumberFormat.CALLED, NatureOfAddress.NATIONAL, "8005551234");
        assertEquals("03100850552143", even.toOctets().toHex());
        IsupNumber odd = IsupNumber.of(NumberFormat.LOCATION, NatureOfAddress.INTERNATIONAL, "86755")
                .withFlag(true)
                .withScreening(Screening.NETWORK_PROVIDED);
        assertEquals("8493685705", odd.toOctets().toHex());
    }

    @Test
    void everyIndicatorGoesOut() {
        IsupNumber number = IsupNumber.of(NumberFormat.GENERIC, new NatureOfAddress(126), "1")
                .withQualifier(0xfe)
                .withPlan(NumberingPlan.NATIONAL_5)
                .withFlag(true)
                .withPresentation(Presentation.NOT_AVAILABLE)
                .withScreening(Screening.USER_PROVIDED_VERIFIED_PASSED);
        assertEquals("fefed901", number.toOctets().toHex());
        assertEquals(number, view(NumberFormat.GENERIC, "fefed901"));
    }

    @Test
    void asAnotherParameterOnlySharedIndicatorsStay() {
        IsupNumber calling = view(NumberFormat.CALLING, "8397010203");
        assertEquals("8310010203", calling.as(NumberFormat.CALLED).toOctets().toHex());
        assertEquals(
                "8314010203", calling.as(NumberFormat.REDIRECTING).toOctets().toHex());
        assertEquals("008397010203", calling.as(NumberFormat.GENERIC).toOctets().toHex());
    }

    @ParameterizedTest
    @CsvSource({
        "CALLED,''",
        "CALLED,03",
        "CALLED,8310",
        "GENERIC,0003",
        "GENERIC,008310",
        "CALLED,031000000000000000000000000000000000000000"
    })
    void octetsThatAreNoNumberAreBad(NumberFormat format, String hex) {
        Viewed.Bad<?> bad = assertInstanceOf(Viewed.Bad.class, IsupNumber.view(format, Octets.fromHex(hex)));
        assertEquals(format.clause(), bad.clause());
    }

    @Test
    void valuesThatCannotBeWrittenAreRefused() {
        assertThrows(
                IllegalArgumentException.class,
                () -> IsupNumber.of(NumberFormat.CALLED, NatureOfAddress.NATIONAL, "12x"));
        assertThrows(
                IllegalArgumentException.class,
                () -> IsupNumber.of(NumberFormat.CALLED, NatureOfAddress.NATIONAL, "1".repeat(33)));
        IsupNumber called = IsupNumber.of(NumberFormat.CALLED, NatureOfAddress.NATIONAL, "1");
        assertThrows(IllegalArgumentException.class, () -> called.withQualifier(1));
        assertThrows(IllegalArgumentException.class, () -> new NatureOfAddress(128));
    }

    @ParameterizedTest
    @EnumSource(NumberFormat.class)
    void whatIsReadIsWrittenBackToTheBit(NumberFormat format) {
        Random random = new Random(763);
        int good = 0;
        for (int i = 0; i < 5_000; i++) {
            byte[] octets = new byte[random.nextInt(20)];
            random.nextBytes(octets);
            Octets given = Octets.wrap(octets);
            if (IsupNumber.view(format, given) instanceof Viewed.Good<IsupNumber>(IsupNumber number)) {
                assertEquals(given, number.toOctets());
                good++;
            }
        }
        assertTrue(good > 1_000, "too few were numbers: " + good);
    }
}
