package org.tollbridge.wire.inap;

import java.util.Optional;

/** The problems for which a component is rejected (ITU-T Q.773): a kind, which is a context tag, and a code. */
public enum Reject {
    UNRECOGNIZED_COMPONENT(0, 0, "unrecognizedComponent"),
    MISTYPED_COMPONENT(0, 1, "mistypedComponent"),
    BADLY_STRUCTURED_COMPONENT(0, 2, "badlyStructuredComponent"),
    DUPLICATE_INVOKE_ID(1, 0, "duplicateInvokeID"),
    UNRECOGNIZED_OPERATION(1, 1, "unrecognizedOperation"),
    MISTYPED_PARAMETER(1, 2, "mistypedParameter"),
    RESOURCE_LIMITATION(1, 3, "resourceLimitation"),
    INITIATING_RELEASE(1, 4, "initiatingRelease"),
    UNRECOGNIZED_LINKED_ID(1, 5, "unrecognizedLinkedID"),
    LINKED_RESPONSE_UNEXPECTED(1, 6, "linkedResponseUnexpected"),
    UNEXPECTED_LINKED_OPERATION(1, 7, "unexpectedLinkedOperation"),
    RETURN_RESULT_UNRECOGNIZED_INVOKE_ID(2, 0, "unrecognizedInvokeID"),
    RETURN_RESULT_UNEXPECTED(2, 1, "returnResultUnexpected"),
    RETURN_RESULT_MISTYPED_PARAMETER(2, 2, "mistypedParameter"),
    RETURN_ERROR_UNRECOGNIZED_INVOKE_ID(3, 0, "unrecognizedInvokeID"),
    RETURN_ERROR_UNEXPECTED(3, 1, "returnErrorUnexpected"),
    UNRECOGNIZED_ERROR(3, 2, "unrecognizedError"),
    UNEXPECTED_ERROR(3, 3, "unexpectedError"),
    RETURN_ERROR_MISTYPED_PARAMETER(3, 4, "mistypedParameter");

    private final int kind;
    private final int code;
    private final String asn1Name;

    Reject(int kind, int code, String asn1Name) {
        this.kind = kind;
        this.code = code;
        this.asn1Name = asn1Name;
    }

    public static Optional<Reject> of(int kind, long code) {
        for (Reject reject : values()) {
            if (reject.kind == kind && reject.code == code) {
                return Optional.of(reject);
            }
        }
        return Optional.empty();
    }

    /** The context tag of the problem: 0 general, 1 invoke, 2 return result, 3 return error. */
    public int kind() {
        return kind;
    }

    public int code() {
        return code;
    }

    /** The name in the ASN.1 module. */
    public String asn1Name() {
        return asn1Name;
    }
}
