package org.tollbridge.wire.ber;

import java.util.ArrayList;
import java.util.List;
import org.tollbridge.wire.Octets;

/**
 * An object identifier, held as its contents octets (X.690 clause 8.19).
 *
 * @param contents at least one octet; the last one ends an arc
 */
public record ObjectIdentifier(Octets contents) {
    /** The longest contents that are read, in octets. */
    public static final int MAX_LENGTH = 64;

    /**
     * Reads the dotted notation, such as {@code 0.4.0.1.1.1.0.0}.
     *
     * @throws IllegalArgumentException if it is not two or more numbers of which the first is 0 to 2 and, below 0 and
     *     1, the second is below 40
     */
    public static ObjectIdentifier of(String dotted) {
        String[] parts = dotted.split("\\.", -1);
        if (parts.length < 2) {
            throw new IllegalArgumentException("an object identifier needs two arcs: " + dotted);
        }
        long first = arc(parts[0], dotted);
        long second = arc(parts[1], dotted);
        if (first > 2 || (first < 2 && second > 39)) {
            throw new IllegalArgumentException("no such object identifier: " + dotted);
        }
        List<Octets> arcs = new ArrayList<>();
        arcs.add(encode(first * 40 + second));
        for (int i = 2; i < parts.length; i++) {
            arcs.add(encode(arc(parts[i], dotted)));
        }
        return new ObjectIdentifier(Octets.concat(arcs));
    }

    private static long arc(String digits, String whole) {
        try {
            long arc = Integer.parseInt(digits);
            if (arc >= 0) {
                return arc;
            }
        } catch (NumberFormatException notANumber) {
            throw new IllegalArgumentException("no such object identifier: " + whole, notANumber);
        }
        throw new IllegalArgumentException("no such object identifier: " + whole);
    }

    private static Octets encode(long arc) {
        int count = Math.max(1, (70 - Long.numberOfLeadingZeros(arc)) / 7);
        byte[] octets = new byte[count];
        for (int i = count - 1; i >= 0; i--) {
            octets[i] = (byte) ((arc & 0x7f) | (i == count - 1 ? 0 : 0x80));
            arc >>>= 7;
        }
        return Octets.wrap(octets);
    }

    /** The dotted notation; an arc beyond 63 bits is shown as {@code ?}. */
    @Override
    public String toString() {
        StringBuilder dotted = new StringBuilder();
        long arc = 0;
        boolean overflow = false;
        for (int i = 0; i < contents.length(); i++) {
            int octet = contents.at(i);
            overflow |= arc >>> 56 != 0;
            arc = arc << 7 | (octet & 0x7f);
            if ((octet & 0x80) == 0) {
                append(dotted, arc, overflow);
                arc = 0;
                overflow = false;
            }
        }
        return dotted.toString();
    }

    private static void append(StringBuilder dotted, long arc, boolean overflow) {
        if (!dotted.isEmpty()) {
            dotted.append('.');
        } else if (!overflow) {
            long first = Math.min(2, arc / 40);
            dotted.append(first).append('.');
            arc -= first * 40;
        }
        if (overflow) {
            dotted.append('?');
        } else {
            dotted.append(arc);
        }
    }
}
