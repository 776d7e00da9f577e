package org.tollbridge.wire.inap;

import org.tollbridge.wire.asn1.Enumerated;
import org.tollbridge.wire.asn1.EnumeratedType;

/** Why an operation was not cancelled. */
public enum CancelProblem implements Enumerated {
    UNKNOWN_OPERATION(0, "unknownOperation"),
    TOO_LATE(1, "tooLate"),
    OPERATION_NOT_CANCELLABLE(2, "operationNotCancellable");

    public static final EnumeratedType<CancelProblem> TYPE = EnumeratedType.enumerated("CancelProblem", values());

    private final int code;
    private final String asn1Name;

    CancelProblem(int code, String asn1Name) {
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
