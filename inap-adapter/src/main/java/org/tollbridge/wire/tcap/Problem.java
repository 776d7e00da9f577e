package org.tollbridge.wire.tcap;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The problem that a reject reports (Q.773 (06/97), Reject).
 *
 * @param kind the kind of the rejected component
 * @param code the value within that kind, 0 to 127; values that the standard does not name are kept
 */
public record Problem(Kind kind, int code) {
    private static final List<String> GENERAL =
            List.of("unrecognizedComponent", "mistypedComponent", "badlyStructuredComponent");
    private static final List<String> INVOKE = List.of(
            "duplicateInvokeID",
            "unrecognizedOperation",
            "mistypedParameter",
            "resourceLimitation",
            "initiatingRelease",
            "unrecognizedLinkedID",
            "linkedResponseUnexpected",
            "unexpectedLinkedOperation");
    private static final List<String> RETURN_RESULT =
            List.of("unrecognizedInvokeID", "returnResultUnexpected", "mistypedParameter");
    private static final List<String> RETURN_ERROR = List.of(
            "unrecognizedInvokeID",
            "returnErrorUnexpected",
            "unrecognizedError",
            "unexpectedError",
            "mistypedParameter");

    public Problem {
        if (code < 0 || code > 127) {
            throw new IllegalArgumentException("a problem code is 0 to 127, not " + code);
        }
    }

    /** The ASN.1 name of the problem, or {@code unknown}. */
    public String asnName() {
        List<String> names = switch (kind) {
            case GENERAL -> GENERAL;
            case INVOKE -> INVOKE;
            case RETURN_RESULT -> RETURN_RESULT;
            case RETURN_ERROR -> RETURN_ERROR;
        };
        return code < names.size() ? names.get(code) : "unknown";
    }

    /** The four lists of problems. */
    public enum Kind {
        GENERAL(0, "generalProblem"),
        INVOKE(1, "invokeProblem"),
        RETURN_RESULT(2, "returnResultProblem"),
        RETURN_ERROR(3, "returnErrorProblem");

        private final int tagNumber;
        private final String asnName;

        Kind(int tagNumber, String asnName) {
            this.tagNumber = tagNumber;
            this.asnName = asnName;
        }

        int tagNumber() {
            return tagNumber;
        }

        static Optional<Kind> ofTagNumber(int number) {
            return Arrays.stream(values())
                    .filter(kind -> kind.tagNumber == number)
                    .findFirst();
        }

        /** The ASN.1 name of this list of problems. */
        public String asnName() {
            return asnName;
        }
    }
}
