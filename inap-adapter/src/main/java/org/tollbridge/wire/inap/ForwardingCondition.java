package org.tollbridge.wire.inap;

import org.tollbridge.wire.asn1.Enumerated;
import org.tollbridge.wire.asn1.EnumeratedType;

/** When a Connect is to be carried out. */
public enum ForwardingCondition implements Enumerated {
    BUSY(0, "busy"),
    NO_ANSWER(1, "noanswer"),
    ANY(2, "any");

    public static final EnumeratedType<ForwardingCondition> TYPE =
            EnumeratedType.enumerated("ForwardingCondition", values());

    private final int code;
    private final String asn1Name;

    ForwardingCondition(int code, String asn1Name) {
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
