package org.tollbridge.wire.inap;

import org.tollbridge.wire.asn1.Enumerated;
import org.tollbridge.wire.asn1.EnumeratedType;

/** The switch's timers that can be reset. */
public enum TimerId implements Enumerated {
    TSSF(0, "tssf");

    public static final EnumeratedType<TimerId> TYPE = EnumeratedType.enumerated("TimerID", values());

    private final int code;
    private final String asn1Name;

    TimerId(int code, String asn1Name) {
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
