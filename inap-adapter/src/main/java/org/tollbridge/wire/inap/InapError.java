package org.tollbridge.wire.inap;

import java.util.Optional;
import org.tollbridge.wire.asn1.Asn1Type;

/** The errors of CS-1 (Q.1218 (10/95) clause 2.1.2). */
@SuppressWarnings("ImmutableEnumChecker") // types are immutable, which the checker cannot see
public enum InapError {
    CANCELED(0, "canceled"),
    CANCEL_FAILED(1, "cancelFailed", CancelFailed.TYPE),
    ETC_FAILED(3, "eTCFailed"),
    IMPROPER_CALLER_RESPONSE(4, "improperCallerResponse"),
    MISSING_CUSTOMER_RECORD(6, "missingCustomerRecord"),
    MISSING_PARAMETER(7, "missingParameter"),
    PARAMETER_OUT_OF_RANGE(8, "parameterOutOfRange"),
    REQUESTED_INFO_ERROR(10, "requestedInfoError", RequestedInfoError.TYPE),
    SYSTEM_FAILURE(11, "systemFailure", SystemFailure.TYPE),
    TASK_REFUSED(12, "taskRefused", TaskRefused.TYPE),
    UNAVAILABLE_RESOURCE(13, "unavailableResource"),
    UNEXPECTED_COMPONENT_SEQUENCE(14, "unexpectedComponentSequence"),
    UNEXPECTED_DATA_VALUE(15, "unexpectedDataValue"),
    UNEXPECTED_PARAMETER(16, "unexpectedParameter"),
    UNKNOWN_LEG_ID(17, "unknownLegID"),
    UNKNOWN_RESOURCE(18, "unknownResource");

    private static final InapError[] BY_CODE = new InapError[19];

    static {
        for (InapError error : values()) {
            BY_CODE[error.code] = error;
        }
    }

    private final int code;
    private final String asn1Name;
    private final Asn1Type<? extends ErrorParameter> parameter;

    InapError(int code, String asn1Name) {
        this(code, asn1Name, Absent.TYPE);
    }

    InapError(int code, String asn1Name, Asn1Type<? extends ErrorParameter> parameter) {
        this.code = code;
        this.asn1Name = asn1Name;
        this.parameter = parameter;
    }

    /** The error with this local code, if there is one. */
    public static Optional<InapError> of(long code) {
        return code < 0 || code >= BY_CODE.length ? Optional.empty() : Optional.ofNullable(BY_CODE[(int) code]);
    }

    /** The local error code. */
    public int code() {
        return code;
    }

    /** The name in the ASN.1 module. */
    public String asn1Name() {
        return asn1Name;
    }

    /** The type of its parameter: {@link Absent#TYPE} if it has none. */
    public Asn1Type<? extends ErrorParameter> parameter() {
        return parameter;
    }
}
