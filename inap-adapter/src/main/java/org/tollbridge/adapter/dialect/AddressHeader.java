package org.tollbridge.adapter.dialect;

import org.tollbridge.wire.Octets;
import org.tollbridge.wire.ber.BerWriter;

/**
 * The two octets that precede the address signals of a number parameter (ITU-T Q.763 (12/99), 3.9 and 3.10).
 *
 * @param nature nature of address indicator, 0 to 127
 * @param second the whole second octet: indicator, numbering plan and, if present, presentation and screening
 */
record AddressHeader(int nature, int second) {
    static final int LENGTH = 2;

    void write(BerWriter out, boolean odd) {
        out.octet(second);
        out.octet((odd ? 0x80 : 0) | nature);
    }

    /** Whether the header marks the last half octet as filler. */
    static boolean readOdd(Octets header) {
        return (header.at(0) & 0x80) != 0;
    }
}
