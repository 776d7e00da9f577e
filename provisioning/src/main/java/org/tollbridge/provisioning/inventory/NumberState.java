package org.tollbridge.provisioning.inventory;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Where a service number stands in its life. */
public enum NumberState {
    /** Nobody's, and may be given out. */
    SPARE,
    /** Kept for a subscriber until a moment. */
    RESERVED,
    /** A subscriber's, and not yet switched on. */
    ASSIGNED,
    /** Calls to it are taken. */
    WORKING,
    /** A subscriber's and switched off for a time; calls are refused. */
    SUSPENDED,
    /** Taken from its subscriber; may be given back. */
    DISCONNECTED,
    /** Rests until a moment, so that callers of its last owner do not reach the next. */
    AGEING,
    /** Not to be given out. */
    UNAVAILABLE;

    /** Whether calls to it are looked at at all, to be taken or refused as those to a subscriber's number. */
    public boolean served() {
        return this == WORKING || this == SUSPENDED;
    }

    /** Whether the state ends by itself at a moment, and the number is spare then. */
    public boolean endsByItself() {
        return this == RESERVED || this == AGEING;
    }

    /** The state as files, commands and the store write it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The state of a word; empty when there is none. */
    public static Optional<NumberState> of(String word) {
        return Arrays.stream(values())
                .filter(state -> state.word().equals(word.toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    /** All words, in the order of a number's life. */
    public static List<String> words() {
        return Arrays.stream(values()).map(NumberState::word).toList();
    }
}
