package org.tollbridge.provisioning.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Locale;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Codes that follow from the time. */
class TotpTest {

    private static final String SECRET = Totp.base32("12345678901234567890".getBytes(StandardCharsets.US_ASCII));

    /** The SHA-1 vectors of RFC 6238, appendix B, of which six digits are shown here. */
    @ParameterizedTest
    @CsvSource({
        "59, 287082",
        "1111111109, 081804",
        "1111111111, 050471",
        "1234567890, 005924",
        "2000000000, 279037",
        "20000000000, 353130"
    })
    void codesAreThoseOfTheStandard(long seconds, String code) {
        assertEquals(code, Totp.code(SECRET, Instant.ofEpochSecond(seconds)));
        assertEquals(OptionalLong.of(seconds / 30), Totp.step(SECRET, code, Instant.ofEpochSecond(seconds), 0));
    }

    /** There "%d" writes other digits than those that a phone shows. */
    @Test
    void theMachinesLanguageDoesNotMatter() {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("fa-IR-u-nu-arabext"));
        try {
            assertEquals("287082", Totp.code(SECRET, Instant.ofEpochSecond(59)));
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void aClockMayBeOneStepOffAndNoCodeIsTakenTwice() {
        Instant now = Instant.ofEpochSecond(1_111_111_111);
        long step = 1_111_111_111 / 30;
        for (int off = -3; off <= 3; off++) {
            String code = Totp.code(SECRET, now.plusSeconds(30L * off));
            OptionalLong wanted = Math.abs(off) <= 1 ? OptionalLong.of(step + off) : OptionalLong.empty();
            assertEquals(wanted, Totp.step(SECRET, code, now, 0), "off by " + off);
        }
        assertEquals(OptionalLong.empty(), Totp.step(SECRET, "050471", now, step));
        assertEquals(OptionalLong.empty(), Totp.step(SECRET, "", now, 0));
    }

    @Test
    void aSecretHas160BitsAsPeopleTypeThem() {
        assertTrue(Totp.secret(new SecureRandom()).matches("[A-Z2-7]{32}"));
        assertEquals("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ", SECRET);
    }
}
