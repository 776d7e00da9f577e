package org.tollbridge.wire.inap;

import org.tollbridge.wire.tcap.Problem;

/** What a component that cannot be accepted is answered with. */
public sealed interface Answer {
    /** For an operation code that {@link Operation} does not have. */
    Answer UNRECOGNIZED_OPERATION = new Rejected(new Problem(Problem.Kind.INVOKE, 1));

    /** For an argument that is not of the operation's type. */
    Answer MISTYPED_ARGUMENT = new Rejected(new Problem(Problem.Kind.INVOKE, 2));

    /** For a result that is not of the operation's type. */
    Answer MISTYPED_RESULT = new Rejected(new Problem(Problem.Kind.RETURN_RESULT, 2));

    /** For an error code that {@link InapError} does not have. */
    Answer UNRECOGNIZED_ERROR = new Rejected(new Problem(Problem.Kind.RETURN_ERROR, 2));

    /** For an error that the operation does not report. */
    Answer UNEXPECTED_ERROR = new Rejected(new Problem(Problem.Kind.RETURN_ERROR, 3));

    /** For an error's parameter that is not of its type. */
    Answer MISTYPED_ERROR_PARAMETER = new Rejected(new Problem(Problem.Kind.RETURN_ERROR, 4));

    /** A return error without a parameter. */
    record ReturnError(InapError error) implements Answer {}

    /** A reject. */
    record Rejected(Problem problem) implements Answer {}
}
