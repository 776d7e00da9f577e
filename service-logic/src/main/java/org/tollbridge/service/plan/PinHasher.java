package org.tollbridge.service.plan;

import java.util.List;
import java.util.function.Consumer;

/**
 * Checks a PIN against the hashes of a plan. Hashing is slow by design, so it never runs on the calling thread.
 * Thread-safe; never blocks.
 */
@FunctionalInterface
public interface PinHasher {

    /** Largest number of rounds for hashing one PIN. */
    int MOST_ROUNDS = 200_000;

    /** Largest number of hashed PINs of one node of a plan. */
    int MOST_HASHES = 20;

    /**
     * Checks a PIN.
     *
     * @param answer called once, usually on another thread: {@link WalkAnswer.Verified}, or immediately {@link
     *     WalkAnswer.Silent} when the hasher's queue is full
     */
    void verify(List<String> hashes, String digits, Consumer<WalkAnswer> answer);
}
