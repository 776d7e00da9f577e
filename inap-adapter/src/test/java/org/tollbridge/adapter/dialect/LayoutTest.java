package org.tollbridge.adapter.dialect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tollbridge.service.charging.Payer;
import org.tollbridge.wire.Octets;

/** Each kind of element, its octets worked out by hand. */
class LayoutTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {bcd: caller, digits: 12}                            | 12345 | 2143f5
                    {bcd: caller, digits: 12, filler: 0}                 | 12345 | 214305
                    {bcd: caller, digits: 12, order: high-first}         | 12345 | 12345f
                    {bcd: caller, width: 4}                              | 12345 | 2143f5ff
                    {bcd: caller, width: 4, align: right}                | 12345 | ff1f3254
                    {bcd: caller, width: 4, align: right, order: high-first, filler: 0} | 12345 | 00012345
                    {bcd: caller, width: 4}                              | ''    | ffffffff
                    {bcd: caller, digits: 12}                            | 1234  | 2143
                    {bcd: caller, digits: 12, header: {nature: 4}}       | 12345 | 8410214305
                    {bcd: caller, digits: 12, header: {nature: 4}}       | 1234  | 04102143
                    {bcd: caller, digits: 12, header: {nature: subscriber, plan: 3, indicator: 1, presentation: 1, screening: 3}} | 1 | 81b701
                    {bcd: caller, digits: 12, strip: "12"}               | 12345 | 43f5
                    {bcd: caller, digits: 12, strip: "13"}               | 12345 | 2143f5
                    {ascii: caller, most: 5}                             | 12    | 3132
                    {ascii: caller, width: 4}                            | 12    | 31322020
                    {ascii: caller, width: 4, align: right, filler: "0"} | 12    | 30303132
                    {code: caller, map: {12: 7, 13: 8}, width: 2}        | 12    | 0007
                    {code: caller, map: {12: 7}, otherwise: 9}           | 14    | 09
                    """)
    void laysOutText(String element, String caller, String hex) throws DialectException {
        assertEquals(hex, write(element, new FactSheet().put(Fact.CALLER, caller)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {unsigned: callerRate}                          | 250     | fa
                    {unsigned: callerRate, width: 3}                | 250     | 0000fa
                    {unsigned: callerRate, width: 3, order: little} | 250     | fa0000
                    {unsigned: callerRate, unit: 100}               | 249     | 02
                    {unsigned: callerRate, unit: 100}               | 250     | 03
                    {bcd: callerRate, digits: 6}                    | 250     | 002005
                    {bcd: callerRate, digits: 5}                    | 250     | 0052f0
                    {bcd: callerRate, digits: 5, align: right, order: high-first, filler: 0} | 250 | 000250
                    {bcd: callerRate, digits: 4, width: 3, order: high-first} | 250 | 0250ff
                    {ascii: callerRate, width: 5}                   | 250     | 3030323530
                    {code: callerRate, map: {0: 1, 250: 2}}         | 250     | 02
                    """)
    void laysOutNumbers(String element, long rate, String hex) throws DialectException {
        assertEquals(hex, write(element, new FactSheet().put(Fact.CALLER_RATE, rate)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {time: connectedAt, format: yyMMddHHmmss, zone: "+00:00"}                    | 700101000000
                    {time: connectedAt, format: yyMMdd, zone: "-01:00"}                          | 691231
                    {time: connectedAt, format: yyyyMM, zone: "+08:00", order: low-first}        | 910710
                    {time: connectedAt, format: HHmmss, zone: "+05:30"}                          | 053000
                    """)
    void laysOutTheEpoch(String element, String hex) throws DialectException {
        assertEquals(hex, write(element, new FactSheet().put(Fact.CONNECTED_AT, 999)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {literal: "0a FF"}                                                   | 0aff
                    {tlv: "[1]", value: {literal: "00"}}                                 | 810100
                    {tlv: "[UNIVERSAL 16]", value: [{tlv: "[0]", value: {literal: "00"}}]} | 3003800100
                    {tlv: "[APPLICATION 31]", value: {literal: "00"}}                    | 5f1f0100
                    {tlv: "[PRIVATE 200]", value: {literal: "00"}}                       | df81480100
                    {counted: [{literal: "0102"}]}                                       | 020102
                    {counted: [{literal: "0102"}], width: 2, order: little}              | 02000102
                    {group: [{literal: "01"}, {literal: "02"}]}                          | 0102
                    [{literal: "01", when: {payer: SPLIT}}, {literal: "02"}]             | 0102
                    [{literal: "01", when: {payer: [NOBODY, CALLED_PARTY]}}, {literal: "02"}] | 02
                    [{literal: "01", unless: {payer: [NOBODY, CALLED_PARTY]}}, {literal: "02"}] | 0102
                    [{literal: "01", when: {callerMobile: true}}, {literal: "02"}]       | 0102
                    [{literal: "01", when: {callerMobile: false}}, {literal: "02"}]      | 02
                    [{literal: "01", when: {caller: absent}}, {literal: "02"}]           | 0102
                    [{literal: "01", when: {caller: present}}, {literal: "02"}]          | 02
                    [{literal: "01", when: {attempt: present}}, {literal: "02"}]         | 0102
                    [{literal: "01", when: {attempt: 3}}, {literal: "02"}]               | 0102
                    [{literal: "01", when: {attempt: 3, payer: NOBODY}}, {literal: "02"}] | 02
                    [{literal: "01", when: {serviceClass: ["800", "400"]}}, {literal: "02"}] | 0102
                    [{literal: "01", when: {attempt: 3}, unless: {payer: SPLIT}}, {literal: "02"}] | 02
                    """)
    void composes(String elements, String hex) throws DialectException {
        FactSheet facts = new FactSheet()
                .put(Fact.PAYER, Fact.numberOf(Payer.SPLIT))
                .put(Fact.CALLER_MOBILE, 1)
                .put(Fact.ATTEMPT, 3)
                .put(Fact.SERVICE_CLASS, "400");
        assertEquals(hex, write(elements, facts));
    }

    @Test
    void aLongElementHasALongLength() throws DialectException {
        String long128 = "ab".repeat(128);
        assertEquals(
                "808180" + long128, write("{tlv: \"[0]\", value: {literal: \"" + long128 + "\"}}", new FactSheet()));
        FactSheet read = DialectFiles.layout(
                        "{tlv: \"[0]\", value: [{literal: \"" + "ab".repeat(120) + "\"}, {ascii: caller, most: 20}]}")
                .read(Octets.fromHex("808182" + "ab".repeat(120) + "31323334353637383930"));
        assertEquals("1234567890", read.text(Fact.CALLER));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {bcd: caller, digits: 2}                 | layout.bcd: caller 12x does not fit 2 digits
                    {bcd: caller, digits: 4}                 | layout.bcd: caller '12x' has more than decimal digits
                    {ascii: caller, most: 2}                 | layout.ascii: caller '12x' has more than 2 characters
                    {code: caller, map: {13: 1}}             | layout.code: no code for caller '12x'
                    {code: payer, map: {NOBODY: 1}}          | layout.code: no code for payer SPLIT
                    {unsigned: callerRate}                   | layout.unsigned: callerRate 256 does not fit 1 octets
                    {unsigned: subscriberRate}               | layout.unsigned: subscriberRate -1 comes to -1, which is below 0
                    {bcd: callerRate, digits: 2}             | layout.bcd: callerRate 256 does not fit 2 digits
                    {bcd: subscriberRate, digits: 2}         | layout.bcd: subscriberRate -1 does not fit 2 digits
                    {ascii: callerRate, width: 2}            | layout.ascii: callerRate 256 does not fit 2 digits
                    {ascii: subscriber, most: 9}             | layout.ascii: subscriber 'Zürich' is not printable ASCII
                    {literal: "01", when: {payer: NOBODY}}   | layout: no element applies to this call, and the octets may not be empty
                    """)
    void whatDoesNotFitIsSaid(String element, String message) throws DialectException {
        Layout layout = DialectFiles.layout(element);
        FactSheet facts = new FactSheet()
                .put(Fact.CALLER, "12x")
                .put(Fact.SUBSCRIBER, "Zürich")
                .put(Fact.PAYER, Fact.numberOf(Payer.SPLIT))
                .put(Fact.CALLER_RATE, 256)
                .put(Fact.SUBSCRIBER_RATE, -1);
        assertEquals(
                message,
                assertThrows(DialectException.class, () -> layout.write(facts)).getMessage());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {literal: "01"}                                | 02     | layout.literal: the octets are 02
                    {literal: "01"}                                | 0101   | layout: octets follow that the layout does not have: 01
                    {literal: "0101"}                              | 01     | layout.literal: 2 octets are wanted at octet 0, 1 are left
                    {tlv: "[0]", value: {unsigned: attempt}}       | 810101 | layout.tlv: the tag 80 is expected
                    {tlv: "[0]", value: {unsigned: attempt}}       | 800201 | layout.tlv: 2 octets are wanted at octet 2, 1 are left
                    {tlv: "[0]", value: {unsigned: attempt}}       | 80020101 | layout.tlv: octets follow that the layout does not have: 01
                    {tlv: "[0]", value: {unsigned: attempt}}       | 8080010000 | layout.tlv: a definite length of at most 65535 is expected
                    {code: payer, map: {NOBODY: 0}}                | 01     | layout.code: no payer has the code 1
                    {bcd: attempt, digits: 2}                      | 1f     | layout.bcd: 'F1' is not a decimal number
                    {ascii: attempt, width: 2}                     | 3120   | layout.ascii: '1 ' is not a decimal number
                    {time: connectedAt, format: yyMMddHHmmss, zone: Z} | 269901000000 | layout.time: 269901000000 is not a moment: Invalid value for MonthOfYear (valid values 1 - 12): 99
                    {time: connectedAt, format: yyMMddHHmmss, zone: Z} | 2a0101000000 | layout.time: 2a0101000000 is not BCD
                    {unsigned: attempt, width: 7, unit: 1000000}   | ffffffffffffff | layout.unsigned: 72057594037927935 units of 1000000 are below 0, or beyond all bounds
                    """)
    void octetsOfAnotherLayoutAreRefused(String elements, String hex, String message) throws DialectException {
        Layout layout = DialectFiles.layout(elements);
        assertEquals(Optional.empty(), layout.unreadable());
        assertEquals(
                message,
                assertThrows(DialectException.class, () -> layout.read(Octets.fromHex(hex)))
                        .getMessage());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    [{bcd: caller, digits: 8}, {unsigned: attempt}]   | nothing shows where caller ends: put it last, or in a tlv
                    [{ascii: caller, most: 8}, {unsigned: attempt}]   | nothing shows where caller ends: put it last, or in a tlv
                    {bcd: caller, digits: 8, filler: 0}               | filler 0 cannot be told from a digit of caller
                    {bcd: caller, width: 8, header: {nature: 4}}      | filler 0 cannot be told from a digit of caller
                    [{literal: "01", when: {payer: SPLIT}}]           | whether an element without a tag is there follows from payer, which is not read before it
                    [{tlv: "[0]", value: {literal: "01"}, when: {payer: SPLIT}}, {tlv: "[0]", value: {literal: "02"}, unless: {payer: SPLIT}}] | the tag 80 may stand for more than one element
                    [{tlv: "[0]", value: {code: payer, map: {SPLIT: 1}}, when: {attempt: 1}}, {literal: "02", when: {payer: SPLIT}}] | whether an element without a tag is there follows from payer, which is not read before it
                    """)
    void aLayoutSaysWhyItCannotBeReadBack(String elements, String why) throws DialectException {
        Layout layout = DialectFiles.layout(elements);
        assertEquals(Optional.of(why), layout.unreadable());
        DialectException refused = assertThrows(DialectException.class, () -> layout.read(Octets.fromHex("01")));
        assertEquals("layout: " + why, refused.getMessage());
    }

    @Test
    void aConditionOnAFactThatWasReadIsFollowed() throws DialectException {
        Layout layout = DialectFiles.layout(
                "[{code: payer, map: {SPLIT: 1, NOBODY: 2}}, {unsigned: attempt, when: {payer: SPLIT}}]");
        assertEquals(
                Map.of("payer", "SPLIT", "attempt", "7"),
                layout.read(Octets.fromHex("0107")).named());
        assertEquals(
                Map.of("payer", "NOBODY"), layout.read(Octets.fromHex("02")).named());
        assertThrows(DialectException.class, () -> layout.read(Octets.fromHex("0207")));
    }

    @Test
    void aCodeThatStandsForSeveralValuesTellsNone() throws DialectException {
        Layout layout =
                DialectFiles.layout("{code: payer, map: {SPLIT: 1, CALLED_PARTY: 1, CALLING_PARTY: 2}, otherwise: 3}");
        assertEquals(Map.of(), layout.read(Octets.fromHex("01")).named());
        assertEquals(
                Map.of("payer", "CALLING_PARTY"),
                layout.read(Octets.fromHex("02")).named());
        assertEquals(Map.of(), layout.read(Octets.fromHex("03")).named());
    }

    @Test
    void theLongestOctetsAreKnownBeforehand() throws DialectException {
        assertEquals(2 + (2 + 2 + 8) + 1 + 4, DialectFiles.layout("""
                                - tlv: "[0]"
                                  value:
                                    - tlv: "[1]"
                                      when: {caller: present}
                                      value: {bcd: caller, digits: 15, header: {nature: 4}}
                                    - {counted: [{ascii: subscriber, most: 4}]}
                                """).longest());
        assertTrue(DialectFiles.load("default").furnish().orElseThrow().layout().longest() <= Dialect.USUAL_LIMIT);
    }

    private static String write(String elements, FactSheet facts) throws DialectException {
        return DialectFiles.layout(elements).write(facts).toHex();
    }
}
