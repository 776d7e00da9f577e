package org.tollbridge.adapter.call;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import org.tollbridge.service.call.CallEvent;
import org.tollbridge.service.call.Instruction;
import org.tollbridge.service.port.CallGate;
import org.tollbridge.service.port.SwitchDialogue;

/** Takes calls and does as it was told: answers events with instructions, and remembers what it heard. */
final class ScriptedGate implements CallGate {
    private static final int LIMIT_SECONDS = 10;

    private final BlockingQueue<CallEvent> heard = new LinkedBlockingQueue<>();
    private final BlockingQueue<SwitchDialogue> dialogues = new LinkedBlockingQueue<>();
    private final BlockingQueue<Boolean> sent = new LinkedBlockingQueue<>();
    private final Function<CallEvent, List<Instruction>> script;

    /**
     * @param script what to send on an event, in the thread that brings it; nothing is sent for an empty list
     */
    ScriptedGate(Function<CallEvent, List<Instruction>> script) {
        this.script = script;
    }

    /** Takes every call and says nothing. */
    static ScriptedGate silent() {
        return new ScriptedGate(event -> List.of());
    }

    /** Answers the offer, and nothing else. */
    static ScriptedGate answering(Instruction... instructions) {
        return new ScriptedGate(
                event -> event instanceof CallEvent.Offered ? List.of(instructions) : List.<Instruction>of());
    }

    @Override
    public Optional<Consumer<CallEvent>> offer(SwitchDialogue dialogue, CallEvent.Offered call) {
        dialogues.add(dialogue);
        react(dialogue, call);
        return Optional.of(event -> react(dialogue, event));
    }

    private void react(SwitchDialogue dialogue, CallEvent event) {
        heard.add(event);
        List<Instruction> instructions = script.apply(event);
        if (!instructions.isEmpty()) {
            sent.add(dialogue.send(instructions));
        }
    }

    /** The next event. */
    CallEvent hear() throws InterruptedException {
        return next(heard, "event");
    }

    /** The next dialogue that was offered. */
    SwitchDialogue dialogue() throws InterruptedException {
        return next(dialogues, "dialogue");
    }

    /** What the next message of the script was answered with. */
    boolean sent() throws InterruptedException {
        return next(sent, "message");
    }

    /** Whether no event waits. */
    boolean isSilent() {
        return heard.isEmpty();
    }

    private static <T> T next(BlockingQueue<T> queue, String what) throws InterruptedException {
        T next = queue.poll(LIMIT_SECONDS, TimeUnit.SECONDS);
        if (next == null) {
            throw new AssertionError("no " + what + " came");
        }
        return next;
    }
}
