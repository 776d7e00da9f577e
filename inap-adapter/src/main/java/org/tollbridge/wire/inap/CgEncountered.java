package org.tollbridge.wire.inap;

import org.tollbridge.wire.asn1.Enumerated;
import org.tollbridge.wire.asn1.EnumeratedType;

/** The call gapping that a call met. */
public enum CgEncountered implements Enumerated {
    NO_CG_ENCOUNTERED(0, "noCGencountered"),
    MANUAL_CG_ENCOUNTERED(1, "manualCGencountered"),
    SCP_OVERLOAD(2, "scpOverload");

    public static final EnumeratedType<CgEncountered> TYPE = EnumeratedType.enumerated("CGEncountered", values());

    private final int code;
    private final String asn1Name;

    CgEncountered(int code, String asn1Name) {
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
