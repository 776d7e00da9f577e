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
 * Who has the say about calls whose node was lost, and where each node keeps the copies of its calls. Only while more than
 * half of the nodes see each other; otherwise each method throws. They wait for other nodes.
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
     * Takes a step for each call, and gives the word that stands then, with its backup. What was done before a failure may be
     * done again.
     */
    Map<String, String> step(Collection<String> ids, CallClaim claim) {
        Map<String, String> words = new HashMap<>();
        List<String> all = List.copyOf(ids);
        for (int at = 0; at < all.size(); at += AT_ONCE) {
            // One by one: Hazelcast does not wait for backups of what goes to many keys together.
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

    /** A node keeps its copies elsewhere from now on: those of before are of no use to anybody. */
    void place(String owner, String session) {
        places.set(owner, session);
    }

    /** Where a node keeps its copies. */
    Optional<String> place(String owner) {
        return Optional.ofNullable(places.get(owner));
    }
}
