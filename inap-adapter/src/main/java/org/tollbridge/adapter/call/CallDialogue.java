package org.tollbridge.adapter.call;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.restcomm.protocols.ss7.tcap.api.TCAPSendException;
import org.restcomm.protocols.ss7.tcap.api.tc.component.InvokeClass;
import org.restcomm.protocols.ss7.tcap.api.tc.dialog.Dialog;
import org.restcomm.protocols.ss7.tcap.asn.comp.Component;
import org.restcomm.protocols.ss7.tcap.asn.comp.Invoke;
import org.slf4j.LoggerFactory;
import org.tollbridge.adapter.dialect.DialectException;
import org.tollbridge.service.call.BcsmEvent;
import org.tollbridge.service.call.CallEvent;
import org.tollbridge.service.call.CallEvent.DialogueAborted.By;
import org.tollbridge.service.call.Instruction;
import org.tollbridge.service.call.Leg;
import org.tollbridge.service.call.SwitchProfile;
import org.tollbridge.service.port.CallGate;
import org.tollbridge.service.port.SwitchDialogue;
import org.tollbridge.wire.asn1.Variant;
import org.tollbridge.wire.inap.ApplicationContext;
import org.tollbridge.wire.inap.Argument;
import org.tollbridge.wire.inap.InapError;
import org.tollbridge.wire.inap.InitialDp;
import org.tollbridge.wire.inap.Operation;
import org.tollbridge.wire.transport.LimitedLog;

/**
 * A dialogue with a switch about one call: its phases, the events for service logic, and its end. Everything runs under
 * jSS7's lock of the dialogue, which jSS7 holds when it delivers a message; service logic takes events without
 * blocking.
 */
final class CallDialogue implements SwitchDialogue, PeerDialogue {
    private static final LimitedLog LOG = new LimitedLog(LoggerFactory.getLogger(CallDialogue.class));

    /** Q.850: temporary failure. */
    private static final int TEMPORARY_FAILURE = 41;

    private enum Phase {
        /** No InitialDP has been taken. */
        OPENING,
        OPEN,
        /** The switch has ended the dialogue. The events of its last message are delivered first, then the end. */
        ENDING,
        OVER
    }

    private final Dialog dialog;
    private final InapSwitch settings;
    private final Variant variant;
    private final Outbox outbox;
    private final SwitchCounters counters;
    private final AnswerTiming timing;
    private final BadCalls badCalls;
    private final ReentrantLock lock;
    private final Incoming incoming;
    private final Interactions interactions;
    private final CallGate gate;
    private final InstructionDispatch dispatch;

    private final LogicEvents events;

    private Phase phase = Phase.OPENING;
    private boolean heard;
    private boolean tested;

    CallDialogue(
            Dialog dialog,
            InapSwitch settings,
            Optional<ApplicationContext> context,
            Outbox outbox,
            SwitchCounters counters,
            AnswerTiming timing,
            BadCalls badCalls,
            CallGate gate,
            Assists assists) {
        this.dialog = dialog;
        this.settings = settings;
        this.variant = context.map(ApplicationContext::variant).orElse(settings.variant());
        this.outbox = outbox;
        this.counters = counters;
        this.timing = timing;
        this.badCalls = badCalls;
        this.lock = dialog.getDialogLock();
        this.gate = gate;
        this.events = new LogicEvents(settings.profile().name());
        this.interactions = new Interactions(outbox.sent());
        this.incoming = new Incoming(this, dialog, new Received.Rules(context, variant), outbox, counters);
        this.dispatch = new InstructionDispatch(this, settings, variant, outbox, interactions, assists);
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
    public Optional<String> handle() {
        return outbox.peer().flatMap(peer -> LostCallDialogues.handle(dialog, peer, settings.pointCode(), variant));
    }

    @Override
    public SwitchProfile profile() {
        return settings.profile();
    }

    /** TC-BEGIN: offers the call of its InitialDP. If there is none, or nobody takes the call, the dialogue ends. */
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

    /**
     * TC-CONTINUE: whatever it contains, it shows that the switch knows the dialogue, which is all that an ActivityTest
     * asks.
     */
    @Override
    public void receive(Component[] components) throws TCAPSendException {
        heard = true;
        tested = false;
        takeTogether(components, false);
        flush();
    }

    /** TC-END: delivers the events of its components and then the end. Nothing is answered. */
    @Override
    public void ended(Component[] components) throws TCAPSendException {
        if (phase == Phase.OPEN) {
            phase = Phase.ENDING;
            takeTogether(components, true);
            close(new CallEvent.DialogueEnded());
        }
    }

    private void takeTogether(Component[] components, boolean ends) throws TCAPSendException {
        events.gather();
        try {
            incoming.take(components, false);
        } finally {
            events.tellGathered(ends);
        }
    }

    /**
     * The dialogue is gone. Service logic is not notified if it already knows of the end or the node itself ended the
     * dialogue.
     */
    @Override
    public void aborted(By by, String reason) {
        if (phase == Phase.OPEN || phase == Phase.ENDING) {
            close(new CallEvent.DialogueAborted(by, reason));
        }
        if (phase != Phase.ENDING) {
            phase = Phase.OVER;
        }
    }

    /**
     * TC-P-ABORT, unrecognized transaction id. A switch that has not yet received this side's transaction id cannot
     * report that its caller hung up. It only forgets the dialogue, and answers this node's first message with this
     * abort.
     */
    @Override
    public void unknownToPeer(String reason) {
        if (phase == Phase.OPEN && !heard && !tested) {
            phase = Phase.ENDING;
            tell(new CallEvent.Reported(BcsmEvent.ABANDON, Leg.CALLING, false, OptionalInt.empty()));
            close(new CallEvent.DialogueEnded());
        } else {
            aborted(By.SWITCH, reason);
        }
    }

    private void close(CallEvent last) {
        dispatch.leaveAssistance();
        events.tellEnd(last);
    }

    /** Sends the waiting components, if the call's own instructions have not already carried them. */
    private void flush() throws TCAPSendException {
        if (phase == Phase.OPEN && outbox.waiting()) {
            outbox.sendContinue();
        }
    }

    /** Whether no call has been offered yet. */
    @Override
    public boolean isOpening() {
        return phase == Phase.OPENING;
    }

    /** Whether components can still be answered, that is, neither side has ended the dialogue. */
    @Override
    public boolean canAnswer() {
        return phase == Phase.OPENING || phase == Phase.OPEN;
    }

    @Override
    public Interactions interactions() {
        return interactions;
    }

    /** Offers a call. Returns the error to refuse the InitialDP with if there is no call to offer. */
    @Override
    public Optional<InapError> open(Argument first) throws TCAPSendException {
        if (!(first instanceof InitialDp initialDp)) {
            return Optional.of(InapError.UNEXPECTED_COMPONENT_SEQUENCE);
        }
        return switch (Offers.read(initialDp)) {
            case Offers.Refused(InapError error) -> Optional.of(error);
            case Offers.Call call -> {
                offer(call);
                yield Optional.empty();
            }
        };
    }

    private void offer(Offers.Call call) throws TCAPSendException {
        timing.read();
        counters.add(DialogueCounter.CALLS_OFFERED);
        dispatch.modelled(call.terminating());
        phase = Phase.OPEN;
        Optional<Consumer<CallEvent>> taker;
        try {
            taker = gate.offer(this, call.offered());
        } catch (RuntimeException fault) {
            LOG.error(settings.profile().name() + ": " + call.offered() + " could not be taken", fault);
            suspect("service logic failed: " + fault, "");
            if (phase == Phase.OPEN) {
                treat();
            }
            return;
        }
        if (taker.isPresent()) {
            events.takenBy(taker.get());
        } else if (phase == Phase.OPEN) {
            counters.add(DialogueCounter.CALLS_REFUSED);
            timing.decided();
            releaseAndEnd(settings.refusalCause());
        }
    }

    /** Puts the BEGIN being handled into quarantine. */
    @Override
    public void suspect(String reason, String clause) {
        badCalls.quarantine().suspect(settings.pointCode(), reason, clause);
    }

    /** Whether an unreadable InitialDP gets the default treatment instead of an error. */
    @Override
    public boolean treats() {
        return badCalls.treatment() != DefaultTreatment.SWITCH;
    }

    /** Gives the caller the default treatment instead of an answer, and ends the dialogue. */
    @Override
    public void treat() throws TCAPSendException {
        if (phase == Phase.OPENING) {
            counters.add(DialogueCounter.BEGUN_WITHOUT_CALL);
        }
        timing.decided();
        over();
        outbox.invoke(
                switch (badCalls.treatment()) {
                    case SWITCH, RELEASE -> dispatch.release(TEMPORARY_FAILURE);
                    case CONTINUE -> new Invocation(Operation.CONTINUE, Optional.empty());
                });
        outbox.sendEnd();
        timing.answered();
    }

    @Override
    public boolean defect(String what) {
        lock.lock();
        try {
            if (phase != Phase.OPEN || timing.isAnswered()) {
                return false;
            }
            suspect("service logic failed: " + what, "");
            treat();
            return true;
        } catch (TCAPSendException failed) {
            LOG.warn(
                    "{}: default treatment not sent: {}",
                    settings.profile().name(),
                    String.valueOf(failed.getMessage()));
            return false;
        } finally {
            lock.unlock();
        }
    }

    /** Releases the caller with a cause, and ends the dialogue. */
    private void releaseAndEnd(int cause) throws TCAPSendException {
        over();
        outbox.invoke(dispatch.release(cause));
        outbox.sendEnd();
        timing.answered();
    }

    @Override
    public void tell(CallEvent event) {
        if (phase != Phase.OPENING) {
            events.tell(event);
        }
    }

    /** An operation was not answered in time. */
    @Override
    public void timedOut(Invoke invoke) {
        boolean awaited =
                invoke.getInvokeClass() == InvokeClass.Class1 || invoke.getInvokeClass() == InvokeClass.Class3;
        if (!awaited || phase != Phase.OPEN) {
            return;
        }
        Optional<Operation> operation = outbox.sent().operation(invoke.getInvokeId());
        if (operation.isPresent() && operation.get() == Operation.ACTIVITY_TEST) {
            if (tested) {
                counters.add(DialogueCounter.SILENT_SWITCHES);
                giveUp(By.NODE, "no answer to activityTest", true);
            }
        } else {
            failed(invoke.getInvokeId(), "operationTimerExpired");
        }
    }

    @Override
    public void failed(@Nullable Long invokeId, String error) {
        Optional<Operation> operation = outbox.sent().operation(invokeId);
        if (operation.isEmpty() || invokeId == null) {
            tell(new CallEvent.InstructionFailed("", error));
        } else if (operation.get() != Operation.ACTIVITY_TEST && !dispatch.tookBack(invokeId)) {
            if (operation.get() == Operation.ESTABLISH_TEMPORARY_CONNECTION) {
                dispatch.leaveAssistance();
            }
            interactions.failed(operation.get(), invokeId, error).ifPresent(this::tell);
        }
    }

    /** Passes on an event from the assisting side. Called on the thread of {@link Assists}. */
    void hear(Assistance teller, CallEvent event) {
        lock.lock();
        try {
            if (phase == Phase.OPEN && dispatch.isAssistedBy(teller)) {
                tell(event);
            }
        } finally {
            lock.unlock();
        }
    }

    /**
     * There is no assisting side, or it has been lost: disconnects the caller from it and notifies service logic.
     * Called on the thread of {@link Assists}.
     */
    void unassisted(Assistance teller, Operation operation, String reason) {
        lock.lock();
        try {
            if (phase == Phase.OPEN && dispatch.isAssistedBy(teller)) {
                dispatch.takeBack();
                outbox.sendContinue();
                tell(new CallEvent.InteractionFailed(operation.asn1Name(), reason, false));
            }
        } catch (TCAPSendException | RuntimeException failed) {
            LOG.warn("{}: not sent: {}", settings.profile().name(), String.valueOf(failed.getMessage()));
            giveUp(By.NODE, "a message could not be sent", true);
        } finally {
            lock.unlock();
        }
    }

    /**
     * Nothing was received during TCAP's idle time: asks the switch whether it still knows the dialogue, and waits for
     * its answer. A dialogue that was never answered is left to TCAP, which aborts it.
     */
    @Override
    public void idle() {
        if (phase != Phase.OPEN || !dialog.isEstabilished()) {
            return;
        }
        if (tested) {
            dialog.keepAlive();
            return;
        }
        tested = true;
        try {
            outbox.invoke(new Invocation(Operation.ACTIVITY_TEST, Optional.empty()));
            outbox.sendContinue();
        } catch (TCAPSendException | RuntimeException failed) {
            LOG.info("{}: activityTest not sent: {}", settings.profile().name(), String.valueOf(failed.getMessage()));
        }
    }

    @Override
    public boolean send(List<Instruction> step) {
        lock.lock();
        try {
            if (phase == Phase.ENDING) {
                // The switch has ended the dialogue. An event reports that to service logic, so this is not a failure.
                return true;
            }
            return phase == Phase.OPEN && sendStep(step);
        } finally {
            lock.unlock();
        }
    }

    private boolean sendStep(List<Instruction> step) {
        boolean ends = !step.isEmpty() && step.getLast() instanceof Instruction.EndDialogue;
        timing.decided();
        try {
            dispatch.send(step).ifPresent(this::tell);
            if (ends) {
                end();
            } else if (outbox.waiting()) {
                outbox.sendContinue();
            }
            dispatch.sent();
            timing.answered();
            return true;
        } catch (DialectException misfit) {
            LOG.warn(
                    "{}: not sent; the caller is released: {}",
                    settings.profile().name(),
                    String.valueOf(misfit.getMessage()));
            counters.add(DialogueCounter.NOT_SENT);
            endByRelease();
            return false;
        } catch (TCAPSendException | RuntimeException failed) {
            LOG.warn("{}: not sent: {}", settings.profile().name(), String.valueOf(failed.getMessage()));
            counters.add(DialogueCounter.NOT_SENT);
            endLocally(true);
            return false;
        }
    }

    /** Marks the dialogue as ended by the node itself. */
    private void over() {
        dispatch.leaveAssistance();
        phase = Phase.OVER;
        events.endIsKnown();
    }

    private void end() throws TCAPSendException {
        over();
        boolean silent = settings.profile().ending() == SwitchProfile.Ending.PREARRANGED && !outbox.waiting();
        if (silent) {
            dialog.release();
        } else {
            outbox.sendEnd();
        }
    }

    private void endByRelease() {
        try {
            releaseAndEnd(settings.refusalCause());
        } catch (TCAPSendException | RuntimeException failed) {
            LOG.info("{}: release not sent: {}", settings.profile().name(), String.valueOf(failed.getMessage()));
            endLocally(false);
        }
    }

    @Override
    public void abort() {
        lock.lock();
        try {
            if (canAnswer()) {
                endLocally(true);
            }
        } finally {
            lock.unlock();
        }
    }

    /**
     * The dialogue cannot continue: notifies service logic and ends the dialogue on this side.
     *
     * @param tellSwitch whether to send a TC-U-ABORT
     */
    @Override
    public void giveUp(By by, String reason, boolean tellSwitch) {
        lock.lock();
        try {
            if (phase != Phase.OVER) {
                aborted(by, reason);
                endLocally(tellSwitch);
            }
        } finally {
            lock.unlock();
        }
    }

    /**
     * Ends the dialogue on this side.
     *
     * @param tellSwitch whether to send a TC-U-ABORT
     */
    private void endLocally(boolean tellSwitch) {
        over();
        if (tellSwitch) {
            try {
                outbox.sendAbort();
            } catch (TCAPSendException | RuntimeException failed) {
                LOG.info("{}: abort not sent: {}", settings.profile().name(), String.valueOf(failed.getMessage()));
            }
        }
        dialog.release();
    }
}
