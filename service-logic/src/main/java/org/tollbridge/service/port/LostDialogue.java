package org.tollbridge.service.port;

import java.util.OptionalInt;
import org.tollbridge.service.call.CallEvent;

/** A dialogue that a node goes on with which has not begun it. Safe for any thread; nothing blocks. */
public interface LostDialogue {

    /** What a switch says in it. */
    sealed interface News {

        /** The switch reports. */
        record Told(CallEvent event) implements News {}

        /** The switch knows the dialogue still: it has answered what {@link LostDialogue#ask} asks. */
        record Alive() implements News {}

        /** The switch has ended the dialogue in order; what came with its end was told before. */
        record Ended() implements News {}

        /** The switch knows the dialogue no more, or has aborted it. */
        record Gone() implements News {}
    }

    /** Asks the switch whether it still knows the dialogue (ActivityTest). */
    void ask();

    /**
     * Ends the dialogue.
     *
     * @param release Q.850 cause by which the call is released with it, 1 to 127; empty lets a conversation go on
     */
    void end(OptionalInt release);

    /** Leaves the dialogue as it is: no news come from now on. */
    void leave();
}
