package org.tollbridge.simulator.ssf;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import org.tollbridge.wire.Octets;
import org.tollbridge.wire.asn1.Variant;
import org.tollbridge.wire.inap.Answer;
import org.tollbridge.wire.inap.ApplicationContext;
import org.tollbridge.wire.inap.Argument;
import org.tollbridge.wire.inap.CancelFailed;
import org.tollbridge.wire.inap.CancelProblem;
import org.tollbridge.wire.inap.Direction;
import org.tollbridge.wire.inap.InapCodec;
import org.tollbridge.wire.inap.InapError;
import org.tollbridge.wire.inap.Operation;
import org.tollbridge.wire.inap.Reading;
import org.tollbridge.wire.inap.SystemFailure;
import org.tollbridge.wire.inap.TaskRefused;
import org.tollbridge.wire.inap.TaskRefusedReason;
import org.tollbridge.wire.inap.UnavailableNetworkResource;
import org.tollbridge.wire.tcap.Code;
import org.tollbridge.wire.tcap.Component;
import org.tollbridge.wire.tcap.Problem;

/**
 * Handles the components that an SCP sends in one dialogue: has them performed, and answers those that cannot be. After
 * an operation that cannot be performed, the remaining ones of its message are discarded.
 */
final class Components {
    /** Performs the operations of a dialogue. */
    interface Performer {
        Variant variant();

        Optional<ApplicationContext> context();

        Journal journal();

        /** The name of its state in the standard. */
        String state();

        /** Whether an instruction may have crossed the notification that the call has ended. */
        boolean mayHaveCrossed();

        void reply(Component component);

        /** Performs an operation. Returns why if it cannot. */
        Optional<Refusal> perform(Operation operation, Argument argument, int invokeId);

        /** The SCP answered an operation of the switch with an error. */
        void refused(int invokeId, String error);
    }

    /** The errors to use if the operation does not have the appropriate one, in order of preference. */
    private static final List<InapError> OTHER_ERRORS =
            List.of(InapError.TASK_REFUSED, InapError.UNAVAILABLE_RESOURCE, InapError.UNEXPECTED_COMPONENT_SEQUENCE);

    private final Performer performer;

    Components(Performer performer) {
        this.performer = performer;
    }

    void take(List<Component> components) {
        Set<Integer> seen = new HashSet<>();
        for (int i = 0; i < components.size(); i++) {
            if (!perform(components.get(i), seen)) {
                int rest = components.size() - i - 1;
                if (rest > 0 && !performer.mayHaveCrossed()) {
                    violation(rest + " further components of the message were discarded");
                }
                return;
            }
        }
    }

    private boolean perform(Component component, Set<Integer> seen) {
        return switch (component) {
            case Component.Invoke c -> {
                if (!seen.add(c.invokeId())) {
                    violation("used invoke id " + c.invokeId() + " twice in one message");
                    performer.reply(
                            new Component.Reject(OptionalInt.of(c.invokeId()), new Problem(Problem.Kind.INVOKE, 0)));
                    yield false;
                }
                yield invoke(c);
            }
            case Component.ReturnResult c -> {
                violation("returned a result for invoke " + c.invokeId() + ", which has none");
                yield true;
            }
            case Component.ReturnError c -> {
                performer.refused(c.invokeId(), error(c.error()));
                yield false;
            }
            case Component.Reject c -> {
                violation("rejected a component of the switch: " + c.problem().asnName());
                yield true;
            }
            case Component.Malformed c -> {
                violation(
                        "sent a component that is not readable: " + c.failure().describe());
                performer.reply(new Component.Reject(c.invokeId(), c.problem()));
                yield false;
            }
        };
    }

    private static String error(Code code) {
        return code instanceof Code.Local local
                ? InapError.of(local.value()).map(InapError::asn1Name).orElse("error " + local.value())
                : code.toString();
    }

    private boolean invoke(Component.Invoke invoke) {
        Optional<Operation> known =
                invoke.operation() instanceof Code.Local local ? Operation.of(local.value()) : Optional.empty();
        if (known.isEmpty()) {
            violation("invoked operation " + invoke.operation() + ", which CS-1 has not");
            answer(invoke.invokeId(), Answer.UNRECOGNIZED_OPERATION);
            return false;
        }
        Operation operation = known.get();
        performer.journal().operation(operation);
        if (operation.direction() == Direction.TO_SCF || !isInContext(operation)) {
            violation("invoked " + operation.asn1Name() + ", which it may not in this dialogue");
            answer(invoke.invokeId(), Answer.UNRECOGNIZED_OPERATION);
            return false;
        }
        return switch (InapCodec.argument(operation, invoke.parameter(), performer.variant())) {
            case Reading.Refused<Argument>(Answer answer, var failure) -> {
                violation(operation.asn1Name() + " with a bad argument: " + failure);
                answer(invoke.invokeId(), answer);
                yield false;
            }
            case Reading.Value<Argument>(Argument argument) -> {
                Optional<Refusal> refusal = performer.perform(operation, argument, invoke.invokeId());
                refusal.ifPresent(found -> refuse(invoke.invokeId(), operation, found));
                yield refusal.isEmpty();
            }
        };
    }

    private boolean isInContext(Operation operation) {
        return performer.context().map(operation.contexts()::contains).orElse(true);
    }

    private void answer(int invokeId, Answer answer) {
        performer.reply(
                switch (answer) {
                    case Answer.Rejected(Problem problem) -> new Component.Reject(OptionalInt.of(invokeId), problem);
                    case Answer.ReturnError(InapError error) ->
                        new Component.ReturnError(invokeId, new Code.Local(error.code()), Optional.empty());
                });
    }

    private void refuse(int invokeId, Operation operation, Refusal refusal) {
        if (refusal.isFaultOfScp() && !performer.mayHaveCrossed()) {
            violation(operation.asn1Name() + " in state " + performer.state() + ": " + refusal.why());
        }
        Stream.concat(Stream.of(refusal.error()), OTHER_ERRORS.stream())
                .filter(operation.errors()::contains)
                .findFirst()
                .ifPresent(error -> performer.reply(
                        new Component.ReturnError(invokeId, new Code.Local(error.code()), parameter(error, invokeId))));
    }

    private Optional<Octets> parameter(InapError error, int invokeId) {
        return switch (error) {
            case TASK_REFUSED -> InapCodec.encode(new TaskRefused(TaskRefusedReason.GENERIC), performer.variant());
            case SYSTEM_FAILURE ->
                InapCodec.encode(
                        new SystemFailure(UnavailableNetworkResource.UNAVAILABLE_RESOURCES), performer.variant());
            case CANCEL_FAILED ->
                InapCodec.encode(
                        CancelFailed.TYPE
                                .values()
                                .set(CancelFailed.PROBLEM, CancelProblem.UNKNOWN_OPERATION)
                                .set(CancelFailed.OPERATION, (long) invokeId)
                                .build(),
                        performer.variant());
            default -> Optional.empty();
        };
    }

    private void violation(String words) {
        performer.journal().violation(words);
    }
}
