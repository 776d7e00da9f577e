package org.tollbridge.wire.asn1;

/** A value of an ENUMERATED type; implemented by enums. */
public interface Enumerated {
    /** The number on the wire. */
    int code();

    /** The name in the ASN.1 module. */
    String asn1Name();
}
