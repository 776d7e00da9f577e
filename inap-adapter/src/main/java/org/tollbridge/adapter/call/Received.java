package org.tollbridge.adapter.call;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.restcomm.protocols.ss7.tcap.asn.comp.Invoke;
import org.restcomm.protocols.ss7.tcap.asn.comp.OperationCodeType;
import org.tollbridge.wire.Octets;
import org.tollbridge.wire.asn1.SequenceValue;
import org.tollbridge.wire.asn1.Variant;
import org.tollbridge.wire.inap.Answer;
import org.tollbridge.wire.inap.ApplicationContext;
import org.tollbridge.wire.inap.Argument;
import org.tollbridge.wire.inap.Direction;
import org.tollbridge.wire.inap.ExtensionField;
import org.tollbridge.wire.inap.InapCodec;
import org.tollbridge.wire.inap.InapError;
import org.tollbridge.wire.inap.Operation;
import org.tollbridge.wire.inap.Reading;
import org.tollbridge.wire.tcap.Problem;

/** An invoke of the switch that has been read. */
sealed interface Received {
    Answer UNRECOGNIZED_LINKED_ID = new Answer.Rejected(new Problem(Problem.Kind.INVOKE, 5));
    Answer LINKED_RESPONSE_UNEXPECTED = new Answer.Rejected(new Problem(Problem.Kind.INVOKE, 6));
    Answer UNEXPECTED_LINKED_OPERATION = new Answer.Rejected(new Problem(Problem.Kind.INVOKE, 7));

    /** An operation that a switch may invoke in this dialogue, with its argument. */
    record Invoked(Operation operation, Argument argument) implements Received {}

    /**
     * An invoke that cannot be accepted.
     *
     * @param why in words
     * @param clause the violated document and clause; empty if the answer is sufficient
     */
    record Refused(Answer answer, String why, String clause) implements Received {}

    /**
     * The rules for reading an invoke.
     *
     * @param context the context of the dialogue; without one, every operation that a switch may invoke is accepted
     */
    record Rules(Optional<ApplicationContext> context, Variant variant) {
        Received read(Invoke invoke, SentInvokes sent) {
            if (invoke.getOperationCode() == null
                    || invoke.getOperationCode().getOperationType() != OperationCodeType.Local) {
                return new Refused(Answer.UNRECOGNIZED_OPERATION, "no local operation code", "");
            }
            long code = invoke.getOperationCode().getLocalOperationCode();
            Optional<Operation> known = Operation.of(code)
                    .filter(operation -> operation.direction() == Direction.TO_SCF)
                    .filter(operation ->
                            context.isEmpty() || operation.contexts().contains(context.get()));
            if (known.isEmpty()) {
                return new Refused(
                        Answer.UNRECOGNIZED_OPERATION, "operation " + code + " is not a switch's to invoke here", "");
            }
            Operation operation = known.get();
            Optional<Answer> wrongLink = wrongLink(operation, invoke.getLinkedId(), sent);
            if (wrongLink.isPresent()) {
                return new Refused(
                        wrongLink.get(), operation.asn1Name() + " is linked to what it cannot be linked to", "");
            }
            Optional<Octets> parameter =
                    Optional.ofNullable(invoke.getParameter()).map(EncodedParameter::elementOf);
            return switch (InapCodec.argument(operation, parameter, variant)) {
                case Reading.Value<Argument>(Argument argument) -> taken(operation, argument);
                case Reading.Refused<Argument>(Answer answer, var failure) ->
                    new Refused(answer, operation.asn1Name() + ": " + failure, failure.clause());
            };
        }

        /**
         * Checks a linked invoke: only PlayAnnouncement has a linked operation, which is invoked once (Q.1218 (10/95),
         * 2.1.1).
         */
        private static Optional<Answer> wrongLink(Operation operation, @Nullable Long linked, SentInvokes sent) {
            if (linked == null) {
                return Optional.empty();
            }
            Optional<Operation> to = sent.operation(linked);
            if (to.isEmpty()) {
                return Optional.of(UNRECOGNIZED_LINKED_ID);
            }
            if (to.get() != Operation.PLAY_ANNOUNCEMENT) {
                return Optional.of(LINKED_RESPONSE_UNEXPECTED);
            }
            if (!operation.linkedTo().equals(to)) {
                return Optional.of(UNEXPECTED_LINKED_OPERATION);
            }
            return sent.isOpen(linked) ? Optional.empty() : Optional.of(UNRECOGNIZED_LINKED_ID);
        }

        /**
         * Checks the extensions. An operation without errors is accepted whatever its extensions demand, because what
         * it reports has happened.
         */
        private static Received taken(Operation operation, Argument argument) {
            boolean refused = operation.errors().contains(InapError.UNEXPECTED_PARAMETER)
                    && argument instanceof SequenceValue sequence
                    && ExtensionField.isDemandedIn(sequence);
            return refused
                    ? new Refused(
                            new Answer.ReturnError(InapError.UNEXPECTED_PARAMETER),
                            operation.asn1Name() + ": an extension of criticality abort is not known",
                            "")
                    : new Invoked(operation, argument);
        }
    }
}
