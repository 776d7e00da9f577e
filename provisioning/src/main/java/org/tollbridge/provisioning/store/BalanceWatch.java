package org.tollbridge.provisioning.store;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/**
 * What becomes of balances beside what one node posts to them: by the desk, which the audit trail has, and by the postings of
 * other nodes. Both come in the order in which they are committed, the postings of each node in one of its own, so that none is
 * passed over. For one thread at a time.
 */
public final class BalanceWatch {

    /**
     * What others have changed.
     *
     * @param there the balances of now of all who may have another one than before
     * @param gone who may have had a balance and has none
     */
    public record Changes(List<Balance> there, Set<String> gone) {}

    /** How far the desk has come, by the audit trail, and each node, by its journal. */
    private record Marks(long change, Map<String, Long> postings) {}

    private record Read<T>(Marks marks, T what) {}

    private final NumberStore store;
    private final String node;
    private Marks seen = new Marks(0, Map.of());

    /**
     * Looks at a store.
     *
     * @param node whose own postings are no news
     */
    public BalanceWatch(NumberStore store, String node) {
        this.store = store;
        this.node = node;
    }

    /** All balances. */
    public List<Balance> all() throws StoreException {
        return seen(store.read(handle -> new Read<>(marks(handle), Balances.all(handle))));
    }

    /** What others have changed since {@link #all} or this was answered last; some of it may be told once more. */
    public Changes changes() throws StoreException {
        return seen(store.read(handle -> {
            Marks now = marks(handle);
            Set<String> names = new HashSet<>(byDesk(handle));
            for (Map.Entry<String, Long> each : now.postings().entrySet()) {
                if (!each.getKey().equals(node)) {
                    names.addAll(byNode(handle, each.getKey(), each.getValue()));
                }
            }
            List<Balance> there = Balances.of(handle, names);
            there.forEach(balance -> names.remove(balance.subscriber()));
            return new Read<>(now, new Changes(there, names));
        }));
    }

    private <T> T seen(Read<T> read) {
        seen = read.marks();
        return read.what();
    }

    /** Taken before what they are marks of: what is changed in between is read again the next time, and not missed. */
    private static Marks marks(Handle handle) {
        Map<String, Long> postings = new HashMap<>();
        handle.createQuery("select node, last_record from balance_posting")
                .map((row, context) -> Map.entry(row.getString(1), row.getLong(2)))
                .forEach(each -> postings.put(each.getKey(), each.getValue()));
        return new Marks(ChangeLog.head(handle).id(), postings);
    }

    private List<String> byDesk(Handle handle) {
        return handle.createQuery("select item from change_item where change_id > ? and resource = ?")
                .bind(0, seen.change())
                .bind(1, Balance.FORM.name())
                .mapTo(String.class)
                .list();
    }

    private List<String> byNode(Handle handle, String other, long now) {
        long before = seen.postings().getOrDefault(other, -1L);
        return handle.createQuery("select subscriber from balance where posted_by = ? and posted_to > ?")
                .bind(0, other)
                // A node with a new journal begins anew.
                .bind(1, before > now ? -1 : before)
                .mapTo(String.class)
                .list();
    }
}
