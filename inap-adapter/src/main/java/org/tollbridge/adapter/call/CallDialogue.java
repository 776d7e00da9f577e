package org.tollbridge.adapter.call;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.restcomm.protocols.ss7.tcap.api.TCAPSendException;
import org.restcomm.protocols.ss7.tcap.api.tc.component.InvokeClass;
import org.restcomm.protocols.ss7.tcap.api.tc.dialog.Dialog;
import org.restcomm.protocols.ss7.tcap.asn.comp.Component;
import org.restcomm.protocols.ss7.tcap.asn.comp.Invoke;
import org.slf4j.LoggerFactory;
import org.tollbridge.adapter.dialect.DialectException;
import org.tollbridge.service.call.CallEvent;
import org.tollbridge.service.call.Instruction;
import org.tollbridge.service.call.SwitchProfile;
import org.tollbridge.service.port.CallGate;
import org.tollbridge.service.port.SwitchDialogue;
import org.tollbridge.wire.asn1.Variant;
import org.tollbridge.wire.inap.ApplicationContext;
import org.tollbridge.wire.inap.InapError;
import org.tollbridge.wire.inap.InitialDp;
import org.tollbridge.wire.inap.Operation;
import org.tollbridge.wire.transport.LimitedLog;

/**
 * One dialogue with a switch about one call: its phases, what service logic sends, and how it ends. Everything is done under jSS7's lock of the dialogue, which jSS7 holds when
 * it brings a message; service logic's side takes events without waiting for anything.
 */
final class CallDialogue implements SwitchDialogue {
    private static final LimitedLog LOG = new LimitedLog(LoggerFactory.getLogger(CallDialogue.class));

    /** Q.850: temporary failure. */
    private static final int TEMPORARY_FAILURE = 41;

    private enum Phase {
        /** No InitialDP has been taken. */
        OPENING,
        OPEN,
        /** The switch has ended the dialogue: what came with its end is told, and then the end. */
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

    private Phase phase = Phase.OPENING;
    private Instructions instructions;
    /** What happens while the call is being offered waits until somebody has taken it. */
    private final List<CallEvent> early = new ArrayList<>(0);

    private Consumer<CallEvent> events = early::add;
    private boolean tested;
    private boolean told;

    CallDialogue(
            Dialog dialog,
            InapSwitch settings,
            Optional<ApplicationContext> context,
            Outbox outbox,
            SwitchCounters counters,
            AnswerTiming timing,
            BadCalls badCalls) {
        this.dialog = dialog;
        this.settings = settings;
        this.variant = context.map(ApplicationContext::variant).orElse(settings.variant());
        this.outbox = outbox;
        this.counters = counters;
        this.timing = timing;
        this.badCalls = badCalls;
        this.lock = dialog.getDialogLock();
        this.incoming = new Incoming(this, dialog, new Received.Rules(context, variant), outbox, counters);
        this.instructions = new Instructions(settings, false, variant);
    }

    InapSwitch settings() {
        return settings;
    }

    SwitchCounters counters() {
        return counters;
    }

    @Override
    public SwitchProfile profile() {
        return settings.profile();
    }

    /** TC-BEGIN: its InitialDP becomes an offer. Without one, or when nobody takes it, the dialogue ends here. */
    void begin(Component[] components, CallGate gate) throws TCAPSendException {
        incoming.take(components, Optional.of(gate));
        if (phase == Phase.OPENING) {
            counters.add(DialogueCounter.BEGUN_WITHOUT_CALL);
            phase = Phase.OVER;
            outbox.sendEnd();
        } else {
            flush();
        }
    }

    /** TC-CONTINUE. */
    void receive(Component[] components) throws TCAPSendException {
        incoming.take(components, Optional.empty());
        flush();
    }

    /** TC-END: what it brought is told first, and answered by nothing. */
    void ended(Component[] components) throws TCAPSendException {
        if (phase == Phase.OPEN) {
            phase = Phase.ENDING;
            incoming.take(components, Optional.empty());
            close(new CallEvent.DialogueEnded());
        }
    }

    /** The dialogue is gone. Nothing is told of it if the end was told or was the node's own. */
    void aborted(String reason) {
        if (phase == Phase.OPEN || phase == Phase.ENDING) {
            close(new CallEvent.DialogueAborted(reason));
        }
        if (phase != Phase.ENDING) {
            phase = Phase.OVER;
        }
    }

    private void close(CallEvent last) {
        if (!told) {
            told = true;
            tell(last);
        }
    }

    /** Sends what waits, if the call's own instructions did not take it along. */
    private void flush() throws TCAPSendException {
        if (phase == Phase.OPEN && outbox.waiting()) {
            outbox.sendContinue();
        }
    }

    /** Whether no call has been offered yet. */
    boolean isOpening() {
        return phase == Phase.OPENING;
    }

    /** Whether components can still be answered: neither side has ended the dialogue. */
    boolean canAnswer() {
        return phase == Phase.OPENING || phase == Phase.OPEN;
    }

    /** The switch has answered an ActivityTest. */
    void answeredTest() {
        tested = false;
    }

    /** Offers a call; gives the error that an InitialDP is to be refused with, if it cannot be offered. */
    Optional<InapError> offer(InitialDp initialDp, CallGate gate) throws TCAPSendException {
        return switch (Offers.read(initialDp)) {
            case Offers.Refused(InapError error) -> Optional.of(error);
            case Offers.Call call -> {
                offer(call, gate);
                yield Optional.empty();
            }
        };
    }

    private void offer(Offers.Call call, CallGate gate) throws TCAPSendException {
        timing.read();
        counters.add(DialogueCounter.CALLS_OFFERED);
        instructions = new Instructions(settings, call.terminating(), variant);
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
            events = taker.get();
            early.forEach(this::tell);
        } else if (phase == Phase.OPEN) {
            counters.add(DialogueCounter.CALLS_REFUSED);
            timing.decided();
            releaseAndEnd(settings.refusalCause());
        }
    }

    /** The BEGIN that is being handled goes to quarantine. */
    void suspect(String reason, String clause) {
        badCalls.quarantine().suspect(settings.pointCode(), reason, clause);
    }

    /** Whether an InitialDP that cannot be read is answered by the default treatment, and not by an error. */
    boolean treats() {
        return badCalls.treatment() != DefaultTreatment.SWITCH;
    }

    /** Gives the caller the default treatment in place of an answer, and ends the dialogue. */
    void treat() throws TCAPSendException {
        if (phase == Phase.OPENING) {
            counters.add(DialogueCounter.BEGUN_WITHOUT_CALL);
        }
        timing.decided();
        over();
        outbox.invoke(
                switch (badCalls.treatment()) {
                    case SWITCH, RELEASE -> instructions.release(TEMPORARY_FAILURE);
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

    /** Gives the caller the default treatment. */
    private void releaseAndEnd(int cause) throws TCAPSendException {
        over();
        outbox.invoke(instructions.release(cause));
        outbox.sendEnd();
        timing.answered();
    }

    /** Service logic's fault costs its own call and no other. */
    void tell(CallEvent event) {
        if (phase == Phase.OPENING) {
            return;
        }
        try {
            events.accept(event);
        } catch (RuntimeException fault) {
            LOG.error(settings.profile().name() + ": " + event + " could not be taken", fault);
        }
    }

    /** An operation was not answered in time. */
    void timedOut(Invoke invoke) {
        boolean awaited =
                invoke.getInvokeClass() == InvokeClass.Class1 || invoke.getInvokeClass() == InvokeClass.Class3;
        if (!awaited || phase != Phase.OPEN) {
            return;
        }
        Optional<Operation> operation = outbox.sent().operation(invoke.getInvokeId());
        if (operation.isPresent() && operation.get() == Operation.ACTIVITY_TEST) {
            counters.add(DialogueCounter.SILENT_SWITCHES);
            giveUp("no answer to activityTest", true);
        } else {
            tell(new CallEvent.InstructionFailed(
                    operation.map(Operation::asn1Name).orElse(""), "operationTimerExpired"));
        }
    }

    /**
     * Nothing was heard for TCAP's idle time: asks the switch whether it still knows the dialogue, and waits for its
     * answer. A dialogue that was never answered is left to TCAP, which aborts it.
     */
    void idle() {
        if (phase != Phase.OPEN || !dialog.isEstabilished()) {
            return;
        }
        if (tested) {
            dialog.keepAlive();
            return;
        }
        try {
            outbox.invoke(new Invocation(Operation.ACTIVITY_TEST, Optional.empty()));
            outbox.sendContinue();
            tested = true;
        } catch (TCAPSendException | RuntimeException failed) {
            LOG.info("{}: activityTest not sent: {}", settings.profile().name(), String.valueOf(failed.getMessage()));
        }
    }

    @Override
    public boolean send(List<Instruction> step) {
        lock.lock();
        try {
            if (phase == Phase.ENDING) {
                // The switch has had its last word: that the dialogue is over is told by an event, not here.
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
            outbox.invoke(instructions.encode(step));
            if (ends) {
                end();
            } else if (outbox.waiting()) {
                outbox.sendContinue();
            }
            timing.answered();
            return true;
        } catch (DialectException misfit) {
            LOG.warn(
                    "{}: not sent, the caller is released: {}",
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

    /** The node itself ends the dialogue, and need not be told so. */
    private void over() {
        phase = Phase.OVER;
        told = true;
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
     * The dialogue cannot go on: service logic hears so, and it ends on this side.
     *
     * @param tellSwitch whether to send a TC-U-ABORT
     */
    void giveUp(String reason, boolean tellSwitch) {
        lock.lock();
        try {
            if (phase != Phase.OVER) {
                aborted(reason);
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
