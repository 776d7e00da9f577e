package org.tollbridge.wire.inap;

import org.tollbridge.wire.asn1.Enumerated;
import org.tollbridge.wire.asn1.EnumeratedType;

/** How a detection point or a charging event is armed. */
public enum MonitorMode implements Enumerated {
    INTERRUPTED(0, "interrupted"),
    NOTIFY_AND_CONTINUE(1, "notifyAndContinue"),
    TRANSPARENT(2, "transparent");

    public static final EnumeratedType<MonitorMode> TYPE = EnumeratedType.enumerated("MonitorMode", values());

    private final int code;
    private final String asn1Name;

    MonitorMode(int code, String asn1Name) {
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
