package org.tollbridge.adapter.call;

import java.util.Optional;
import org.restcomm.protocols.ss7.tcap.api.TCAPSendException;
import org.restcomm.protocols.ss7.tcap.api.tc.dialog.Dialog;
import org.restcomm.protocols.ss7.tcap.asn.comp.Component;
import org.restcomm.protocols.ss7.tcap.asn.comp.ComponentType;
import org.restcomm.protocols.ss7.tcap.asn.comp.Invoke;
import org.restcomm.protocols.ss7.tcap.asn.comp.OperationCode;
import org.restcomm.protocols.ss7.tcap.asn.comp.OperationCodeType;
import org.restcomm.protocols.ss7.tcap.asn.comp.Return;
import org.restcomm.protocols.ss7.tcap.asn.comp.ReturnError;
import org.slf4j.LoggerFactory;
import org.tollbridge.service.call.CallEvent;
import org.tollbridge.wire.Octets;
import org.tollbridge.wire.inap.Answer;
import org.tollbridge.wire.inap.ApplyChargingReport;
import org.tollbridge.wire.inap.Argument;
import org.tollbridge.wire.inap.AssistRequestInstructions;
import org.tollbridge.wire.inap.CallInformationReport;
import org.tollbridge.wire.inap.ErrorParameter;
import org.tollbridge.wire.inap.EventNotificationCharging;
import org.tollbridge.wire.inap.EventReportBcsm;
import org.tollbridge.wire.inap.InapCodec;
import org.tollbridge.wire.inap.InapError;
import org.tollbridge.wire.inap.InitialDp;
import org.tollbridge.wire.inap.Operation;
import org.tollbridge.wire.inap.Reading;
import org.tollbridge.wire.inap.ReceivedInformation;
import org.tollbridge.wire.inap.Result;
import org.tollbridge.wire.inap.SpecializedResourceReport;
import org.tollbridge.wire.tcap.Problem;
import org.tollbridge.wire.transport.LimitedLog;

/**
 * Handles the components that a switch sends in one dialogue: delivers them to service logic in their order, or answers
 * them as Q.774 and Q.1218 require.
 */
final class Incoming {
    private static final LimitedLog LOG = new LimitedLog(LoggerFactory.getLogger(Incoming.class));

    private final PeerDialogue dialogue;
    private final Dialog dialog;
    private final Received.Rules rules;
    private final Outbox outbox;
    private final SwitchCounters counters;
    private final String name;

    Incoming(PeerDialogue dialogue, Dialog dialog, Received.Rules rules, Outbox outbox, SwitchCounters counters) {
        this.dialogue = dialogue;
        this.dialog = dialog;
        this.rules = rules;
        this.outbox = outbox;
        this.counters = counters;
        this.name = dialogue.settings().profile().name();
    }

    /**
     * Handles the components of one message.
     *
     * @param begins whether the message began the dialogue
     */
    void take(Component[] components, boolean begins) throws TCAPSendException {
        for (Component component : components) {
            if (component instanceof Invoke invoke) {
                onInvoke(invoke, begins);
            } else {
                onOther(component);
            }
        }
    }

    private void onInvoke(Invoke invoke, boolean begins) throws TCAPSendException {
        switch (rules.read(invoke, outbox.sent())) {
            case Received.Refused(Answer answer, String why, String clause) -> {
                if (begins && dialogue.isOpening() && isInitialDp(invoke)) {
                    unreadable(invoke, answer, why, clause);
                } else {
                    answer(invoke, answer, why);
                }
            }
            case Received.Invoked(Operation operation, Argument argument) -> {
                counters.operation(Way.RECEIVED, operation);
                Optional<InapError> error = onArgument(invoke, argument, begins);
                if (error.isEmpty()) {
                    // Frees the identifier for the switch at once, because no answer will be sent.
                    dialog.processInvokeWithoutAnswer(invoke.getInvokeId());
                } else if (begins && dialogue.isOpening() && argument instanceof InitialDp) {
                    String why = operation.asn1Name() + ": " + error.get().asn1Name();
                    unreadable(invoke, new Answer.ReturnError(error.get()), why, "");
                } else {
                    refuse(invoke, operation, error.get());
                }
            }
        }
    }

    private static boolean isInitialDp(Invoke invoke) {
        return invoke.getOperationCode() != null
                && invoke.getOperationCode().getOperationType() == OperationCodeType.Local
                && invoke.getOperationCode().getLocalOperationCode() == Operation.INITIAL_DP.code();
    }

    /** Handles an InitialDP that yields no call: sends the error or reject, or gives the default treatment instead. */
    private void unreadable(Invoke invoke, Answer answer, String why, String clause) throws TCAPSendException {
        dialogue.suspect(why, clause);
        if (dialogue.treats()) {
            counters.add(DialogueCounter.COMPONENTS_REFUSED);
            LOG.warn("{}: the caller gets the default treatment: {}", name, why);
            dialog.processInvokeWithoutAnswer(invoke.getInvokeId());
            dialogue.treat();
        } else {
            answer(invoke, answer, why);
        }
    }

    /** Handles an operation. Returns the error to refuse it with; empty if it was accepted. */
    private Optional<InapError> onArgument(Invoke invoke, Argument argument, boolean begins) throws TCAPSendException {
        if (argument instanceof InitialDp || argument instanceof AssistRequestInstructions || dialogue.isOpening()) {
            return begins && dialogue.isOpening()
                    ? dialogue.open(argument)
                    : Optional.of(InapError.UNEXPECTED_COMPONENT_SEQUENCE);
        }
        if (argument instanceof EventReportBcsm report) {
            Optional<CallEvent> event = Reports.event(report);
            event.ifPresent(dialogue::tell);
            return event.isPresent() ? Optional.empty() : Optional.of(InapError.UNEXPECTED_DATA_VALUE);
        }
        if (argument instanceof SpecializedResourceReport && invoke.getLinkedId() != null) {
            dialogue.interactions().played(invoke.getLinkedId()).ifPresent(dialogue::tell);
            return Optional.empty();
        }
        if (argument instanceof ApplyChargingReport report) {
            dialogue.tell(Reports.event(report, dialogue.settings().dialect().report()));
            return Optional.empty();
        }
        if (argument instanceof EventNotificationCharging event) {
            dialogue.tell(Reports.event(event));
            return Optional.empty();
        }
        if (argument instanceof CallInformationReport report) {
            dialogue.tell(Reports.event(report));
            return Optional.empty();
        }
        // A standard operation that this node never requested.
        return Optional.of(InapError.UNEXPECTED_COMPONENT_SEQUENCE);
    }

    private void refuse(Invoke invoke, Operation operation, InapError error) throws TCAPSendException {
        if (operation.errors().contains(error)) {
            answer(invoke, new Answer.ReturnError(error), operation.asn1Name() + ": " + error.asn1Name());
        } else {
            counters.add(DialogueCounter.COMPONENTS_REFUSED);
            LOG.warn("{}: {} ignored: {}", name, operation.asn1Name(), error);
            dialog.processInvokeWithoutAnswer(invoke.getInvokeId());
        }
    }

    private void answer(Invoke invoke, Answer answer, String why) throws TCAPSendException {
        counters.add(DialogueCounter.COMPONENTS_REFUSED);
        LOG.warn("{}: invoke {} refused: {}", name, invoke.getInvokeId(), why);
        if (dialogue.canAnswer()) {
            outbox.answer(invoke.getInvokeId(), answer);
        }
    }

    private void onOther(Component component) throws TCAPSendException {
        switch (component.getType()) {
            case ReturnError -> onReturnError((ReturnError) component);
            case Reject -> onReject((org.restcomm.protocols.ss7.tcap.asn.comp.Reject) component);
            // jSS7 has already checked the result against the invoke.
            case ReturnResult, ReturnResultLast -> onResult((Return) component);
            case Invoke -> throw new IllegalStateException("an invoke of an unknown class");
        }
    }

    /** Handles a result. Of the operations sent here only ActivityTest and PromptAndCollectUserInformation have one. */
    private void onResult(Return component) throws TCAPSendException {
        Long id = component.getInvokeId();
        boolean ofPrompt = outbox.sent()
                .operation(id)
                .filter(operation -> operation == Operation.PROMPT_AND_COLLECT_USER_INFORMATION)
                .isPresent();
        if (!ofPrompt) {
            return;
        }
        if (component.getType() == ComponentType.ReturnResult) {
            // Not the last part: keyed digits fit one component, so the part that counts is still to come.
            return;
        }
        Optional<String> digits = isOfPrompt(component) ? digits(component) : Optional.empty();
        if (digits.isPresent()) {
            dialogue.interactions().keyed(id, digits.get()).ifPresent(dialogue::tell);
            return;
        }
        counters.add(DialogueCounter.COMPONENTS_REFUSED);
        LOG.warn("{}: result of invoke {} refused: it has no readable digits for this prompt", name, id);
        if (dialogue.canAnswer()) {
            outbox.answer(id, Answer.MISTYPED_RESULT);
        }
        dialogue.failed(id, "mistypedParameter");
    }

    /** Whether a result names the operation that it belongs to; its invoke identifier alone may be wrong. */
    private static boolean isOfPrompt(Return result) {
        OperationCode code = result.getOperationCode();
        return code != null
                && code.getOperationType() == OperationCodeType.Local
                && code.getLocalOperationCode() == Operation.PROMPT_AND_COLLECT_USER_INFORMATION.code();
    }

    private Optional<String> digits(Return result) {
        Optional<Octets> parameter = Optional.ofNullable(result.getParameter()).map(EncodedParameter::elementOf);
        return switch (InapCodec.result(Operation.PROMPT_AND_COLLECT_USER_INFORMATION, parameter, rules.variant())) {
            case Reading.Value<Result>(ReceivedInformation received) -> Reports.keyed(received);
            case Reading.Value<Result> other -> Optional.empty();
            case Reading.Refused<Result> refused -> Optional.empty();
        };
    }

    /** Reports the failure of the instruction, even if the error is not one that the operation may return. */
    private void onReturnError(ReturnError component) throws TCAPSendException {
        Long code = component.getErrorCode().getLocalErrorCode();
        Optional<InapError> known = code == null ? Optional.empty() : InapError.of(code);
        counters.error(Way.RECEIVED, known);
        Optional<Answer> complaint = complaint(component, known);
        if (complaint.isPresent()) {
            counters.add(DialogueCounter.COMPONENTS_REFUSED);
            LOG.warn("{}: error {} of invoke {} refused: {}", name, code, component.getInvokeId(), complaint.get());
            if (dialogue.canAnswer()) {
                outbox.answer(component.getInvokeId(), complaint.get());
            }
        }
        String error =
                known.map(InapError::asn1Name).orElseGet(() -> code == null ? "a global error code" : "error " + code);
        dialogue.failed(component.getInvokeId(), error);
    }

    private Optional<Answer> complaint(ReturnError component, Optional<InapError> known) {
        if (known.isEmpty()) {
            return Optional.of(Answer.UNRECOGNIZED_ERROR);
        }
        boolean unexpected = outbox.sent()
                .operation(component.getInvokeId())
                .filter(operation -> !operation.errors().contains(known.get()))
                .isPresent();
        if (unexpected) {
            return Optional.of(Answer.UNEXPECTED_ERROR);
        }
        Optional<Octets> parameter =
                Optional.ofNullable(component.getParameter()).map(EncodedParameter::elementOf);
        return switch (InapCodec.error(known.get(), parameter, rules.variant())) {
            case Reading.Value<ErrorParameter> read -> Optional.empty();
            case Reading.Refused<ErrorParameter>(Answer answer, var failure) -> Optional.of(answer);
        };
    }

    private void onReject(org.restcomm.protocols.ss7.tcap.asn.comp.Reject component) {
        Optional<Problem> problem = Problems.fromJss7(component.getProblem());
        if (component.isLocalOriginated()) {
            // jSS7 refused what the switch sent, and has added the reject to the waiting components.
            counters.add(DialogueCounter.COMPONENTS_REFUSED);
            if (dialogue.isOpening()) {
                String why = problem.map(Problem::asnName).orElse("no problem that is known");
                dialogue.suspect("TCAP: a component cannot be read: " + why, "");
            }
            if (dialogue.canAnswer()) {
                problem.ifPresent(ours -> counters.reject(Way.SENT, ours));
                outbox.noteWaiting();
            }
            return;
        }
        problem.ifPresent(theirs -> counters.reject(Way.RECEIVED, theirs));
        Long id = component.getInvokeId();
        boolean ofNothing = id != null && outbox.sent().operation(id).isEmpty();
        boolean ofAnswer = problem.isPresent()
                && switch (problem.get().kind()) {
                    case GENERAL, INVOKE -> false;
                    case RETURN_RESULT, RETURN_ERROR -> true;
                };
        if (!ofAnswer && !ofNothing) {
            String name = problem.map(Problem::asnName).orElse("a reject without a problem");
            dialogue.failed(id, name);
        }
    }
}
