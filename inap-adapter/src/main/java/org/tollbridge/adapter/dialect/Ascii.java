package org.tollbridge.adapter.dialect;

import java.nio.charset.StandardCharsets;
import org.tollbridge.wire.Octets;
import org.tollbridge.wire.ber.BerWriter;

/**
 * Text, one octet per character: printable ASCII, 0x20 to 0x7e.
 *
 * @param most the largest number of characters
 * @param fixed whether the width is always {@code most}: text is padded with {@code filler}, a number with leading
 *     zeros
 */
record Ascii(String path, Fact fact, int most, boolean fixed, char filler, Align align) implements Element.OfFact {

    @Override
    public void write(Facts facts, BerWriter out) throws DialectException {
        if (fact.kind() != Fact.Kind.TEXT) {
            writeNumber(facts.number(fact), out);
            return;
        }
        String text = facts.text(fact);
        int missing = most - text.length();
        if (missing < 0) {
            throw new DialectException(path, fact.label() + " '" + text + "' has more than " + most + " characters");
        }
        if (fixed && align == Align.LEFT) {
            fill(out, missing);
        }
        for (int i = text.length() - 1; i >= 0; i--) {
            char character = text.charAt(i);
            if (character < 0x20 || character > 0x7e) {
                throw new DialectException(path, fact.label() + " '" + text + "' is not printable ASCII");
            }
            out.octet(character);
        }
        if (fixed && align == Align.RIGHT) {
            fill(out, missing);
        }
    }

    private void fill(BerWriter out, int count) {
        for (int i = 0; i < count; i++) {
            out.octet(filler);
        }
    }

    private void writeNumber(long number, BerWriter out) throws DialectException {
        long rest = number;
        for (int i = 0; i < most; i++) {
            out.octet('0' + (int) (rest % 10));
            rest /= 10;
        }
        if (rest != 0 || number < 0) {
            throw new DialectException(path, fact.label() + " " + number + " does not fit " + most + " digits");
        }
    }

    @Override
    public void read(Cursor in, FactSheet facts) throws DialectException {
        Octets octets = fixed ? in.take(most, path) : in.rest(path);
        String text = new String(octets.toByteArray(), StandardCharsets.US_ASCII);
        if (fact.kind() == Fact.Kind.TEXT) {
            facts.put(fact, fixed ? align.strip(text, filler) : text);
        } else {
            facts.put(fact, Digits.number(text, path));
        }
    }

    @Override
    public int longest() {
        return most;
    }
}
