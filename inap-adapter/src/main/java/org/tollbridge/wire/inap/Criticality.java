package org.tollbridge.wire.inap;

import org.tollbridge.wire.asn1.Enumerated;
import org.tollbridge.wire.asn1.EnumeratedType;

/** What the receiver does with an extension that it does not know. */
public enum Criticality implements Enumerated {
    IGNORED(0, "ignored"),
    ABORT(1, "abort");

    public static final EnumeratedType<Criticality> TYPE = EnumeratedType.enumerated("Criticality", values());

    private final int code;
    private final String asn1Name;

    Criticality(int code, String asn1Name) {
        this.code = code;
        this.asn1Name = asn1Name;
    }

    @Override
    public int code() {
        return code;
    }

    @Override
    public String asn1Name() {
        return asn1Name;
    }
}
