package org.tollbridge.service.number;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.tollbridge.service.number.NumberPlan.WireForm;

class NumberPlanTest {

    private final NumberPlan plan = NumberPlan.china();

    @ParameterizedTest
    @CsvSource(textBlock = """
            # nature,       digits,            kind,    normal,          area
            # fixed lines, as they should come
            NATIONAL,       1062345678,        FIXED,   861062345678,    10
            NATIONAL,       2162345678,        FIXED,   862162345678,    21
            NATIONAL,       75526123456,       FIXED,   8675526123456,   755
            NATIONAL,       5515123456,        FIXED,   865515123456,    551
            INTERNATIONAL,  861062345678,      FIXED,   861062345678,    10
            INTERNATIONAL,  8675526123456,     FIXED,   8675526123456,   755
            SUBSCRIBER,     62345678,          FIXED,   862062345678,    20
            UNKNOWN,        01062345678,       FIXED,   861062345678,    10
            UNKNOWN,        008675526123456,   FIXED,   8675526123456,   755
            # and as switches err
            NATIONAL,       01062345678,       FIXED,   861062345678,    10
            NATIONAL,       861062345678,      FIXED,   861062345678,    10
            NATIONAL,       00861062345678,    FIXED,   861062345678,    10
            INTERNATIONAL,  00861062345678,    FIXED,   861062345678,    10
            INTERNATIONAL,  8601062345678,     FIXED,   861062345678,    10
            INTERNATIONAL,  01062345678,       FIXED,   861062345678,    10
            SUBSCRIBER,     01062345678,       FIXED,   861062345678,    10
            SUBSCRIBER,     1062345678,        FIXED,   861062345678,    10
            SUBSCRIBER,     861062345678,      FIXED,   861062345678,    10
            UNKNOWN,        1062345678,        FIXED,   861062345678,    10
            UNKNOWN,        861062345678,      FIXED,   861062345678,    10
            UNKNOWN,        62345678,          FIXED,   862062345678,    20
            OTHER,          01062345678,       FIXED,   861062345678,    10
            # a local number that begins as a country code or an area code does
            UNKNOWN,        86532123,          FIXED,   862086532123,    20
            UNKNOWN,        86951234,          FIXED,   862086951234,    20
            UNKNOWN,        75595588,          FIXED,   862075595588,    20
            SUBSCRIBER,     86532123,          FIXED,   862086532123,    20
            NATIONAL,       75595588,          SHORT,   8675595588,      755
            NATIONAL,       86532123,          UNKNOWN, 86532123,        865
            # a code of two digits is never read as one of three, nor a country code as an area
            NATIONAL,       2223456789,        FIXED,   862223456789,    22
            NATIONAL,       862223456789,      FIXED,   862223456789,    22
            NATIONAL,       8515123456,        FIXED,   868515123456,    851
            NATIONAL,       868515123456,      FIXED,   868515123456,    851
            # a local number of area code + 9000000, as gateways insert it
            NATIONAL,       7559000000,        FIXED,   867559000000,    755
            # mobiles
            NATIONAL,       13800138000,       MOBILE,  8613800138000,   ''
            NATIONAL,       19912345678,       MOBILE,  8619912345678,   ''
            NATIONAL,       013800138000,      MOBILE,  8613800138000,   ''
            NATIONAL,       8613800138000,     MOBILE,  8613800138000,   ''
            INTERNATIONAL,  8613800138000,     MOBILE,  8613800138000,   ''
            INTERNATIONAL,  86013800138000,    MOBILE,  8613800138000,   ''
            SUBSCRIBER,     13800138000,       MOBILE,  8613800138000,   ''
            UNKNOWN,        13800138000,       MOBILE,  8613800138000,   ''
            UNKNOWN,        008613800138000,   MOBILE,  8613800138000,   ''
            # service numbers, whatever the nature says
            NATIONAL,       8008101234,        SERVICE, 8008101234,      ''
            SUBSCRIBER,     8008101234,        SERVICE, 8008101234,      ''
            UNKNOWN,        08008101234,       SERVICE, 8008101234,      ''
            INTERNATIONAL,  8008101234,        SERVICE, 8008101234,      ''
            INTERNATIONAL,  868008101234,      SERVICE, 8008101234,      ''
            INTERNATIONAL,  00868008101234,    SERVICE, 8008101234,      ''
            NATIONAL,       868008101234,      SERVICE, 8008101234,      ''
            OTHER,          8608008101234,     SERVICE, 8008101234,      ''
            OTHER,          4008101234,        SERVICE, 4008101234,      ''
            # short numbers
            UNKNOWN,        110,               SHORT,   110,             ''
            SUBSCRIBER,     10086,             SHORT,   10086,           ''
            UNKNOWN,        95588,             SHORT,   95588,           ''
            SUBSCRIBER,     95013123,          SHORT,   95013123,        ''
            NATIONAL,       96169,             SHORT,   96169,           ''
            UNKNOWN,        01095588,          SHORT,   861095588,       10
            INTERNATIONAL,  8675512345,        SHORT,   8675512345,      755
            INTERNATIONAL,  95355366,          SHORT,   95355366,        ''
            # other countries
            INTERNATIONAL,  9513553661,        FOREIGN, 9513553661,      ''
            INTERNATIONAL,  12125551234,       FOREIGN, 12125551234,     ''
            INTERNATIONAL,  85221234567,       FOREIGN, 85221234567,     ''
            INTERNATIONAL,  13800138000,       FOREIGN, 13800138000,     ''
            NATIONAL,       0012125551234,     FOREIGN, 12125551234,     ''
            UNKNOWN,        0085221234567,     FOREIGN, 85221234567,     ''
            # nothing that the plan knows; the area is kept where it is certain
            UNKNOWN,        '',                UNKNOWN, '',              ''
            UNKNOWN,        1234,              UNKNOWN, 1234,            ''
            UNKNOWN,        3456,              UNKNOWN, 3456,            ''
            NATIONAL,       7551380000,        UNKNOWN, 7551380000,      755
            UNKNOWN,        07551380000,       UNKNOWN, 07551380000,     755
            NATIONAL,       755,               UNKNOWN, 755,             755
            NATIONAL,       0755,              UNKNOWN, 0755,            755
            INTERNATIONAL,  86755,             UNKNOWN, 86755,           755
            SUBSCRIBER,     1380000,           UNKNOWN, 1380000,         20
            NATIONAL,       12800138000,       UNKNOWN, 12800138000,     ''
            NATIONAL,       1380013800,        UNKNOWN, 1380013800,      ''
            NATIONAL,       138001380001,      UNKNOWN, 138001380001,    ''
            NATIONAL,       106234567,         UNKNOWN, 106234567,       10
            NATIONAL,       10623456789,       UNKNOWN, 10623456789,     10
            NATIONAL,       1012345678,        UNKNOWN, 1012345678,      10
            NATIONAL,       800810123,         UNKNOWN, 800810123,       800
            NATIONAL,       80081012341,       UNKNOWN, 80081012341,     800
            INTERNATIONAL,  123456,            UNKNOWN, 123456,          ''
            INTERNATIONAL,  1234567890123456,  UNKNOWN, 1234567890123456, ''
            INTERNATIONAL,  000062345678,      UNKNOWN, 000062345678,    ''
            NATIONAL,       '10623456B8',      UNKNOWN, '10623456B8',    ''
            UNKNOWN,        123456789012345678901, UNKNOWN, 123456789012345678901, ''
            """)
    void readsNumbersAsSwitchesSendThem(
            NatureOfAddress nature, String digits, NumberKind kind, String normal, String area) {
        assertEquals(new NormalNumber(normal, kind, area), plan.normalise(new PartyNumber(nature, digits), "20"));
    }

    @Test
    void aLocalNumberOfSevenDigitsMayBeginAsTheCountryCodeDoes() {
        PartyNumber unknown = new PartyNumber(NatureOfAddress.UNKNOWN, "8612345");

        assertEquals(new NormalNumber("865518612345", NumberKind.FIXED, "551"), plan.normalise(unknown, "551"));
    }

    @Test
    void completesSubscriberNumbersFromTheSwitchOrElseFromTheHomeArea() {
        PartyNumber subscriber = new PartyNumber(NatureOfAddress.SUBSCRIBER, "62345678");
        NumberPlan atHome = plan.withHomeAreaCode("10");

        assertEquals("861062345678", atHome.normalise(subscriber, "").digits());
        assertEquals("862162345678", atHome.normalise(subscriber, "21").digits());
        assertEquals(NumberKind.UNKNOWN, plan.normalise(subscriber, "").kind());
        assertEquals(NumberKind.UNKNOWN, plan.normalise(subscriber, "1").kind());
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            # written,            kind,    normal
            010-62345678,         FIXED,   861062345678
            (0755) 2612 3456,     FIXED,   8675526123456
            861062345678,         FIXED,   861062345678
            +86 10 6234 5678,     FIXED,   861062345678
            +86 (0)10 6234 5678,  FIXED,   861062345678
            138 0013 8000,        MOBILE,  8613800138000
            +1 212 555 1234,      FOREIGN, 12125551234
            001 212 555 1234,     FOREIGN, 12125551234
            800-810-1234,         SERVICE, 8008101234
            95588,                SHORT,   95588
            62345678,             UNKNOWN, 62345678
            1-800-FLOWERS,        UNKNOWN, 1-800-FLOWERS
            10+62345678,          UNKNOWN, 10+62345678
            +,                    UNKNOWN, ''
            '',                   UNKNOWN, ''
            '=1+1',               UNKNOWN, '=1+1'
            '٠١٠٦٢٣٤٥٦٧٨',        UNKNOWN, '٠١٠٦٢٣٤٥٦٧٨'
            """)
    void readsNumbersAsPeopleWriteThem(String written, NumberKind kind, String normal) {
        NormalNumber number = plan.withHomeAreaCode("10").read(written);

        assertEquals(kind, number.kind());
        assertEquals(normal, number.digits());
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            # canonical,     national form,             international form,           as dialled
            861062345678,    NATIONAL:1062345678,       INTERNATIONAL:861062345678,   UNKNOWN:01062345678
            8613800138000,   NATIONAL:13800138000,      INTERNATIONAL:8613800138000,  UNKNOWN:13800138000
            861095588,       NATIONAL:1095588,          INTERNATIONAL:861095588,      UNKNOWN:01095588
            95588,           UNKNOWN:95588,             UNKNOWN:95588,                UNKNOWN:95588
            8008101234,      NATIONAL:8008101234,       NATIONAL:8008101234,          NATIONAL:8008101234
            12125551234,     INTERNATIONAL:12125551234, INTERNATIONAL:12125551234,    INTERNATIONAL:12125551234
            1234,            UNKNOWN:1234,              UNKNOWN:1234,                 UNKNOWN:1234
            """)
    void writesNumbersAsSwitchesWantThem(String canonical, String national, String international, String dialled) {
        NormalNumber number = plan.recognise(canonical);

        assertEquals(national, wire(plan, number));
        assertEquals(international, wire(plan.withDestinationForm(WireForm.INTERNATIONAL), number));
        assertEquals(dialled, wire(plan.withDestinationForm(WireForm.DIALLED), number));
    }

    /** What is written is read back as the same number, and a number's digits say all there is to know of it. */
    @ParameterizedTest
    @EnumSource(WireForm.class)
    void readsBackWhatItWrote(WireForm form) {
        NumberPlan written = plan.withDestinationForm(form);
        Random random = new Random(20261122);
        int known = 0;
        for (int i = 0; i < 20_000; i++) {
            NormalNumber number = written.normalise(randomNumber(random), "20");
            if (number.kind() == NumberKind.UNKNOWN) {
                continue;
            }
            known++;
            assertEquals(number, written.recognise(number.digits()));
            assertEquals(number, written.normalise(written.toWire(number), ""));
        }
        assertTrue(known > 5_000, "generator makes too few numbers of known kinds: " + known);
    }

    @Test
    void takesAnotherCountrysPlan() {
        NumberPlan other = new NumberPlan(
                "49",
                "0",
                "00",
                "",
                "123456789",
                List.of(new AreaRule("30", 2, 3, 9)),
                List.of(new NumberPattern("15", 11, 11)),
                List.of(new NumberPattern("11", 3, 6)),
                List.of(new NumberPattern("800", 10, 10)),
                WireForm.INTERNATIONAL);

        assertEquals("493012345", other.read("030 12345").digits());
        assertEquals(NumberKind.MOBILE, other.read("0151 23456789").kind());
        assertEquals(NumberKind.SERVICE, other.read("0800 1234567").kind());
        assertEquals(NumberKind.FOREIGN, other.read("+86 10 62345678").kind());
    }

    @Test
    void refusesRulesThatCannotHold() {
        assertThrows(IllegalArgumentException.class, () -> new NumberPattern("", 3, 3));
        assertThrows(IllegalArgumentException.class, () -> new NumberPattern("800", 2, 10));
        assertThrows(IllegalArgumentException.class, () -> new NumberPattern("800", 10, 9));
        assertThrows(IllegalArgumentException.class, () -> new AreaRule("10", 1, 8, 8));
        assertThrows(IllegalArgumentException.class, () -> new AreaRule("10", 2, 0, 8));
        assertThrows(
                IllegalArgumentException.class,
                () -> new NumberPlan(
                        "86", "0", "11", "", "2", List.of(), List.of(), List.of(), List.of(), WireForm.NATIONAL));
    }

    private static String wire(NumberPlan plan, NormalNumber number) {
        PartyNumber wire = plan.toWire(number);
        return wire.nature() + ":" + wire.digits();
    }

    private static PartyNumber randomNumber(Random random) {
        String[] starts = {"", "0", "00", "86", "0086", "860"};
        String[] bodies = {"10", "20", "755", "13", "19", "800", "400", "95", "96", "1", "2", "6", "44"};
        StringBuilder digits = new StringBuilder(starts[random.nextInt(starts.length)]);
        digits.append(bodies[random.nextInt(bodies.length)]);
        int length = random.nextInt(11);
        for (int i = 0; i < length; i++) {
            digits.append(random.nextInt(10));
        }
        NatureOfAddress[] natures = NatureOfAddress.values();
        return new PartyNumber(natures[random.nextInt(natures.length)], digits.toString());
    }
}
