package org.tollbridge.simulator.ssf;

import java.util.List;
import org.tollbridge.simulator.ssf.CallTimers.Kind;
import org.tollbridge.wire.tcap.Component;

/** The dialogue of one call: whether it is open, what is sent in it, and how it ends. */
final class OpenDialogue {
    private final CallWorld world;
    private final SwitchSettings settings;
    private final CallTimers timers;
    private final Journal journal;
    private final Outbox outbox;
    private boolean open;

    OpenDialogue(CallWorld world, SwitchSettings settings, CallTimers timers, Journal journal, Outbox outbox) {
        this.world = world;
        this.settings = settings;
        this.timers = timers;
        this.journal = journal;
        this.outbox = outbox;
    }

    void begin() {
        open = true;
    }

    boolean isOpen() {
        return open;
    }

    /** The SCP has ended it. */
    void ended() {
        open = false;
    }

    /** It is lost, together with everything waiting to be sent. */
    void lost() {
        open = false;
        outbox.take();
    }

    void abort() {
        lost();
        world.abort();
    }

    /**
     * Ends the dialogue to inform the SCP that the call has ended: with an abort if the SCP has been asked for
     * instructions, otherwise with END.
     */
    void leave(boolean asked) {
        open = false;
        if (asked) {
            world.abort();
        } else {
            world.send(List.of(), true);
        }
    }

    /**
     * Sends what is waiting.
     *
     * @param done whether nothing follows
     * @param afterwards runs if the SCP leaves the dialogue open although nothing follows
     */
    void flush(boolean done, Runnable afterwards) {
        if (open) {
            sendOrEnd(done, afterwards);
        } else if (!outbox.isEmpty()) {
            int lost = outbox.take().size();
            journal.violation("ended the dialogue before the switch could send " + lost + " components");
        }
    }

    private void sendOrEnd(boolean done, Runnable afterwards) {
        List<Component> ready = outbox.take();
        if (done && settings.dialogueEnd() == DialogueEnd.BY_SWITCH) {
            open = false;
            world.send(ready, true);
            return;
        }
        if (!ready.isEmpty()) {
            world.send(ready, false);
        }
        if (done && settings.dialogueEnd() == DialogueEnd.PREARRANGED) {
            open = false;
            world.forget();
        } else if (done && !timers.isStarted(Kind.END)) {
            timers.start(Kind.END, settings.tssf(), () -> leftOpen(afterwards));
        }
    }

    private void leftOpen(Runnable afterwards) {
        if (open) {
            journal.violation("left the dialogue open though nothing was armed and no report was due");
            open = false;
            world.abort();
            afterwards.run();
        }
    }
}
