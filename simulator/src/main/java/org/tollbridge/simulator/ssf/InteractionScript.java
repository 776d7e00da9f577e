package org.tollbridge.simulator.ssf;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.tollbridge.wire.inap.InapError;
import org.tollbridge.wire.inap.Operation;

/**
 * What the caller and the specialised resource do during announcements and digit collection.
 *
 * @param presses the keys that the caller presses at each prompt, in the order of the prompts; nothing at any further
 *     prompt
 * @param hangsUpDuringPrompt the caller hangs up in the middle of this announcement or prompt, the first being 1
 * @param announcementLasts the duration of an announcement that does not specify its own
 * @param failure the operation that the resource refuses
 * @param assist the fate of a temporary connection
 */
public record InteractionScript(
        List<Press> presses,
        OptionalInt hangsUpDuringPrompt,
        Duration announcementLasts,
        Optional<Failure> failure,
        Assist assist) {

    /** A caller who presses nothing, announcements of two seconds, and resources that work. */
    public static final InteractionScript NONE = new InteractionScript(
            List.of(), OptionalInt.empty(), Duration.ofSeconds(2), Optional.empty(), Assist.ARRIVES);

    public InteractionScript {
        presses = List.copyOf(presses);
    }

    /**
     * The keys that a caller presses at a prompt.
     *
     * @param after the time from the start of the prompt
     * @param digits 0 to 9 and A to D, where B is * and C is #; none for a caller who presses nothing
     * @param gap the time between digits
     */
    public record Press(Duration after, String digits, Duration gap) {
        /** No key is pressed. */
        public static final Press NOTHING = new Press(Duration.ZERO, "", Duration.ZERO);
    }

    /**
     * An operation that the resource refuses.
     *
     * @param time the occurrence of the operation that is refused, the first being 1
     */
    public record Failure(Operation operation, InapError error, int time) {}

    /** The fate of a temporary connection. */
    public enum Assist {
        /** The assisting side asks for instructions. */
        ARRIVES,
        /** It asks with a correlation that the SCP never gave. */
        ARRIVES_WRONG,
        /** It never asks. */
        NEVER_ARRIVES
    }

    /** The keys pressed at the prompt with this number, the first being 1. */
    Press press(int prompt) {
        return prompt <= presses.size() ? presses.get(prompt - 1) : Press.NOTHING;
    }
}
