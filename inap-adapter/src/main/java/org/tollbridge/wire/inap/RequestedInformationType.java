package org.tollbridge.wire.inap;

import org.tollbridge.wire.asn1.Enumerated;
import org.tollbridge.wire.asn1.EnumeratedType;

/** What a call information report is to hold. */
public enum RequestedInformationType implements Enumerated {
    CALL_ATTEMPT_ELAPSED_TIME(0, "callAttemptElapsedTime"),
    CALL_STOP_TIME(1, "callStopTime"),
    CALL_CONNECTED_ELAPSED_TIME(2, "callConnectedElapsedTime"),
    CALLED_ADDRESS(3, "calledAddress"),
    RELEASE_CAUSE(30, "releaseCause");

    public static final EnumeratedType<RequestedInformationType> TYPE =
            EnumeratedType.enumerated("RequestedInformationType", values());

    private final int code;
    private final String asn1Name;

    RequestedInformationType(int code, String asn1Name) {
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
