package org.tollbridge.wire.inap;

import org.tollbridge.wire.asn1.Enumerated;
import org.tollbridge.wire.asn1.EnumeratedType;

/** Why a task is refused. */
public enum TaskRefusedReason implements Enumerated {
    GENERIC(0, "generic"),
    UNOBTAINABLE(1, "unobtainable"),
    CONGESTION(2, "congestion");

    public static final EnumeratedType<TaskRefusedReason> TYPE =
            EnumeratedType.enumerated("TaskRefusedReason", values());

    private final int code;
    private final String asn1Name;

    TaskRefusedReason(int code, String asn1Name) {
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
