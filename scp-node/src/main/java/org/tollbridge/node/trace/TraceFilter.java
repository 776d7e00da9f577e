package org.tollbridge.node.trace;

import java.util.Optional;
import org.tollbridge.wire.tcap.TransactionId;

/**
 * Selects the messages of a capture. Empty criteria match everything; all others must match.
 *
 * @param pointCode point code of the switch
 * @param called dialled number or its end; or its beginning, followed by {@code *}
 * @param caller calling number, in the same way
 * @param dialogue a transaction id in hexadecimal, of either side
 */
public record TraceFilter(
        Optional<Integer> pointCode, Optional<String> called, Optional<String> caller, Optional<String> dialogue) {

    /** Matches every message. */
    public static final TraceFilter NONE =
            new TraceFilter(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    boolean takesAll() {
        return equals(NONE);
    }

    /** Whether the filter needs a dialogue's InitialDP to recognise it. */
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
