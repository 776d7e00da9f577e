package org.tollbridge.simulator.ssf;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.tollbridge.wire.inap.InapError;
import org.tollbridge.wire.inap.Operation;

/**
 * What the caller and the specialised resource do while announcements are played and digits are asked for.
 *
 * @param presses what the caller presses at each prompt, in the order of the prompts; at one that has none here, nothing
 * @param hangsUpDuringPrompt the caller hangs up in the middle of this announcement or prompt, the first being 1
 * @param announcementLasts how long an announcement is that does not say so itself
 * @param failure what the resource refuses
 * @param assist what comes of a temporary connection
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
     * What a caller presses at a prompt.
     *
     * @param after the beginning of the prompt
     * @param digits 0 to 9, A to D, B for *, C for #; none for a caller who presses nothing
     * @param gap between one digit and the next
     */
    public record Press(Duration after, String digits, Duration gap) {
        /** Nothing pressed. */
        public static final Press NOTHING = new Press(Duration.ZERO, "", Duration.ZERO);
    }

    /**
     * An operation that the resource refuses.
     *
     * @param time how many of this operation there were, that one included
     */
    public record Failure(Operation operation, InapError error, int time) {}

    /** What comes of a temporary connection. */
    public enum Assist {
        /** The assisting side asks for instructions. */
        ARRIVES,
        /** It asks with a correlation that the SCP never gave. */
        ARRIVES_WRONG,
        /** It is never heard of. */
        NEVER_ARRIVES
    }

    /** What is pressed at the prompt with this number, the first being 1. */
    Press press(int prompt) {
        return prompt <= presses.size() ? presses.get(prompt - 1) : Press.NOTHING;
    }
}
