package org.tollbridge.core.cluster;

import com.hazelcast.map.IMap;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * Ownership of calls whose node was lost, and where each node keeps the copies of its calls. Available only while more
 * than half of the nodes see each other; otherwise each method throws an exception. The methods wait for other nodes.
 */
final class CallClaims {

    private static final int AT_ONCE = 1_000;

    private final IMap<String, String> calls;
    private final IMap<String, String> places;

    CallClaims(IMap<String, String> calls, IMap<String, String> places) {
        this.calls = calls;
        this.places = places;
    }

    /**
     * Takes a step for each call, and returns the resulting words, which then have their backup. After a failure, steps
     * already taken may be repeated.
     */
    Map<String, String> step(Collection<String> ids, CallClaim claim) {
        Map<String, String> words = new HashMap<>();
        List<String> all = List.copyOf(ids);
        for (int at = 0; at < all.size(); at += AT_ONCE) {
            // One by one: Hazelcast does not wait for backups of an operation on many keys.
            Map<String, CompletableFuture<String>> asked = new HashMap<>();
            for (String id : all.subList(at, Math.min(all.size(), at + AT_ONCE))) {
                asked.put(id, calls.submitToKey(id, claim).toCompletableFuture());
            }
            asked.forEach((id, word) -> words.put(id, await(word)));
        }
        return words;
    }

    private static String await(CompletableFuture<String> word) {
        try {
            return word.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    /** Sets a new place for a node's copies; earlier copies are void from now on. */
    void place(String owner, String session) {
        places.set(owner, session);
    }

    /** Returns where a node keeps its copies. */
    Optional<String> place(String owner) {
        return Optional.ofNullable(places.get(owner));
    }
}
