package org.tollbridge.adapter.call;

import java.util.Optional;
import java.util.OptionalLong;
import org.restcomm.protocols.ss7.tcap.api.ComponentPrimitiveFactory;
import org.restcomm.protocols.ss7.tcap.api.TCAPProvider;
import org.restcomm.protocols.ss7.tcap.api.TCAPSendException;
import org.restcomm.protocols.ss7.tcap.api.tc.component.InvokeClass;
import org.restcomm.protocols.ss7.tcap.api.tc.dialog.Dialog;
import org.restcomm.protocols.ss7.tcap.api.tc.dialog.TRPseudoState;
import org.restcomm.protocols.ss7.tcap.api.tc.dialog.events.TCContinueRequest;
import org.restcomm.protocols.ss7.tcap.api.tc.dialog.events.TCEndRequest;
import org.restcomm.protocols.ss7.tcap.api.tc.dialog.events.TCUserAbortRequest;
import org.restcomm.protocols.ss7.tcap.api.tc.dialog.events.TerminationType;
import org.restcomm.protocols.ss7.tcap.asn.ApplicationContextName;
import org.restcomm.protocols.ss7.tcap.asn.DialogServiceUserType;
import org.restcomm.protocols.ss7.tcap.asn.InvokeImpl;
import org.restcomm.protocols.ss7.tcap.asn.comp.ErrorCode;
import org.restcomm.protocols.ss7.tcap.asn.comp.OperationCode;
import org.restcomm.protocols.ss7.tcap.asn.comp.ReturnError;
import org.tollbridge.adapter.stack.PeerTransactions;
import org.tollbridge.wire.Octets;
import org.tollbridge.wire.asn1.Variant;
import org.tollbridge.wire.inap.Answer;
import org.tollbridge.wire.inap.Cancel;
import org.tollbridge.wire.inap.InapCodec;
import org.tollbridge.wire.inap.InapError;
import org.tollbridge.wire.inap.Operation;
import org.tollbridge.wire.inap.OperationTimer;
import org.tollbridge.wire.inap.TaskRefused;
import org.tollbridge.wire.inap.TaskRefusedReason;

/**
 * Sends the messages of one jSS7 dialogue. Components wait until a message carries them. The first message back carries
 * the application context of the BEGIN, if it had one. SCCP returns messages that it cannot deliver. Everything runs
 * under the dialogue's lock.
 */
final class Outbox {
    /** Makes jSS7 start no timer. */
    private static final long NO_TIMER = 0;

    /** Longer than service logic waits for a prompt. */
    private static final long LONG_TIMER_MILLIS = 600_000;

    private final TCAPProvider provider;
    private final Dialog dialog;
    private final Optional<ApplicationContextName> context;
    private final int timerMillis;
    private final SwitchCounters counters;
    private final SentInvokes sent = new SentInvokes();
    private boolean waiting;

    /**
     * @param context the context of the BEGIN
     * @param timerMillis the timer of operations whose success is reported
     */
    Outbox(
            TCAPProvider provider,
            Dialog dialog,
            Optional<ApplicationContextName> context,
            int timerMillis,
            SwitchCounters counters) {
        this.provider = provider;
        this.dialog = dialog;
        this.context = context;
        this.timerMillis = timerMillis;
        this.counters = counters;
        // Version 1 is the default (Q.773), and the first answer needs every octet.
        dialog.setDoNotSendProtocolVersion(true);
    }

    /** The switch's side of the dialogue; empty if TCAP does not provide it. */
    Optional<PeerTransactions.Peer> peer() {
        return provider instanceof PeerTransactions peers ? peers.peer(dialog) : Optional.empty();
    }

    SentInvokes sent() {
        return sent;
    }

    /** Whether components are waiting for a message. */
    boolean waiting() {
        return waiting;
    }

    /** Records that jSS7 has added a component of its own to the waiting ones. */
    void noteWaiting() {
        waiting = true;
    }

    /**
     * Adds an invoke to the waiting components. Operations of class 2 and 4 run no timer, because nothing waits for the
     * success that its expiry would mean. Cancel is sent only if something is being played or collected.
     *
     * @return the invoke identifier; empty if nothing was added
     */
    OptionalLong invoke(Invocation invocation) throws TCAPSendException {
        Operation operation = invocation.operation();
        Optional<Octets> argument = invocation.argument();
        if (operation == Operation.CANCEL) {
            OptionalLong open = sent.openInteraction();
            if (open.isEmpty()) {
                return OptionalLong.empty();
            }
            argument = InapCodec.encode(Cancel.TYPE.of(Cancel.INVOKE_ID, open.getAsLong()), Variant.Q1218);
        }
        int operationClass = operation.operationClass();
        Long id = sent.nextId().orElseThrow(() -> new TCAPSendException("all invoke identifiers are in use"));
        InvokeImpl invoke = (InvokeImpl) components().createTCInvokeRequest(jss7Class(operationClass));
        invoke.setInvokeId(id);
        OperationCode code = components().createOperationCode();
        code.setLocalOperationCode((long) operation.code());
        invoke.setOperationCode(code);
        argument.map(EncodedParameter::new).ifPresent(invoke::setParameter);
        invoke.setTimeout(operationClass % 2 == 0 ? NO_TIMER : timer(operation));
        dialog.sendComponent(invoke);
        sent.add(invoke);
        counters.operation(Way.SENT, operation);
        waiting = true;
        return OptionalLong.of(id);
    }

    private long timer(Operation operation) {
        return operation.timer() == OperationTimer.LONG ? LONG_TIMER_MILLIS : timerMillis;
    }

    private static InvokeClass jss7Class(int operationClass) {
        return switch (operationClass) {
            case 1 -> InvokeClass.Class1;
            case 2 -> InvokeClass.Class2;
            case 3 -> InvokeClass.Class3;
            default -> InvokeClass.Class4;
        };
    }

    void answer(long invokeId, Answer answer) throws TCAPSendException {
        switch (answer) {
            case Answer.Rejected(var problem) -> {
                var reject = components().createTCRejectRequest();
                reject.setInvokeId(invokeId);
                reject.setProblem(Problems.toJss7(problem, components()));
                dialog.sendComponent(reject);
                counters.reject(Way.SENT, problem);
            }
            case Answer.ReturnError(InapError error) -> {
                dialog.sendComponent(returnError(invokeId, error));
                counters.error(Way.SENT, Optional.of(error));
            }
        }
        waiting = true;
    }

    private ReturnError returnError(long invokeId, InapError error) {
        ReturnError component = components().createTCReturnErrorRequest();
        component.setInvokeId(invokeId);
        ErrorCode code = components().createErrorCode();
        code.setLocalErrorCode((long) error.code());
        component.setErrorCode(code);
        if (error == InapError.TASK_REFUSED) {
            component.setParameter(
                    new EncodedParameter(new TaskRefused(TaskRefusedReason.GENERIC).encode(Variant.Q1218)));
        }
        return component;
    }

    /** Sends a TC-CONTINUE with all waiting components. */
    void sendContinue() throws TCAPSendException {
        TCContinueRequest message = provider.getDialogPrimitiveFactory().createContinue(dialog);
        context.ifPresent(message::setApplicationContextName);
        message.setReturnMessageOnError(true);
        waiting = false;
        dialog.send(message);
    }

    /** Sends a basic TC-END with all waiting components. */
    void sendEnd() throws TCAPSendException {
        TCEndRequest message = provider.getDialogPrimitiveFactory().createEnd(dialog);
        message.setTermination(TerminationType.Basic);
        context.ifPresent(message::setApplicationContextName);
        waiting = false;
        dialog.send(message);
    }

    /**
     * Sends a TC-U-ABORT. In answer to a BEGIN with an application context it gives the reason, as Q.774 requires (a
     * rejecting AARE).
     */
    void sendAbort() throws TCAPSendException {
        sendAbort(context, DialogServiceUserType.NoReasonGive);
    }

    /** Sends a TC-U-ABORT because the application context is not supported, and names a supported one. */
    void refuseContext(ApplicationContextName supported) throws TCAPSendException {
        sendAbort(Optional.of(supported), DialogServiceUserType.AcnNotSupported);
    }

    private void sendAbort(Optional<ApplicationContextName> name, DialogServiceUserType reason)
            throws TCAPSendException {
        TCUserAbortRequest message = provider.getDialogPrimitiveFactory().createUAbort(dialog);
        if (name.isPresent() && dialog.getState() == TRPseudoState.InitialReceived) {
            message.setApplicationContextName(name.get());
            message.setDialogServiceUserType(reason);
        }
        waiting = false;
        dialog.send(message);
        counters.abort(Way.SENT, AbortKind.USER);
    }

    private ComponentPrimitiveFactory components() {
        return provider.getComponentPrimitiveFactory();
    }
}
