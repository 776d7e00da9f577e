package org.tollbridge.wire.inap;

import org.tollbridge.wire.asn1.Enumerated;
import org.tollbridge.wire.asn1.EnumeratedType;

/** The calling party's terminal. */
public enum TerminalType implements Enumerated {
    UNKNOWN(0, "unknown"),
    DIAL_PULSE(1, "dialPulse"),
    DTMF(2, "dtmf"),
    ISDN(3, "isdn"),
    ISDN_NO_DTMF(4, "isdnNoDtmf"),
    SPARE(16, "spare");

    public static final EnumeratedType<TerminalType> TYPE = EnumeratedType.enumerated("TerminalType", values());

    private final int code;
    private final String asn1Name;

    TerminalType(int code, String asn1Name) {
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
