package org.tollbridge.adapter.call;

import org.tollbridge.wire.tcap.Problem;

/** The problem in a reject: those of Q.773 (06/97), except that those of results and of errors count as one each. */
public enum RejectKind {
    UNRECOGNIZED_COMPONENT,
    MISTYPED_COMPONENT,
    BADLY_STRUCTURED_COMPONENT,
    DUPLICATE_INVOKE_ID,
    UNRECOGNIZED_OPERATION,
    MISTYPED_PARAMETER,
    RESOURCE_LIMITATION,
    INITIATING_RELEASE,
    UNRECOGNIZED_LINKED_ID,
    LINKED_RESPONSE_UNEXPECTED,
    UNEXPECTED_LINKED_OPERATION,
    RETURN_RESULT,
    RETURN_ERROR,
    /** A value that Q.773 does not name. */
    OTHER;

    static RejectKind of(Problem problem) {
        return switch (problem.kind()) {
            case GENERAL ->
                switch (problem.code()) {
                    case 0 -> UNRECOGNIZED_COMPONENT;
                    case 1 -> MISTYPED_COMPONENT;
                    case 2 -> BADLY_STRUCTURED_COMPONENT;
                    default -> OTHER;
                };
            case INVOKE -> ofInvoke(problem.code());
            case RETURN_RESULT -> RETURN_RESULT;
            case RETURN_ERROR -> RETURN_ERROR;
        };
    }

    private static RejectKind ofInvoke(int code) {
        return switch (code) {
            case 0 -> DUPLICATE_INVOKE_ID;
            case 1 -> UNRECOGNIZED_OPERATION;
            case 2 -> MISTYPED_PARAMETER;
            case 3 -> RESOURCE_LIMITATION;
            case 4 -> INITIATING_RELEASE;
            case 5 -> UNRECOGNIZED_LINKED_ID;
            case 6 -> LINKED_RESPONSE_UNEXPECTED;
            case 7 -> UNEXPECTED_LINKED_OPERATION;
            default -> OTHER;
        };
    }
}
