package org.tollbridge.adapter.sccp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tollbridge.wire.Octets;
import org.tollbridge.wire.sccp.GlobalTitle;
import org.tollbridge.wire.sccp.PointCodeLength;
import org.tollbridge.wire.sccp.ReturnCause;

class TranslationTableTest {

    private static TranslationRule rule(
            String digits, OptionalInt nature, OptionalInt plan, OptionalInt type, int pointCode) {
        return new TranslationRule(
                new TranslationRule.Match(digits, nature, plan, type),
                List.of(pointCode),
                TranslationRule.Sharing.BACKUP,
                TranslationRule.RouteOn.SSN,
                OptionalInt.empty(),
                Optional.empty());
    }

    private static int found(TranslationTable table, GlobalTitle title) {
        return table.find(title).map(rule -> rule.pointCodes().getFirst()).orElse(0);
    }

    @ParameterizedTest
    @CsvSource({"86755, 1", "8675512, 2", "86755123, 3", "867551234567890, 3", "8613, 4", "86, 4", "44, 0", "'', 0"})
    void theLongestPrefixWins(String digits, int pointCode) {
        TranslationTable table = new TranslationTable(List.of(
                TranslationRule.of("86755", 1),
                TranslationRule.of("86755123", 3),
                TranslationRule.of("8675512", 2),
                TranslationRule.of("86", 4)));
        assertEquals(pointCode, found(table, GlobalTitle.e164(digits, 4)));
    }

    @Test
    void anEmptyPrefixTakesWhatNoOtherDoes() {
        TranslationTable table = new TranslationTable(List.of(TranslationRule.of("", 9), TranslationRule.of("86", 4)));
        assertEquals(4, found(table, GlobalTitle.e164("861", 4)));
        assertEquals(9, found(table, GlobalTitle.e164("1", 4)));
        assertEquals(9, found(table, GlobalTitle.e164("", 4)));
    }

    @Test
    void theOtherFieldsMustAgree() {
        OptionalInt any = OptionalInt.empty();
        TranslationTable table = new TranslationTable(List.of(
                rule("86", OptionalInt.of(3), any, any, 1),
                rule("86", any, OptionalInt.of(7), any, 2),
                rule("86", any, any, OptionalInt.of(5), 3)));
        Octets digits = Octets.fromHex("6891");
        assertEquals(1, found(table, new GlobalTitle.PlanEncodingAndNature(0, 1, 2, 3, digits)));
        assertEquals(2, found(table, new GlobalTitle.PlanEncodingAndNature(0, 7, 2, 4, digits)));
        assertEquals(3, found(table, new GlobalTitle.PlanEncodingAndNature(5, 1, 2, 4, digits)));
        assertEquals(0, found(table, new GlobalTitle.PlanEncodingAndNature(0, 1, 2, 4, digits)));
        // Indicator 1 has a nature only, indicator 3 none.
        assertEquals(1, found(table, new GlobalTitle.NatureOnly(false, 3, digits)));
        assertEquals(0, found(table, new GlobalTitle.NatureOnly(false, 4, digits)));
        assertEquals(2, found(table, new GlobalTitle.PlanAndEncoding(0, 7, 2, digits)));
        assertEquals(0, found(table, new GlobalTitle.PlanAndEncoding(0, 1, 2, digits)));
    }

    @Test
    void ofRulesForTheSameDigitsTheOneThatAsksForMoreWins() {
        OptionalInt any = OptionalInt.empty();
        TranslationTable table = new TranslationTable(List.of(
                rule("86", any, any, any, 1),
                rule("86", OptionalInt.of(4), OptionalInt.of(1), any, 2),
                rule("86", OptionalInt.of(4), any, any, 3)));
        assertEquals(2, found(table, GlobalTitle.e164("861", 4)));
        assertEquals(1, found(table, GlobalTitle.e164("861", 3)));
    }

    @Test
    void aLongerPrefixWhoseFieldsDisagreeGivesWay() {
        TranslationTable table = new TranslationTable(List.of(
                TranslationRule.of("86", 1),
                rule("86755", OptionalInt.of(3), OptionalInt.empty(), OptionalInt.empty(), 2)));
        assertEquals(1, found(table, GlobalTitle.e164("867551", 4)));
    }

    @Test
    void theReasonTellsNatureFromDigits() {
        TranslationTable table = new TranslationTable(
                List.of(rule("86", OptionalInt.of(4), OptionalInt.empty(), OptionalInt.empty(), 1)));
        assertEquals(ReturnCause.NO_TRANSLATION, table.reason(GlobalTitle.e164("44", 4)));
        assertEquals(ReturnCause.NO_TRANSLATION_FOR_NATURE, table.reason(GlobalTitle.e164("86", 3)));
        // Digits in an encoding that only the translation type's owner knows.
        assertEquals(
                ReturnCause.NO_TRANSLATION_FOR_NATURE,
                table.reason(new GlobalTitle.TranslationTypeOnly(5, Octets.fromHex("6891"))));
        assertEquals(
                ReturnCause.NO_TRANSLATION_FOR_NATURE,
                new TranslationTable(List.of()).reason(GlobalTitle.e164("86", 4)));
    }

    @Test
    void twoRulesForTheSameTitlesAreRefused() {
        TranslationRule first = TranslationRule.of("86", 1);
        TranslationRule second = TranslationRule.of("86", 10);
        IllegalArgumentException refused = assertThrows(
                IllegalArgumentException.class, () -> SccpSettings.defaults().withTranslations(first, second));
        assertEquals("two rules for global title 86; make them one", refused.getMessage());
    }

    @Test
    void aPointCodeAboveTheNetworksHighestIsRefused() {
        TranslationRule rule = TranslationRule.of("86", 16_384);
        assertThrows(
                IllegalArgumentException.class, () -> SccpSettings.defaults().withTranslations(rule));
        assertEquals(
                List.of(rule),
                SccpSettings.defaults()
                        .withPointCodes(PointCodeLength.BITS_24)
                        .withTranslations(rule)
                        .translations());
    }

    @ParameterizedTest
    @ValueSource(strings = {"+86", "8 6", "86g", "123456789012345678901234567890123"})
    void aPrefixOfOtherThanDigitsIsRefused(String digits) {
        assertThrows(IllegalArgumentException.class, () -> TranslationRule.of(digits, 1));
    }

    @Test
    void aRuleNeedsPointCodesAndEachOnce() {
        assertThrows(IllegalArgumentException.class, () -> TranslationRule.of("86"));
        assertThrows(IllegalArgumentException.class, () -> TranslationRule.of("86", 1, 10, 1));
    }
}
