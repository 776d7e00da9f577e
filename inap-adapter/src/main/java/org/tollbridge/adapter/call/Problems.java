package org.tollbridge.adapter.call;

import java.util.Optional;
import org.restcomm.protocols.ss7.tcap.api.ComponentPrimitiveFactory;
import org.restcomm.protocols.ss7.tcap.asn.ParseException;
import org.restcomm.protocols.ss7.tcap.asn.comp.GeneralProblemType;
import org.restcomm.protocols.ss7.tcap.asn.comp.InvokeProblemType;
import org.restcomm.protocols.ss7.tcap.asn.comp.ProblemType;
import org.restcomm.protocols.ss7.tcap.asn.comp.ReturnErrorProblemType;
import org.restcomm.protocols.ss7.tcap.asn.comp.ReturnResultProblemType;
import org.tollbridge.wire.tcap.Problem;

/** Converts the problems of a Reject between jSS7's form and this node's. */
final class Problems {

    private Problems() {}

    static org.restcomm.protocols.ss7.tcap.asn.comp.Problem toJss7(Problem problem, ComponentPrimitiveFactory factory) {
        try {
            return switch (problem.kind()) {
                case GENERAL -> {
                    var general = factory.createProblem(ProblemType.General);
                    general.setGeneralProblemType(GeneralProblemType.getFromInt(problem.code()));
                    yield general;
                }
                case INVOKE -> {
                    var invoke = factory.createProblem(ProblemType.Invoke);
                    invoke.setInvokeProblemType(InvokeProblemType.getFromInt(problem.code()));
                    yield invoke;
                }
                case RETURN_RESULT -> {
                    var result = factory.createProblem(ProblemType.ReturnResult);
                    result.setReturnResultProblemType(ReturnResultProblemType.getFromInt(problem.code()));
                    yield result;
                }
                case RETURN_ERROR -> {
                    var error = factory.createProblem(ProblemType.ReturnError);
                    error.setReturnErrorProblemType(ReturnErrorProblemType.getFromInt(problem.code()));
                    yield error;
                }
            };
        } catch (ParseException unknown) {
            throw new IllegalArgumentException("jSS7 does not know " + problem, unknown);
        }
    }

    /** Empty if jSS7 has none of Q.773's problems. */
    static Optional<Problem> fromJss7(org.restcomm.protocols.ss7.tcap.asn.comp.Problem problem) {
        if (problem.getInvokeProblemType() != null) {
            return Optional.of(new Problem(
                    Problem.Kind.INVOKE, (int) problem.getInvokeProblemType().getType()));
        }
        if (problem.getGeneralProblemType() != null) {
            return Optional.of(new Problem(
                    Problem.Kind.GENERAL, (int) problem.getGeneralProblemType().getType()));
        }
        if (problem.getReturnResultProblemType() != null) {
            return Optional.of(new Problem(Problem.Kind.RETURN_RESULT, (int)
                    problem.getReturnResultProblemType().getType()));
        }
        return problem.getReturnErrorProblemType() == null
                ? Optional.empty()
                : Optional.of(new Problem(Problem.Kind.RETURN_ERROR, (int)
                        problem.getReturnErrorProblemType().getType()));
    }
}
