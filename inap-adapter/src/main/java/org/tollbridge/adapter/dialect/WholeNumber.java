package org.tollbridge.adapter.dialect;

import org.tollbridge.wire.Octets;
import org.tollbridge.wire.ber.BerWriter;

/**
 * A number as the contents of a BER INTEGER: shortest form, two's complement (X.690 8.3). Its end must be recognisable.
 */
record WholeNumber(String path, Fact fact, Scale scale) implements Element.OfFact {

    private static final int LONGEST = Long.BYTES;

    @Override
    public void write(Facts facts, BerWriter out) throws DialectException {
        long left = scale.toUnits(fact, facts.number(fact), path);
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
        if ((octets.at(0) & 0x80) != 0) {
            throw new DialectException(path, "the number is below 0");
        }
        facts.put(fact, scale.toNumber(units, path));
    }

    @Override
    public int longest() {
        return LONGEST;
    }
}
