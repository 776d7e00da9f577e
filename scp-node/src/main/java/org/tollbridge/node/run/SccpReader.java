package org.tollbridge.node.run;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.tollbridge.adapter.sccp.SccpSettings;
import org.tollbridge.adapter.sccp.TranslationRule;
import org.tollbridge.node.config.SccpKeys;
import org.tollbridge.node.config.Values;
import org.tollbridge.wire.sccp.PointCodeLength;

/**
 * Reads the addressing, translation and limits of SCCP. Contradictions are reported as
 * {@link IllegalArgumentException}.
 */
final class SccpReader {

    private static final String ANY = "any";
    private static final String NOTHING = "nothing";

    private SccpReader() {}

    static SccpSettings read(Values values) {
        PointCodeLength pointCodes =
                values.text(SccpKeys.POINT_CODE_BITS).equals("24") ? PointCodeLength.BITS_24 : PointCodeLength.BITS_14;
        List<TranslationRule> translations =
                values.list(SccpKeys.TITLES).stream().map(SccpReader::rule).toList();
        return new SccpSettings(
                pointCodes,
                translations,
                values.integer(SccpKeys.SCCP_MAX_MESSAGE),
                new SccpSettings.Reassembling(
                        values.integer(SccpKeys.SCCP_REASSEMBLIES),
                        values.integer(SccpKeys.SCCP_REASSEMBLY_OCTETS),
                        Duration.ofMillis(values.integer(SccpKeys.SCCP_REASSEMBLY))),
                new SccpSettings.StatusTest(
                        Duration.ofSeconds(values.integer(SccpKeys.SCCP_STATUS_TEST)),
                        Duration.ofSeconds(values.integer(SccpKeys.SCCP_STATUS_TEST_LONGEST))));
    }

    private static TranslationRule rule(Values item) {
        try {
            return new TranslationRule(
                    new TranslationRule.Match(
                            digits(item, SccpKeys.TITLE_DIGITS, ANY),
                            number(item, SccpKeys.TITLE_NATURE),
                            number(item, SccpKeys.TITLE_PLAN),
                            number(item, SccpKeys.TITLE_TYPE)),
                    item.numbers(SccpKeys.TITLE_POINT_CODES),
                    item.choice(SccpKeys.TITLE_SHARING, TranslationRule.Sharing.class),
                    item.choice(SccpKeys.TITLE_ROUTE_ON, TranslationRule.RouteOn.class),
                    number(item, SccpKeys.TITLE_SSN),
                    rewriting(item));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(item.place(SccpKeys.TITLE_DIGITS) + ": " + e.getMessage(), e);
        }
    }

    private static Optional<TranslationRule.Rewriting> rewriting(Values item) {
        OptionalInt nature = number(item, SccpKeys.TITLE_NEW_NATURE);
        if (item.optional(SccpKeys.TITLE_NEW_DIGITS).isPresent()) {
            String digits = digits(item, SccpKeys.TITLE_NEW_DIGITS, NOTHING);
            return Optional.of(new TranslationRule.Rewriting(digits, nature));
        }
        return nature.isPresent()
                ? Optional.of(new TranslationRule.Rewriting(digits(item, SccpKeys.TITLE_DIGITS, ANY), nature))
                : Optional.empty();
    }

    /** The digits, or an empty string for the word that means none. */
    private static String digits(Values item, String key, String none) {
        String digits = item.text(key);
        return digits.equals(none) ? "" : digits;
    }

    private static OptionalInt number(Values item, String key) {
        OptionalLong number = item.optionalNumber(key);
        return number.isPresent() ? OptionalInt.of(Math.toIntExact(number.getAsLong())) : OptionalInt.empty();
    }
}
