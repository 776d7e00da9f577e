package org.tollbridge.provisioning.inventory;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** State of a service number in its life-cycle. */
public enum NumberState {
    /** Without a subscriber and available for assignment. */
    SPARE,
    /** Kept for a subscriber until a deadline. */
    RESERVED,
    /** Assigned to a subscriber, not yet activated. */
    ASSIGNED,
    /** In service. */
    WORKING,
    /** Temporarily out of service; calls are refused. */
    SUSPENDED,
    /** Withdrawn from its subscriber; can be restored. */
    DISCONNECTED,
    /** Unused for a period, so that callers of its last subscriber do not reach the next. */
    AGEING,
    /** Not available for assignment. */
    UNAVAILABLE;

    /** Whether calls to it are handled, by accepting or refusing them, as calls to a subscriber's number. */
    public boolean served() {
        return this == WORKING || this == SUSPENDED;
    }

    /** Whether the state expires, which makes the number spare. */
    public boolean endsByItself() {
        return this == RESERVED || this == AGEING;
    }

    /** The state as written in files, commands and the store. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The state with this word; empty when there is none. */
    public static Optional<NumberState> of(String word) {
        return Arrays.stream(values())
                .filter(state -> state.word().equals(word.toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    /** All words, in life-cycle order. */
    public static List<String> words() {
        return Arrays.stream(values()).map(NumberState::word).toList();
    }
}
