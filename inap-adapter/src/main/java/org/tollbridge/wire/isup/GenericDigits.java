package org.tollbridge.wire.isup;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Optional;
import org.tollbridge.wire.Octets;

/**
 * Generic digits (Q.763 clause 3.24).
 *
 * @param encodingScheme 0 BCD even, 1 BCD odd, 2 IA5, 3 binary, 4 to 7 spare
 * @param typeOfDigits 0 to 31; meaningless in INAP
 * @param content the encoded digits
 */
public record GenericDigits(int encodingScheme, int typeOfDigits, Octets content) {
    private static final String CLAUSE = "Q.763 3.24";
    private static final int BCD_EVEN = 0;
    private static final int BCD_ODD = 1;
    private static final int IA5 = 2;

    public GenericDigits {
        if (encodingScheme < 0 || encodingScheme > 7 || typeOfDigits < 0 || typeOfDigits > 31) {
            throw new IllegalArgumentException("no generic digits: " + encodingScheme + ", " + typeOfDigits);
        }
    }

    /** Digits {@code 0} to {@code 9} and {@code A} to {@code F} in BCD. */
    public static GenericDigits of(String digits) {
        Digits.require(digits);
        byte[] octets = new byte[(digits.length() + 1) / 2];
        Digits.write(digits, 0, octets);
        return new GenericDigits(digits.length() % 2 == 0 ? BCD_EVEN : BCD_ODD, 0, Octets.wrap(octets));
    }

    /** Interprets the octets of a parameter. */
    public static Viewed<GenericDigits> view(Octets octets) {
        if (octets.isEmpty()) {
            return new Viewed.Bad<>(0, "generic digits without an octet", CLAUSE);
        }
        int scheme = octets.at(0) >> 5;
        if (scheme == BCD_ODD && octets.length() == 1) {
            return new Viewed.Bad<>(0, "an odd number of digits, and none there", CLAUSE);
        }
        return new Viewed.Good<>(new GenericDigits(scheme, octets.at(0) & 0x1f, octets.slice(1)));
    }

    /** The digits, if they are in BCD or IA5 characters. */
    public Optional<String> digits() {
        return switch (encodingScheme) {
            case BCD_EVEN, BCD_ODD -> Optional.of(Digits.read(content, 0, encodingScheme == BCD_ODD));
            case IA5 -> Optional.of(new String(content.toByteArray(), ISO_8859_1));
            default -> Optional.empty();
        };
    }

    /** The parameter's octets. */
    public Octets toOctets() {
        byte[] octets = new byte[1 + content.length()];
        octets[0] = (byte) (encodingScheme << 5 | typeOfDigits);
        content.copyTo(octets, 1);
        return Octets.wrap(octets);
    }
}
