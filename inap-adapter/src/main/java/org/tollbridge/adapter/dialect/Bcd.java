package org.tollbridge.adapter.dialect;

import java.util.Optional;
import org.tollbridge.wire.Octets;
import org.tollbridge.wire.ber.BerWriter;

/**
 * Decimal digits, two in an octet.
 *
 * @param digits the largest number of digits of a text, or the exact number of digits of a number
 * @param width the fixed width in octets; 0 if it follows the text
 * @param filler value of the unused half octets, 0 to 15
 * @param strip leading digits that are removed if the text begins with them; may be empty
 */
record Bcd(
        String path,
        Fact fact,
        int digits,
        int width,
        DigitOrder order,
        int filler,
        Align align,
        String strip,
        Optional<AddressHeader> header)
        implements Element.OfFact {

    private static final String HEXADECIMAL = "0123456789ABCDEF";

    /** Which half of an octet holds the first digit. */
    enum DigitOrder {
        /** Bits 4 to 1, as in Q.763. */
        LOW_FIRST,
        /** Bits 8 to 5. */
        HIGH_FIRST;

        private int octet(int first, int second) {
            return this == LOW_FIRST ? (second << 4) | first : (first << 4) | second;
        }

        private int digit(int octet, int index) {
            return (index == 0) == (this == LOW_FIRST) ? octet & 0xf : octet >> 4;
        }
    }

    @Override
    public void write(Facts facts, BerWriter out) throws DialectException {
        boolean isText = fact.kind() == Fact.Kind.TEXT;
        String text = isText ? facts.text(fact) : "";
        long number = isText ? 0 : facts.number(fact);
        int from = text.startsWith(strip) ? strip.length() : 0;
        int count = isText ? text.length() - from : digits;
        if (count > digits || (!isText && !Digits.fits(number, digits))) {
            throw new DialectException(
                    path, fact.label() + " " + (isText ? text : number) + " does not fit " + digits + " digits");
        }
        int places = width == 0 ? (count + 1) / 2 * 2 : 2 * width;
        int before = align == Align.RIGHT ? places - count : 0;
        for (int place = places - 2; place >= 0; place -= 2) {
            int first = place - before;
            out.octet(order.octet(
                    nibble(text, number, from, count, first), nibble(text, number, from, count, first + 1)));
        }
        if (header.isPresent()) {
            header.get().write(out, count % 2 != 0);
        }
    }

    private int nibble(String text, long number, int from, int count, int index) throws DialectException {
        if (index < 0 || index >= count) {
            return filler;
        }
        if (fact.kind() != Fact.Kind.TEXT) {
            return Digits.at(number, count, index);
        }
        int digit = text.charAt(from + index) - '0';
        if (digit < 0 || digit > 9) {
            throw new DialectException(path, fact.label() + " '" + text + "' has more than decimal digits");
        }
        return digit;
    }

    @Override
    public void read(Cursor in, FactSheet facts) throws DialectException {
        boolean odd = header.isPresent() && AddressHeader.readOdd(in.take(AddressHeader.LENGTH, path));
        Octets octets = width == 0 ? in.rest(path) : in.take(width, path);
        StringBuilder all = new StringBuilder(2 * octets.length());
        for (int i = 0; i < octets.length(); i++) {
            all.append(HEXADECIMAL.charAt(order.digit(octets.at(i), 0)));
            all.append(HEXADECIMAL.charAt(order.digit(octets.at(i), 1)));
        }
        if (fact.kind() != Fact.Kind.TEXT) {
            int from = align == Align.RIGHT ? all.length() - digits : 0;
            facts.put(fact, Digits.number(all.substring(from, from + digits), path));
        } else if (header.isPresent() && width == 0) {
            facts.put(fact, all.substring(0, Math.max(0, all.length() - (odd ? 1 : 0))));
        } else {
            facts.put(fact, align.strip(all.toString(), HEXADECIMAL.charAt(filler)));
        }
    }

    @Override
    public int longest() {
        return (header.isPresent() ? AddressHeader.LENGTH : 0) + (width == 0 ? (digits + 1) / 2 : width);
    }
}
