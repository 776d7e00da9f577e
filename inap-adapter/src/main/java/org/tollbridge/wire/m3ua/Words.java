package org.tollbridge.wire.m3ua;

import org.tollbridge.wire.Octets;

/** Big-endian words, the format of every M3UA field (RFC 4666, clause 3). */
final class Words {

    /** Octets of OPC, DPC, SI, NI, MP and SLS in Protocol Data (clause 3.3.1). */
    static final int ROUTING_LABEL = 12;

    private Words() {}

    static int u16(Octets octets, int at) {
        return (octets.at(at) << 8) | octets.at(at + 1);
    }

    static long u32(Octets octets, int at) {
        return ((long) u16(octets, at) << 16) | u16(octets, at + 2);
    }

    static int put16(byte[] target, int at, int value) {
        target[at] = (byte) (value >> 8);
        target[at + 1] = (byte) value;
        return at + 2;
    }

    static int put32(byte[] target, int at, long value) {
        put16(target, at, (int) (value >> 16));
        return put16(target, at + 2, (int) value);
    }

    /** Rounds up to a multiple of four. */
    static int padded(int length) {
        return (length + 3) & ~3;
    }
}
