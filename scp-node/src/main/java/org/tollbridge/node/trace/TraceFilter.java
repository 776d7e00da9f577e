package org.tollbridge.node.trace;

import java.util.Optional;
import org.tollbridge.wire.tcap.TransactionId;

/**
 * Which messages a capture is to hold. What is not said does not matter; what is said must all hold.
 *
 * @param pointCode of the switch
 * @param called the dialled number: one that is this, or ends in it; with a {@code *} behind, one that begins so
 * @param caller the calling number, in the same way
 * @param dialogue a transaction id in hexadecimal, of either side
 */
public record TraceFilter(
        Optional<Integer> pointCode, Optional<String> called, Optional<String> caller, Optional<String> dialogue) {

    /** Everything. */
    public static final TraceFilter NONE =
            new TraceFilter(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    boolean takesAll() {
        return equals(NONE);
    }

    /** Whether a dialogue has to be seen from its InitialDP on to be known as one of these. */
    boolean asksForNumbers() {
        return called.isPresent() || caller.isPresent();
    }

    boolean hasSwitch(int number) {
        return pointCode.map(wanted -> wanted == number).orElse(true);
    }

    boolean hasNumbers(String dialled, String calling) {
        return matches(called, dialled) && matches(caller, calling);
    }

    boolean hasDialogue(TransactionId id) {
        return dialogue.map(wanted -> id.octets().toHex().equalsIgnoreCase(wanted))
                .orElse(true);
    }

    private static boolean matches(Optional<String> wanted, String digits) {
        if (wanted.isEmpty()) {
            return true;
        }
        String text = wanted.get();
        return text.endsWith("*")
                ? digits.startsWith(text.substring(0, text.length() - 1))
                : !digits.isEmpty() && digits.endsWith(text);
    }
}
