package org.tollbridge.provisioning.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormulasTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"=1+1", "+1", "-1", "@A1", "\t=1", "'quoted", "\uFF1D1+1", "\uFF0B1", "\uFF0D1", "\uFF20A1"})
    void whatASpreadsheetMayTakeForAFormulaIsGuardedAndComesBack(String text) {
        assertEquals("'" + text, Formulas.guarded(text));
        assertEquals(text, Formulas.unguarded(Formulas.guarded(text)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1=1", "a", "\uFF21"})
    void anythingElseStays(String text) {
        assertEquals(text, Formulas.guarded(text));
        assertEquals(text, Formulas.unguarded(text));
    }
}
