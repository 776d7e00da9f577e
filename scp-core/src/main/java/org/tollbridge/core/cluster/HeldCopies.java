package org.tollbridge.core.cluster;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Copies of other nodes' open calls, kept in case a node is lost. Thread-safe. */
final class HeldCopies {

    /** Its name in the user context of a member. */
    static final String NAME = "copies";

    /** A million calls of all nodes together; further calls have no copy. */
    private static final int MOST = 1_000_000;

    /**
     * The copies of one node's calls, by the calls' identifiers.
     *
     * @param session in which they were sent
     */
    record Copies(String session, Map<String, byte[]> calls) {}

    private final Map<String, Copies> owners = new HashMap<>();

    /** Accepts a node's changes of its calls; returns false if it must begin again. */
    synchronized boolean take(String owner, String session, boolean first, byte[] octets) {
        if (first) {
            owners.put(owner, new Copies(session, new HashMap<>()));
        }
        Copies copies = owners.get(owner);
        if (copies == null || !copies.session().equals(session)) {
            return false;
        }
        int others = size() - copies.calls().size();
        CopyForm.each(
                octets,
                (callId, copy) -> {
                    if (others + copies.calls().size() < MOST) {
                        copies.calls().put(callId, copy);
                    }
                },
                copies.calls()::remove);
        return true;
    }

    /** Removes and returns the copies of a node's calls; later changes by it are not accepted. */
    synchronized Optional<Copies> giveAway(String owner) {
        return Optional.ofNullable(owners.remove(owner));
    }

    /** Returns how many calls have a copy here. */
    synchronized int size() {
        return owners.values().stream().mapToInt(each -> each.calls().size()).sum();
    }
}
