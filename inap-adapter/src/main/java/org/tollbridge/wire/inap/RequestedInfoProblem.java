package org.tollbridge.wire.inap;

import org.tollbridge.wire.asn1.Enumerated;
import org.tollbridge.wire.asn1.EnumeratedType;

/** Why call information is not given. */
public enum RequestedInfoProblem implements Enumerated {
    UNKNOWN_REQUESTED_INFO(1, "unknownRequestedInfo"),
    REQUESTED_INFO_NOT_AVAILABLE(2, "requestedInfoNotAvailable");

    public static final EnumeratedType<RequestedInfoProblem> TYPE =
            EnumeratedType.enumerated("RequestedInfoProblem", values());

    private final int code;
    private final String asn1Name;

    RequestedInfoProblem(int code, String asn1Name) {
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
