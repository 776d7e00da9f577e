package org.tollbridge.wire.inap;

import org.tollbridge.wire.asn1.Enumerated;
import org.tollbridge.wire.asn1.EnumeratedType;

/** Whether a report waits for instructions. */
public enum MessageType implements Enumerated {
    REQUEST(0, "request"),
    NOTIFICATION(1, "notification");

    public static final EnumeratedType<MessageType> TYPE = EnumeratedType.enumerated("MessageType", values());

    private final int code;
    private final String asn1Name;

    MessageType(int code, String asn1Name) {
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
