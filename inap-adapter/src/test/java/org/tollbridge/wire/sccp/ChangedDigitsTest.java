package org.tollbridge.wire.sccp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tollbridge.wire.Octets;

/** A global title with other digits is of the same form, and says whether their number is odd. */
class ChangedDigitsTest {

    private static final Octets OLD = Octets.fromHex("2143");
    private static final OptionalInt KEPT = OptionalInt.empty();

    @ParameterizedTest
    @ValueSource(strings = {"", "5", "56", "567", "8613912345678"})
    void digitsComeBackAsTheyWerePutIn(String digits) {
        for (GlobalTitle title : new GlobalTitle[] {
            new GlobalTitle.NatureOnly(false, 3, OLD),
            new GlobalTitle.PlanAndEncoding(9, 7, 2, OLD),
            new GlobalTitle.PlanEncodingAndNature(9, 1, 2, 3, OLD)
        }) {
            GlobalTitle changed = title.withDigits(digits, KEPT);
            assertEquals(digits, changed.digits().orElseThrow());
            assertEquals(title.indicator(), changed.indicator());
            assertEquals(title.natureOfAddress(), changed.natureOfAddress());
            assertEquals(title.numberingPlanIndicator(), changed.numberingPlanIndicator());
            assertEquals(title.translationTypeNumber(), changed.translationTypeNumber());
        }
    }

    @Test
    void theNatureChangesWhereThereIsOne() {
        OptionalInt international = OptionalInt.of(4);
        assertEquals(
                international,
                new GlobalTitle.NatureOnly(false, 3, OLD)
                        .withDigits("5", international)
                        .natureOfAddress());
        assertEquals(
                international,
                new GlobalTitle.PlanEncodingAndNature(9, 1, 2, 3, OLD)
                        .withDigits("5", international)
                        .natureOfAddress());
        assertEquals(
                OptionalInt.empty(),
                new GlobalTitle.PlanAndEncoding(9, 1, 2, OLD)
                        .withDigits("5", international)
                        .natureOfAddress());
    }

    @Test
    void aTitleWhoseEncodingNobodyKnowsIsNotChanged() {
        assertThrows(
                IllegalStateException.class, () -> new GlobalTitle.TranslationTypeOnly(9, OLD).withDigits("5", KEPT));
        assertThrows(IllegalStateException.class, () -> new GlobalTitle.Reserved(5, OLD).withDigits("5", KEPT));
    }
}
