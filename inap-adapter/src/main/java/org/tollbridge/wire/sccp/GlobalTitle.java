package org.tollbridge.wire.sccp;

import java.util.Optional;
import java.util.OptionalInt;
import org.tollbridge.wire.Octets;

/**
 * A global title in one of the forms of Q.713 (03/2001) 3.4.2.3. The address information is kept as octets, so that a
 * title is sent exactly as received; {@link #digits()} interprets it.
 */
public sealed interface GlobalTitle {

    /** The global title indicator, 1 to 15. */
    int indicator();

    /** The address information, which follows the fields that the indicator announces. */
    Octets address();

    /** The nature of address indicator, in the forms that carry one. */
    OptionalInt natureOfAddress();

    /**
     * The digits, in the forms with binary coded decimal encoding: 0 to 9, then B for code 11, C for 12 and F for the
     * end of pulsing. Empty if the encoding is not known.
     */
    Optional<String> digits();

    /** The numbering plan, in the forms that carry one; 1 is E.164. */
    default OptionalInt numberingPlanIndicator() {
        return OptionalInt.empty();
    }

    /** The translation type, in the forms that carry one. */
    default OptionalInt translationTypeNumber() {
        return OptionalInt.empty();
    }

    /**
     * The same title with other digits.
     *
     * @param digits 0 to 9 and A to F
     * @param nature the new nature of address, in the forms that carry one; empty keeps the current one
     * @throws IllegalStateException in a form whose digit encoding is not known
     */
    default GlobalTitle withDigits(String digits, OptionalInt nature) {
        throw new IllegalStateException("a global title of indicator " + indicator() + " has no digits to change");
    }

    /**
     * Indicator 1: nature of address only (3.4.2.3.1).
     *
     * @param oddNumberOfDigits whether the last half octet is filler
     * @param nature 0 to 127
     */
    record NatureOnly(boolean oddNumberOfDigits, int nature, Octets address) implements GlobalTitle {
        public NatureOnly {
            require(nature, 0x7f, "nature of address");
        }

        @Override
        public int indicator() {
            return 1;
        }

        @Override
        public GlobalTitle withDigits(String digits, OptionalInt newNature) {
            return new NatureOnly(digits.length() % 2 != 0, newNature.orElse(nature), Bcd.pack(digits));
        }

        @Override
        public OptionalInt natureOfAddress() {
            return OptionalInt.of(nature);
        }

        @Override
        public Optional<String> digits() {
            return Optional.of(bcd(address, oddNumberOfDigits));
        }
    }

    /**
     * Indicator 2: translation type only (3.4.2.3.2). The translation type determines the digit encoding, so the digits
     * are not interpreted.
     *
     * @param translationType 0 to 255
     */
    record TranslationTypeOnly(int translationType, Octets address) implements GlobalTitle {
        public TranslationTypeOnly {
            require(translationType, 0xff, "translation type");
        }

        @Override
        public int indicator() {
            return 2;
        }

        @Override
        public OptionalInt translationTypeNumber() {
            return OptionalInt.of(translationType);
        }

        @Override
        public OptionalInt natureOfAddress() {
            return OptionalInt.empty();
        }

        @Override
        public Optional<String> digits() {
            return Optional.empty();
        }
    }

    /**
     * Indicator 3: translation type, numbering plan and encoding scheme (3.4.2.3.3).
     *
     * @param translationType 0 to 255
     * @param numberingPlan 0 to 15; 1 is E.164
     * @param encodingScheme 0 to 15; 1 is BCD with an odd number of digits, 2 with an even number
     */
    record PlanAndEncoding(int translationType, int numberingPlan, int encodingScheme, Octets address)
            implements GlobalTitle {
        public PlanAndEncoding {
            require(translationType, 0xff, "translation type");
            require(numberingPlan, 0xf, "numbering plan");
            require(encodingScheme, 0xf, "encoding scheme");
        }

        @Override
        public int indicator() {
            return 3;
        }

        @Override
        public OptionalInt numberingPlanIndicator() {
            return OptionalInt.of(numberingPlan);
        }

        @Override
        public OptionalInt translationTypeNumber() {
            return OptionalInt.of(translationType);
        }

        @Override
        public GlobalTitle withDigits(String digits, OptionalInt newNature) {
            return new PlanAndEncoding(translationType, numberingPlan, bcdScheme(digits), Bcd.pack(digits));
        }

        @Override
        public OptionalInt natureOfAddress() {
            return OptionalInt.empty();
        }

        @Override
        public Optional<String> digits() {
            return bcdBy(encodingScheme, address);
        }
    }

    /**
     * Indicator 4: translation type, numbering plan, encoding scheme and nature of address (3.4.2.3.4).
     *
     * @param translationType 0 to 255
     * @param numberingPlan 0 to 15; 1 is E.164
     * @param encodingScheme 0 to 15; 1 is BCD with an odd number of digits, 2 with an even number
     * @param nature 0 to 127; 3 is a national number, 4 an international one
     */
    record PlanEncodingAndNature(int translationType, int numberingPlan, int encodingScheme, int nature, Octets address)
            implements GlobalTitle {
        public PlanEncodingAndNature {
            require(translationType, 0xff, "translation type");
            require(numberingPlan, 0xf, "numbering plan");
            require(encodingScheme, 0xf, "encoding scheme");
            require(nature, 0x7f, "nature of address");
        }

        @Override
        public int indicator() {
            return 4;
        }

        @Override
        public OptionalInt numberingPlanIndicator() {
            return OptionalInt.of(numberingPlan);
        }

        @Override
        public OptionalInt translationTypeNumber() {
            return OptionalInt.of(translationType);
        }

        @Override
        public GlobalTitle withDigits(String digits, OptionalInt newNature) {
            return new PlanEncodingAndNature(
                    translationType, numberingPlan, bcdScheme(digits), newNature.orElse(nature), Bcd.pack(digits));
        }

        @Override
        public OptionalInt natureOfAddress() {
            return OptionalInt.of(nature);
        }

        @Override
        public Optional<String> digits() {
            return bcdBy(encodingScheme, address);
        }
    }

    /**
     * An indicator that the standard leaves spare or reserved. The title is kept but not interpreted.
     *
     * @param indicator 5 to 15
     */
    record Reserved(int indicator, Octets address) implements GlobalTitle {
        public Reserved {
            if (indicator < 5 || indicator > 15) {
                throw new IllegalArgumentException("global title indicator " + indicator + " is not 5 to 15");
            }
        }

        @Override
        public OptionalInt natureOfAddress() {
            return OptionalInt.empty();
        }

        @Override
        public Optional<String> digits() {
            return Optional.empty();
        }
    }

    /** An E.164 number in the form of most networks: indicator 4, translation type 0, BCD. */
    static GlobalTitle e164(String digits, int nature) {
        return new PlanEncodingAndNature(0, 1, bcdScheme(digits), nature, Bcd.pack(digits));
    }

    private static int bcdScheme(String digits) {
        return digits.length() % 2 == 0 ? 2 : 1;
    }

    private static Optional<String> bcdBy(int encodingScheme, Octets address) {
        return switch (encodingScheme) {
            case 1 -> Optional.of(bcd(address, true));
            case 2 -> Optional.of(bcd(address, false));
            default -> Optional.empty();
        };
    }

    private static String bcd(Octets address, boolean odd) {
        return Bcd.unpack(address, odd);
    }

    private static void require(int value, int highest, String what) {
        if (value < 0 || value > highest) {
            throw new IllegalArgumentException(what + " " + value + " is not 0 to " + highest);
        }
    }
}
