package org.tollbridge.wire.isup;

import java.util.OptionalInt;
import org.tollbridge.wire.Octets;

/**
 * Cause indicators (Q.763 clause 3.12, Q.850 clause 2).
 *
 * @param codingStandard 0 ITU-T, 1 ISO/IEC, 2 national, 3 specific to the location
 * @param location where the cause arose, 0 to 15; see {@link Q850}
 * @param recommendation the optional octet that names the Recommendation, 0 to 127; absent in INAP
 * @param value the cause value, 0 to 127; see {@link Q850}
 * @param diagnostics the octets after the value
 * @param oddBits non-standard bits, which are preserved: 16 spare bit set, 1 extension bit of the recommendation not
 *     set, 2 extension bit of the value not set
 */
public record Cause(
        int codingStandard, int location, OptionalInt recommendation, int value, Octets diagnostics, int oddBits) {
    private static final String CLAUSE = "Q.763 3.12";
    private static final int SPARE = 0x10;
    private static final int FIRST_TROUBLE = 32;
    private static final int RECOMMENDATION_EXTENDED = 1;
    private static final int VALUE_EXTENDED = 2;

    public Cause {
        if (codingStandard < 0
                || codingStandard > 3
                || location < 0
                || location > 15
                || recommendation.orElse(0) < 0
                || recommendation.orElse(0) > 127
                || value < 0
                || value > 127
                || (oddBits & ~(SPARE | RECOMMENDATION_EXTENDED | VALUE_EXTENDED)) != 0) {
            throw new IllegalArgumentException("no cause: value " + value + ", location " + location);
        }
    }

    /**
     * A cause in the ITU-T coding standard.
     *
     * @param location see {@link Q850}
     * @param value see {@link Q850}
     */
    public static Cause of(int location, int value) {
        return new Cause(0, location, OptionalInt.empty(), value, Octets.EMPTY, 0);
    }

    /**
     * A cause that a service gives. Its location is the user, because the service decides on the user's behalf. For
     * problems of the network itself, such as congestion or a timer, the location is the public network.
     *
     * @param value see {@link Q850}; values from 32 on are not normal events by the classes of Q.850
     */
    public static Cause ofService(int value) {
        return of(value < FIRST_TROUBLE ? Q850.USER : Q850.PUBLIC_NETWORK_LOCAL, value);
    }

    /** Interprets the octets of a parameter. */
    public static Viewed<Cause> view(Octets octets) {
        int length = octets.length();
        if (length < 2) {
            return new Viewed.Bad<>(length, "a cause of " + length + " octets", CLAUSE);
        }
        int first = octets.at(0);
        boolean recommended = first < 0x80;
        int at = recommended ? 2 : 1;
        if (length <= at) {
            return new Viewed.Bad<>(length, "a cause that ends before its value", CLAUSE);
        }
        int oddBits = (first & SPARE)
                | (recommended && octets.at(1) < 0x80 ? RECOMMENDATION_EXTENDED : 0)
                | (octets.at(at) < 0x80 ? VALUE_EXTENDED : 0);
        return new Viewed.Good<>(new Cause(
                first >> 5 & 3,
                first & 0x0f,
                recommended ? OptionalInt.of(octets.at(1) & 0x7f) : OptionalInt.empty(),
                octets.at(at) & 0x7f,
                octets.slice(at + 1),
                oddBits));
    }

    /** The parameter's octets. */
    public Octets toOctets() {
        int at = recommendation.isPresent() ? 2 : 1;
        byte[] octets = new byte[at + 1 + diagnostics.length()];
        octets[0] = (byte) ((at == 1 ? 0x80 : 0) | codingStandard << 5 | (oddBits & SPARE) | location);
        if (recommendation.isPresent()) {
            octets[1] = (byte) (((oddBits & RECOMMENDATION_EXTENDED) == 0 ? 0x80 : 0) | recommendation.getAsInt());
        }
        octets[at] = (byte) (((oddBits & VALUE_EXTENDED) == 0 ? 0x80 : 0) | value);
        diagnostics.copyTo(octets, at + 1);
        return Octets.wrap(octets);
    }

    /** The value and location in words. */
    @Override
    public String toString() {
        return value + " " + Q850.text(value) + ", " + Q850.locationText(location);
    }
}
