package org.tollbridge.core.cluster;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Copies of other nodes' open calls, kept for the case that one of these is lost. Safe for any thread. */
final class HeldCopies {

    /** Its name among what belongs to a member. */
    static final String NAME = "copies";

    /** A million calls of all nodes together; those beyond have no copy. */
    private static final int MOST = 1_000_000;

    /**
     * The copies of one node's calls, by the calls' identifiers.
     *
     * @param session in which they were sent
     */
    record Copies(String session, Map<String, byte[]> calls) {}

    private final Map<String, Copies> owners = new HashMap<>();

    /** Takes what a node says of its calls; false if it has to begin anew. */
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

    /** Gives the copies of a node's calls away; what it says of them afterwards is not taken. */
    synchronized Optional<Copies> giveAway(String owner) {
        return Optional.ofNullable(owners.remove(owner));
    }

    /** How many calls have a copy here. */
    synchronized int size() {
        return owners.values().stream().mapToInt(each -> each.calls().size()).sum();
    }
}
