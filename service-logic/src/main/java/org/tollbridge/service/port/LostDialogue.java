package org.tollbridge.service.port;

import java.util.OptionalInt;
import org.tollbridge.service.call.CallEvent;

/** A dialogue begun by another node and taken over by this one. Thread-safe; nothing blocks. */
public interface LostDialogue {

    /** An event from the switch in the dialogue. */
    sealed interface News {

        /** The switch reports. */
        record Told(CallEvent event) implements News {}

        /** The switch still knows the dialogue: it has answered {@link LostDialogue#ask}. */
        record Alive() implements News {}

        /** The switch has ended the dialogue in order; reports inside the end were delivered before. */
        record Ended() implements News {}

        /** The switch no longer knows the dialogue, or has aborted it. */
        record Gone() implements News {}
    }

    /** Asks the switch whether it still knows the dialogue (ActivityTest). */
    void ask();

    /**
     * Ends the dialogue.
     *
     * @param release Q.850 cause for releasing the call with it, 1 to 127; empty lets a conversation go on
     */
    void end(OptionalInt release);

    /** Leaves the dialogue unchanged; no more events are delivered. */
    void leave();
}
