package org.tollbridge.service.plan;

import java.util.List;
import java.util.function.Consumer;

/**
 * Says whether a PIN is one of those whose hashes a plan holds. Hashing is slow on purpose, so it never runs on the thread
 * that asks. Safe for any thread; never blocks.
 */
@FunctionalInterface
public interface PinHasher {

    /** Most rounds of the hash of one PIN. */
    int MOST_ROUNDS = 200_000;

    /** Most hashed PINs of one node of a plan. */
    int MOST_HASHES = 20;

    /**
     * Asks.
     *
     * @param answer told once, most often on another thread: {@link WalkAnswer.Verified}, or at once
     *     {@link WalkAnswer.Silent} when the hasher has no room for the question
     */
    void verify(List<String> hashes, String digits, Consumer<WalkAnswer> answer);
}
