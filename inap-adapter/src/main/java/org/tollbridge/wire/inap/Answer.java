package org.tollbridge.wire.inap;

import org.tollbridge.wire.tcap.Problem;

/** The answer to a component that cannot be accepted. */
public sealed interface Answer {
    /** The operation code is not in {@link Operation}. */
    Answer UNRECOGNIZED_OPERATION = new Rejected(new Problem(Problem.Kind.INVOKE, 1));

    /** The argument is not of the operation's type. */
    Answer MISTYPED_ARGUMENT = new Rejected(new Problem(Problem.Kind.INVOKE, 2));

    /** The result is not of the operation's type. */
    Answer MISTYPED_RESULT = new Rejected(new Problem(Problem.Kind.RETURN_RESULT, 2));

    /** The error code is not in {@link InapError}. */
    Answer UNRECOGNIZED_ERROR = new Rejected(new Problem(Problem.Kind.RETURN_ERROR, 2));

    /** The operation does not report this error. */
    Answer UNEXPECTED_ERROR = new Rejected(new Problem(Problem.Kind.RETURN_ERROR, 3));

    /** The parameter of the error is not of its type. */
    Answer MISTYPED_ERROR_PARAMETER = new Rejected(new Problem(Problem.Kind.RETURN_ERROR, 4));

    /** A return error without a parameter. */
    record ReturnError(InapError error) implements Answer {}

    /** A reject. */
    record Rejected(Problem problem) implements Answer {}
}
