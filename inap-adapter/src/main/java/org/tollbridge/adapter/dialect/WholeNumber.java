package org.tollbridge.adapter.dialect;

import org.tollbridge.wire.Octets;
import org.tollbridge.wire.ber.BerWriter;

/**
 * A number as the contents of an INTEGER of BER: shortest, two's complement (X.690 8.3). Its end must show.
 *
 * @param times how many units one of the fact is
 * @param unit how much of the fact one unit is; what is left over is rounded half up
 */
record WholeNumber(String path, Fact fact, long times, long unit) implements Element.OfFact {

    private static final int LONGEST = Long.BYTES;

    @Override
    public void write(Facts facts, BerWriter out) throws DialectException {
        long number = facts.number(fact);
        if (number > Long.MAX_VALUE / times) {
            throw new DialectException(path, fact.label() + " " + number + " is beyond all bounds");
        }
        long all = number * times;
        long units = all / unit + (all % unit >= unit - unit / 2 ? 1 : 0);
        long left = units;
        out.octet((int) left & 0xff);
        while (left > 0x7f) {
            left >>= Byte.SIZE;
            out.octet((int) left & 0xff);
        }
    }

    @Override
    public void read(Cursor in, FactSheet facts) throws DialectException {
        Octets octets = in.rest(path);
        if (octets.length() == 0 || octets.length() > LONGEST) {
            throw new DialectException(path, octets.length() + " octets are no number");
        }
        long units = 0;
        for (int i = 0; i < octets.length(); i++) {
            units = units << Byte.SIZE | (octets.at(i) & 0xff);
        }
        if ((octets.at(0) & 0x80) != 0 || units > Long.MAX_VALUE / unit) {
            throw new DialectException(path, "the number is below 0, or beyond all bounds");
        }
        facts.put(fact, units * unit / times);
    }

    @Override
    public int longest() {
        return LONGEST;
    }
}
