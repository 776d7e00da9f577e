package org.tollbridge.adapter.dialect;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each mistake in a dialect gives one line: where, what, and what would be right. */
class DialectMistakesTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {bdc: caller}                            | layout: 'bdc' is not known here, did you mean 'bcd'? (allowed: ascii, bcd, code, counted, group, integer, literal, time, tlv, unsigned)
                    {bcd: caler, digits: 4}                  | layout.bcd: 'caler' is not known here, did you mean 'caller'?
                    {bcd: caller, digit: 4}                  | layout.digit: 'digit' is not known here, did you mean 'digits'?
                    {bcd: caller}                            | layout: 'digits' (the most) or 'width' (octets, always so many) is expected
                    {bcd: payer, digits: 4}                  | layout.bcd: 'payer' has no digits; a code can stand for it
                    {bcd: caller, digits: 5, width: 2}       | layout.digits: 5 digits do not fit 2 octets
                    {bcd: caller, digits: 33}                | layout.digits: 33 is outside of 1 to 32
                    {bcd: caller, digits: many}              | layout.digits: a whole number is expected, not 'many'
                    {bcd: caller, digits: 4, filler: 10}     | layout.filler: one hexadecimal digit is expected, not '10'
                    {bcd: caller, digits: 4, strip: x}       | layout.strip: leading digits of a number in text are expected
                    {bcd: caller, digits: 4, order: low}     | layout.order: 'low' is not known here (allowed: high-first, low-first)
                    {bcd: caller, digits: 4, header: {}}     | layout.header: 'nature' is missing
                    {bcd: caller, digits: 4, header: {nature: 128}} | layout.header.nature: 128 is outside of 0 to 127
                    {bcd: caller, digits: 4, header: {nature: natonal}} | layout.header.nature: 'natonal' is not known here, did you mean 'national'?
                    {bcd: caller, digits: 4, header: {nature: other}} | layout.header.nature: a network-specific nature is given as a number, 0 to 127
                    {unsigned: caller}                       | layout.unsigned: 'caller' is none of FLAG, NUMBER; a code can stand for it
                    {unsigned: attempt, width: 8}            | layout.width: 8 is outside of 1 to 7
                    {unsigned: durationMillis}               | layout.unsigned: only a chargingReport can tell 'durationMillis'
                    {ascii: caller}                          | layout: either 'width' (always so many characters) or 'most' is expected
                    {ascii: attempt, most: 3}                | layout: a number needs a 'width'
                    {ascii: caller, width: 3, filler: ab}    | layout.filler: one printable ASCII character is expected
                    {literal: "0"}                           | layout.literal: pairs of hexadecimal digits in quotes are expected, such as "0a 01"
                    {literal: [1, 2]}                        | layout.literal: one value is expected here
                    {code: payer}                            | layout: 'map' is missing
                    {code: payer, map: {SPLITT: 1}}          | layout.map.SPLITT: 'SPLITT' is not known here, did you mean 'SPLIT'?
                    {code: payer, map: {SPLIT: 256}}         | layout.map.SPLIT: 256 is outside of 0 to 255
                    {code: payer, map: {}}                   | layout.map: at least one value and its code are expected
                    {code: attempt, map: {a: 1}}             | layout.map.a: a whole number is expected, not 'a'
                    {time: attempt, format: yy, zone: Z}     | layout.time: only 'connectedAt' is a moment
                    {time: connectedAt, format: YYYY, zone: Z} | layout.format: made of yyyy, yy, MM, dd, HH, mm, ss, such as yyMMddHHmmss
                    {time: connectedAt, format: yy, zone: CST} | layout.zone: an offset from UTC is expected, such as "+08:00"
                    {tlv: 80, value: {literal: "00"}}        | layout.tlv: a tag up to 65535 in ASN.1's notation is expected, such as "[1]" or "[PRIVATE 3]"
                    {tlv: "[65536]", value: {literal: "00"}} | layout.tlv: a tag up to 65535
                    {tlv: "[1]"}                             | layout: 'value' is missing
                    {tlv: "[1]", value: []}                  | layout.value: at least one element is expected
                    {tlv: "[1]", value:}                     | layout.value: is empty
                    {literal: "00", bcd: caller}             | layout: an element is one of bcd, literal, not several
                    {literal: "00", when: {}}                | layout.when: at least one fact and its value are expected
                    {literal: "00", when: {payr: SPLIT}}     | layout.when.payr: 'payr' is not known here, did you mean 'payer'?
                    {literal: "00", when: {payer: present}}  | layout.when.payer: 'present' is not known here
                    {literal: "00", when: {callerMobile: 1}} | layout.when.callerMobile: true or false is expected, not '1'
                    {literal: "00", when: {callEnded: true}} | layout.when.callEnded: only a chargingReport can tell 'callEnded'
                    [{literal: "00"}, {literal: "x"}]        | layout[1].literal: pairs of hexadecimal digits
                    [caller]                                 | layout[0]: a map of keys and values is expected
                    """)
    void aMistakeInALayoutIsNamed(String elements, String message) {
        String said = DialectFiles.mistake(() -> DialectFiles.layout(elements));
        assertEquals(message, said.substring(0, Math.min(message.length(), said.length())), said);
    }

    @Test
    void aLayoutThatCouldGrowTooLongIsRefused() {
        assertEquals(
                "d.furnishCharging.layout: may come to 5 octets, and 4 are allowed",
                mistake("furnishCharging: {limit: 4, layout: {unsigned: callerRate, width: 5}}"));
        assertEquals(
                "layout.counted: may come to 256 octets, which a count of 1 octets cannot tell",
                DialectFiles.mistake(
                        () -> DialectFiles.layout("{counted: [{ascii: caller, most: 255}, {literal: \"00\"}]}")));
    }

    @Test
    void elementsLieInEachOtherOnlySoDeep() {
        String deep = "{group: ".repeat(9) + "{literal: \"00\"}" + "}".repeat(9);
        String said = DialectFiles.mistake(() -> DialectFiles.layout(deep));
        assertEquals(true, said.endsWith("elements lie in each other more than 8 deep"), said);
    }

    @Test
    void mistakesAroundTheLayoutsAreNamed() {
        assertEquals(
                "d.furnishCharge: 'furnishCharge' is not known here, did you mean 'furnishCharging'?"
                        + " (allowed: applyCharging, chargingEvents, chargingReport, furnishAtEnd, furnishCharging, sendCharging)",
                mistake("furnishCharge: {}"));
        assertEquals(
                "d: at least one operation is expected: furnishCharging, sendCharging or applyCharging", mistake("{}"));
        assertEquals("d.sendCharging: 'layout' is missing", mistake("sendCharging: {}"));
        assertEquals(
                "d.sendCharging.partyToCharge[1]: 'caled' is not known here, did you mean 'called'?"
                        + " (allowed: called, calling)",
                mistake("sendCharging: {partyToCharge: [calling, caled], layout: {unsigned: attempt}}"));
        assertEquals(
                "d.sendCharging.partyToCharge: calling, called, or both are expected",
                mistake("sendCharging: {partyToCharge: [calling, calling], layout: {unsigned: attempt}}"));
        assertEquals(
                "d.applyCharging.sendCalculationToSCPIndication: only the variant 'etsi' has this field",
                mistake("applyCharging: {sendCalculationToSCPIndication: true, layout: {unsigned: attempt}}"));
        assertEquals(
                "d.applyCharging.variant: 'itu' is not known here (allowed: etsi, q1218)",
                mistake("applyCharging: {variant: itu, layout: {unsigned: attempt}}"));
        assertEquals(
                "d.sendCharging: either 'when' or 'unless', not both",
                mistake("sendCharging: {when: {attempt: 1}, unless: {attempt: 2}, layout: {unsigned: attempt}}"));
        assertEquals("d: a map of keys and values is expected", mistake("[]"));
    }

    private static String mistake(String yaml) {
        return DialectFiles.mistake(() -> DialectFiles.parse(yaml));
    }
}
