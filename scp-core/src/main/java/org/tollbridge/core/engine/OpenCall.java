package org.tollbridge.core.engine;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.tollbridge.core.time.DeadlineWheel.Deadline;
import org.tollbridge.service.call.CallEvent;
import org.tollbridge.service.call.CallRecord;
import org.tollbridge.service.call.CallState;
import org.tollbridge.service.call.Errand;
import org.tollbridge.service.call.Instruction;
import org.tollbridge.service.call.Step;
import org.tollbridge.service.call.StepContext;
import org.tollbridge.service.call.SwitchProfile;
import org.tollbridge.service.credit.CreditRequest;
import org.tollbridge.service.plan.ServiceNumbers;
import org.tollbridge.service.port.SwitchDialogue;

/**
 * One open call and its mailbox. A thread that delivers an event to an idle call processes it, and also all events that
 * arrive meanwhile; a thread that finds the call busy only queues its event. No lock is held while a message is sent:
 * the stack holds its dialogue's lock while it delivers, so a lock of ours would be taken in both orders.
 */
final class OpenCall implements Consumer<CallEvent> {

    /**
     * Largest number of queued events; a correct switch cannot send as many for one call before the first is handled.
     */
    private static final int MAILBOX = 256;

    private static final ServiceNumbers NO_NUMBERS = digits -> Optional.empty();

    private final CallEngine engine;
    private final String id;
    private final SwitchDialogue dialogue;
    private final SwitchProfile profile;
    private final CallEvent.Offered offered;

    /**
     * Offset of the wall clock from the steady clock at the start of the call, so that setting the wall clock does not
     * change a charge.
     */
    private final long ahead;

    private final Deadline deadline;
    private final Queue<CallEvent> mailbox = new ConcurrentLinkedQueue<>();
    private final AtomicInteger waiting = new AtomicInteger();
    private volatile boolean overflowed;

    // Accessed only by the thread that processes the call; the counter of waiting events hands them over.
    private CallState state = new CallState.Idle();
    private Optional<CallRecord> ended = Optional.empty();

    OpenCall(CallEngine engine, String id, SwitchDialogue dialogue, SwitchProfile profile, CallEvent.Offered offered) {
        this.engine = engine;
        this.id = id;
        this.dialogue = dialogue;
        this.profile = profile;
        this.offered = offered;
        this.ahead = engine.clock().wallMillis() - engine.clock().steadyMillis();
        this.deadline = engine.wheel().deadline(() -> accept(new CallEvent.DeadlinePassed()));
    }

    @Override
    public void accept(CallEvent event) {
        if (waiting.get() >= MAILBOX) {
            overflowed = true;
            return;
        }
        mailbox.add(event);
        if (waiting.getAndIncrement() == 0) {
            do {
                play(Objects.requireNonNull(mailbox.poll()));
            } while (waiting.decrementAndGet() != 0);
        }
    }

    String id() {
        return id;
    }

    private long now() {
        return engine.clock().steadyMillis() + ahead;
    }

    /** Ends the call because another node has settled it. */
    void lose() {
        dialogue.abort();
        accept(new CallEvent.DialogueAborted("another node has settled the call"));
    }

    private void play(CallEvent event) {
        if (ended.isPresent()) {
            late(event, ended.get());
            return;
        }
        // An exception that escaped would leave the mailbox taken for ever, so everything thrown is caught here.
        try {
            if (overflowed) {
                engine.tallies().overflows.increment();
                dialogue.abort();
                step(new CallEvent.DialogueAborted("too many events at once"));
            } else {
                step(event);
            }
        } catch (RuntimeException | Error failure) {
            defect(failure);
        }
    }

    private void step(CallEvent event) {
        long now = now();
        StepContext context = new StepContext(id, now, engine.numbers(), profile, engine.world());
        Step step = engine.logic().step(state, event, context);
        state = step.next();
        step.part().ifPresent(engine.records()::append);
        if (step.record().isEmpty()
                && (event instanceof CallEvent.Reported
                        || step.part().isPresent()
                        || !step.instructions().isEmpty())) {
            engine.logic()
                    .standIn(state, offered, context)
                    .ifPresent(record -> engine.records().standIn(record, dialogue));
        }
        if (step.record().isPresent()) {
            // The record stands even if the final message to the switch cannot be sent.
            end(step.record().get());
            send(step.instructions());
        } else if (!send(step.instructions())) {
            step(new CallEvent.DialogueAborted("message could not be sent"));
        } else if (step.deadline().isPresent()) {
            deadline.set(step.deadline().getAsLong() - now);
        } else {
            deadline.clear();
        }
        if (step.errand().isPresent() && ended.isEmpty()) {
            run(step.errand().get());
        }
        if (step.credit().isPresent() && ended.isEmpty()) {
            ask(step.credit().get());
        }
    }

    private void run(Errand errand) {
        engine.errands().run(id, errand, answer -> accept(new CallEvent.ErrandDone(errand.number(), answer)));
    }

    private void ask(CreditRequest request) {
        engine.credit().ask(id, request, answer -> accept(new CallEvent.CreditAnswered(request.number(), answer)));
    }

    private void late(CallEvent event, CallRecord record) {
        engine.tallies().lateEvents.increment();
        if (event instanceof CallEvent.ErrandDone) {
            // What was counted after the call ended must be released too.
            engine.errands().ended(record);
        }
    }

    private boolean send(List<Instruction> instructions) {
        if (instructions.isEmpty() || dialogue.send(instructions)) {
            return true;
        }
        engine.tallies().unsent.increment();
        return false;
    }

    private void defect(Throwable failure) {
        engine.tallies().defects.increment();
        engine.defects().log(id, "ended by a defect", failure);
        try {
            if (ended.isEmpty()) {
                StepContext context = new StepContext(id, now(), NO_NUMBERS, profile, engine.world());
                Step step = engine.logic().fail(state, offered, context);
                state = step.next();
                step.record().ifPresent(this::end);
                if (dialogue.defect(failure.toString()) || send(step.instructions())) {
                    return;
                }
            }
        } catch (RuntimeException | Error again) {
            engine.defects().log(id, "could not be released after a defect", again);
        }
        abort();
    }

    private void abort() {
        try {
            dialogue.abort();
        } catch (RuntimeException | Error failure) {
            engine.defects().log(id, "could not be aborted after a defect", failure);
        }
    }

    private void end(CallRecord record) {
        ended = Optional.of(record);
        deadline.clear();
        engine.ended(this, record);
    }
}
