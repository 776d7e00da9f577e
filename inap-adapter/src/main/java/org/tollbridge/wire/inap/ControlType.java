package org.tollbridge.wire.inap;

import org.tollbridge.wire.asn1.Enumerated;
import org.tollbridge.wire.asn1.EnumeratedType;

/** Why calls are gapped. */
public enum ControlType implements Enumerated {
    SCP_OVERLOADED(0, "sCPOverloaded"),
    MANUALLY_INITIATED(1, "manuallyInitiated"),
    DESTINATION_OVERLOAD(2, "destinationOverload");

    public static final EnumeratedType<ControlType> TYPE = EnumeratedType.enumerated("ControlType", values());

    private final int code;
    private final String asn1Name;

    ControlType(int code, String asn1Name) {
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
