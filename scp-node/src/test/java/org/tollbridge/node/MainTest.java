package org.tollbridge.node;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Locale;
import org.junit.jupiter.api.Test;

class MainTest {

    @Test
    void digitsAreWrittenAsProgramsReadThem() {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("fa-IR-u-nu-arabext"));
        try {
            Main.speak();
            assertEquals("1.5", "%.1f".formatted(1.5));
        } finally {
            Locale.setDefault(before);
        }
    }
}
