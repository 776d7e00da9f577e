package org.tollbridge.adapter.call;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.restcomm.protocols.ss7.tcap.api.TCAPSendException;
import org.restcomm.protocols.ss7.tcap.api.tc.component.InvokeClass;
import org.restcomm.protocols.ss7.tcap.api.tc.dialog.Dialog;
import org.restcomm.protocols.ss7.tcap.asn.comp.Component;
import org.restcomm.protocols.ss7.tcap.asn.comp.Invoke;
import org.restcomm.protocols.ss7.tcap.asn.comp.OperationCode;
import org.restcomm.protocols.ss7.tcap.asn.comp.OperationCodeType;
import org.slf4j.LoggerFactory;
import org.tollbridge.service.call.CallEvent;
import org.tollbridge.service.call.CallEvent.DialogueAborted.By;
import org.tollbridge.wire.asn1.Variant;
import org.tollbridge.wire.inap.ApplicationContext;
import org.tollbridge.wire.inap.Argument;
import org.tollbridge.wire.inap.AssistRequestInstructions;
import org.tollbridge.wire.inap.InapError;
import org.tollbridge.wire.inap.Operation;
import org.tollbridge.wire.transport.LimitedLog;

/**
 * A dialogue opened by an assisting side: a peripheral, which plays at once, or a switch, whose resource is connected
 * first. It lasts as long as the call needs it.
 */
final class AssistDialogue implements PeerDialogue {
    private static final LimitedLog LOG = new LimitedLog(LoggerFactory.getLogger(AssistDialogue.class));

    private enum Phase {
        OPENING,
        OPEN,
        OVER
    }

    private final Dialog dialog;
    private final InapSwitch settings;
    private final Outbox outbox;
    private final SwitchCounters counters;
    private final Assists assists;
    private final ReentrantLock lock;
    private final Incoming incoming;
    private final Interactions interactions;
    private final Instructions instructions;
    private final boolean isSwitch;

    private Phase phase = Phase.OPENING;
    private Optional<Assistance> assistance = Optional.empty();
    private boolean resourceConnected;

    AssistDialogue(
            Dialog dialog,
            InapSwitch settings,
            Optional<ApplicationContext> context,
            Outbox outbox,
            SwitchCounters counters,
            Assists assists) {
        this.dialog = dialog;
        this.settings = settings;
        this.outbox = outbox;
        this.counters = counters;
        this.assists = assists;
        this.lock = dialog.getDialogLock();
        this.isSwitch = context.filter(AssistDialogue::isOfSwitch).isPresent();
        this.interactions = new Interactions(outbox.sent());
        Variant variant = context.map(ApplicationContext::variant).orElse(settings.variant());
        this.instructions = new Instructions(settings, false, variant);
        this.incoming = new Incoming(this, dialog, new Received.Rules(context, variant), outbox, counters);
    }

    /**
     * Whether a BEGIN comes from an assisting side. Without an application context the operation decides, and the side
     * is taken for a peripheral.
     */
    static boolean isAsked(Optional<ApplicationContext> context, Component[] components) {
        if (context.isPresent()) {
            return Operation.ASSIST_REQUEST_INSTRUCTIONS.contexts().contains(context.get());
        }
        return components.length > 0
                && components[0] instanceof Invoke invoke
                && isAssistRequest(invoke.getOperationCode());
    }

    private static boolean isAssistRequest(@Nullable OperationCode code) {
        return code != null
                && code.getOperationType() == OperationCodeType.Local
                && code.getLocalOperationCode() == Operation.ASSIST_REQUEST_INSTRUCTIONS.code();
    }

    private static boolean isOfSwitch(ApplicationContext context) {
        return context == ApplicationContext.ETSI_ASSIST_HANDOFF || context == ApplicationContext.Q1218_ASSIST_HANDOFF;
    }

    @Override
    public Dialog dialog() {
        return dialog;
    }

    @Override
    public InapSwitch settings() {
        return settings;
    }

    @Override
    public SwitchCounters counters() {
        return counters;
    }

    @Override
    public Interactions interactions() {
        return interactions;
    }

    @Override
    public void begin(Component[] components) throws TCAPSendException {
        incoming.take(components, true);
        if (phase == Phase.OPENING) {
            counters.add(DialogueCounter.BEGUN_WITHOUT_CALL);
            phase = Phase.OVER;
            outbox.sendEnd();
        } else {
            flush();
        }
    }

    /** Finds the call that waits for this side. */
    @Override
    public Optional<InapError> open(Argument first) {
        if (!(first instanceof AssistRequestInstructions request)) {
            return Optional.of(InapError.UNEXPECTED_COMPONENT_SEQUENCE);
        }
        assistance = Numbers.genericDigits(request.value(AssistRequestInstructions.CORRELATION_ID))
                .flatMap(assists::arrived);
        if (assistance.isEmpty()) {
            return Optional.of(InapError.UNEXPECTED_DATA_VALUE);
        }
        phase = Phase.OPEN;
        interactions.connected();
        assistance.get().arrived(this);
        return Optional.empty();
    }

    @Override
    public void receive(Component[] components) throws TCAPSendException {
        incoming.take(components, false);
        flush();
    }

    private void flush() throws TCAPSendException {
        if (phase == Phase.OPEN && outbox.waiting()) {
            outbox.sendContinue();
        }
    }

    @Override
    public void ended(Component[] components) throws TCAPSendException {
        if (phase == Phase.OPEN) {
            phase = Phase.OVER;
            incoming.take(components, false);
            lost("the assisting side ended its dialogue");
        }
    }

    @Override
    public void unknownToPeer(String reason) {
        aborted(By.SWITCH, reason);
    }

    @Override
    public void aborted(By by, String reason) {
        if (phase == Phase.OPEN) {
            lost("the assisting side's dialogue: " + reason);
        }
        phase = Phase.OVER;
    }

    private void lost(String reason) {
        assistance.ifPresent(call -> call.lost(Operation.ESTABLISH_TEMPORARY_CONNECTION, reason));
    }

    @Override
    public void timedOut(Invoke invoke) {
        boolean awaited =
                invoke.getInvokeClass() == InvokeClass.Class1 || invoke.getInvokeClass() == InvokeClass.Class3;
        if (awaited && phase == Phase.OPEN) {
            failed(invoke.getInvokeId(), "operationTimerExpired");
        }
    }

    /** Keeps the dialogue alive, because the call decides how long it needs this side. */
    @Override
    public void idle() {
        if (phase == Phase.OPEN) {
            dialog.keepAlive();
        }
    }

    /** Sends operations to this side; a switch connects its resource first. Called on the thread of {@link Assists}. */
    void send(List<Invocation> invocations) {
        lock.lock();
        try {
            if (phase != Phase.OPEN) {
                return;
            }
            if (isSwitch && !resourceConnected) {
                outbox.invoke(instructions.connectToResource());
                resourceConnected = true;
            }
            for (Invocation invocation : invocations) {
                // A peripheral has no Tssf timer.
                if (isSwitch || invocation.operation() != Operation.RESET_TIMER) {
                    outbox.invoke(invocation);
                }
            }
            flush();
        } catch (TCAPSendException | RuntimeException failed) {
            LOG.warn("{}: not sent: {}", settings.profile().name(), String.valueOf(failed.getMessage()));
            counters.add(DialogueCounter.NOT_SENT);
            giveUp(By.NODE, "a message could not be sent", true);
        } finally {
            lock.unlock();
        }
    }

    /** Ends the dialogue, because the call no longer needs this side. Called on the thread of {@link Assists}. */
    void end() {
        lock.lock();
        try {
            if (phase == Phase.OPEN) {
                phase = Phase.OVER;
                outbox.sendEnd();
            }
        } catch (TCAPSendException | RuntimeException failed) {
            LOG.info("{}: end not sent: {}", settings.profile().name(), String.valueOf(failed.getMessage()));
            dialog.release();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void giveUp(By by, String reason, boolean tellPeer) {
        lock.lock();
        try {
            if (phase == Phase.OVER) {
                return;
            }
            aborted(by, reason);
            if (tellPeer) {
                outbox.sendAbort();
            }
        } catch (TCAPSendException | RuntimeException failed) {
            LOG.info("{}: abort not sent: {}", settings.profile().name(), String.valueOf(failed.getMessage()));
        } finally {
            dialog.release();
            lock.unlock();
        }
    }

    @Override
    public boolean isOpening() {
        return phase == Phase.OPENING;
    }

    @Override
    public boolean canAnswer() {
        return phase != Phase.OVER;
    }

    @Override
    public void tell(CallEvent event) {
        assistance.ifPresent(call -> call.tell(event));
    }

    /** Reports the failure to the call. A switch whose resource cannot be connected is given up. */
    @Override
    public void failed(@Nullable Long invokeId, String error) {
        Optional<Operation> operation = outbox.sent().operation(invokeId);
        if (operation.isEmpty() || invokeId == null) {
            tell(new CallEvent.InstructionFailed("", error));
        } else if (operation.get() == Operation.CONNECT_TO_RESOURCE) {
            assistance.ifPresent(call -> call.lost(Operation.CONNECT_TO_RESOURCE, error));
        } else {
            interactions.failed(operation.get(), invokeId, error).ifPresent(this::tell);
        }
    }

    @Override
    public void suspect(String reason, String clause) {
        LOG.warn(
                "{}: a message of an assisting side cannot be interpreted: {} {}",
                settings.profile().name(),
                reason,
                clause);
    }

    @Override
    public boolean treats() {
        return false;
    }

    @Override
    public void treat() {
        // Never called, because treats() is false: this dialogue has no caller of this node.
    }
}
