package org.tollbridge.wire.inap;

import org.tollbridge.wire.asn1.Enumerated;
import org.tollbridge.wire.asn1.EnumeratedType;

/** Whether a termination is in use. */
public enum ResourceStatus implements Enumerated {
    BUSY(0, "busy"),
    IDLE(1, "idle");

    public static final EnumeratedType<ResourceStatus> TYPE = EnumeratedType.enumerated("ResourceStatus", values());

    private final int code;
    private final String asn1Name;

    ResourceStatus(int code, String asn1Name) {
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
