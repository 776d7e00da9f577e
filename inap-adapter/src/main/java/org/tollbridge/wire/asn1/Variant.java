package org.tollbridge.wire.asn1;

/** The edition of the INAP CS-1 module that a peer uses for its arguments. */
public enum Variant {
    /** ITU-T Q.1218 (10/95). */
    Q1218(1),
    /** ETSI core INAP, ETS 300 374-1. */
    ETSI(2);

    private final int bit;

    Variant(int bit) {
        this.bit = bit;
    }

    /** The variant's bit in a set of variants. */
    int bit() {
        return bit;
    }
}
