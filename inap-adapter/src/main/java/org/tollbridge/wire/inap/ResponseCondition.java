package org.tollbridge.wire.inap;

import org.tollbridge.wire.asn1.Enumerated;
import org.tollbridge.wire.asn1.EnumeratedType;

/** Whether service filtering goes on. */
public enum ResponseCondition implements Enumerated {
    INTERMEDIATE_RESPONSE(0, "intermediateResponse"),
    LAST_RESPONSE(1, "lastResponse");

    public static final EnumeratedType<ResponseCondition> TYPE =
            EnumeratedType.enumerated("ResponseCondition", values());

    private final int code;
    private final String asn1Name;

    ResponseCondition(int code, String asn1Name) {
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
